/** The recipe for Next, `examples/proxies/next`, as an app of its own, built and served by a real Next. */
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { prepareApp, startOnFreePort } from './apps.js';

const next = join('node_modules', 'next', 'dist', 'bin', 'next');
const env = { NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' };

/** Everything but the recipe's own files is what a host has. Gives the app's folder. */
export async function buildNextApp(): Promise<string> {
  const app = await prepareApp('next');
  cpSync(join('examples', 'proxies', 'next'), app, { recursive: true });
  await promisify(execFile)(process.execPath, [next, 'build'], {
    cwd: app,
    env: { ...process.env, ...env },
  });
  return app;
}

/** Serves a built app until the test ends; gives its origin. */
export const startNextApp = (
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> =>
  startOnFreePort(t, (port) => ({
    args: [next, 'start', '--port', port, '--hostname', '127.0.0.1'],
    cwd: app,
    env: { ...env, ...settings },
    ready: /Ready in/,
  }));
