/** The browser without a network, as the browser itself has it: `navigator.onLine`, its events, failed requests. */
import { executeServerCommand } from '@web/test-runner-commands';
import { atTheEnd } from './page.js';

export async function goOffline(): Promise<void> {
  atTheEnd(goOnline);
  await executeServerCommand('set-offline', { offline: true });
}

export async function goOnline(): Promise<void> {
  await executeServerCommand('set-offline', { offline: false });
}
