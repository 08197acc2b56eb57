/** A SvelteKit app with the recipe for its proxy, `examples/proxies/sveltekit`, built and served by its adapter for Node. */
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { prepareApp, startOnFreePort } from './apps.js';

/** Everything but the recipe's own files is what a host has. Gives the app's folder. */
export async function prepareSvelteKitApp(): Promise<string> {
  const app = await prepareApp('sveltekit');
  cpSync(join('examples', 'proxies', 'sveltekit'), app, { recursive: true });
  return app;
}

export async function buildSvelteKitApp(app: string): Promise<void> {
  await promisify(execFile)('npm', ['run', '--silent', 'build'], {
    cwd: app,
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
  });
}

/** Serves a built app until the test ends; gives its origin. */
export const startSvelteKitApp = (
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> =>
  startOnFreePort(t, (port) => ({
    args: ['build'],
    cwd: app,
    env: {
      HOST: '127.0.0.1',
      PORT: port,
      ORIGIN: `http://127.0.0.1:${port}`,
      // A file may have 10 MB, and the adapter allows 512 kB.
      BODY_SIZE_LIMIT: '11M',
      ...settings,
    },
    ready: /Listening on/,
  }));

/** Serves the app as it is developed, in which Svelte says what is wrong with a page, until the test ends. */
export const developSvelteKitApp = (
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> =>
  startOnFreePort(t, (port) => ({
    args: [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      ...['dev', '--host', '127.0.0.1', '--port', port, '--strictPort'],
    ],
    cwd: app,
    env: { NODE_ENV: 'development', ...settings },
    ready: /ready in/,
  }));
