/** The browser without a network, as the browser itself has it: `navigator.onLine`, its events, failed requests. */
import { executeServerCommand } from '@web/test-runner-commands';
import { needs } from './engines.js';
import { atTheEnd } from './page.js';

export async function goOffline(): Promise<void> {
  needs('the network’s end');
  atTheEnd(goOnline);
  await executeServerCommand('set-offline', { offline: true });
}

export async function goOnline(): Promise<void> {
  await executeServerCommand('set-offline', { offline: false });
}
