/** A SvelteKit app with the recipe for its proxy, `examples/proxies/sveltekit`, built and served by its adapter for Node. */
import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { prepareApp, startServer } from './apps.js';
import { freePort } from './free-port.js';

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
export async function startSvelteKitApp(
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  await startServer(t, {
    args: ['build'],
    cwd: app,
    env: { HOST: '127.0.0.1', PORT: port, ORIGIN: origin, ...settings },
    ready: /Listening on/,
  });
  return origin;
}

/** Serves the app as it is developed, in which Svelte says what is wrong with a page, until the test ends. */
export async function developSvelteKitApp(
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const port = await freePort();
  await startServer(t, {
    args: [
      join('node_modules', 'vite', 'bin', 'vite.js'),
      ...['dev', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
    ],
    cwd: app,
    env: { NODE_ENV: 'development', ...settings },
    ready: /ready in/,
  });
  return `http://127.0.0.1:${port}`;
}
