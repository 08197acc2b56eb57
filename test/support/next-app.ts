/** The recipe for Next in docs/proxy.md as an app of its own, built and served by a real Next. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { prepareApp, startServer } from './apps.js';
import { freePort } from './free-port.js';

const next = join('node_modules', 'next', 'dist', 'bin', 'next');
const env = { NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' };

/** @throws Error when the docs no longer have it. */
function recipe(): string {
  const docs = readFileSync(join('docs', 'proxy.md'), 'utf8');
  const [, section = ''] = docs.split('### Next\n');
  const [, block = ''] = /```ts\n(.*?)```/s.exec(section) ?? [];
  const place = "basePath: '/api/codat',";
  if (!block.includes(place)) throw new Error(`The recipe has no ${place}`);
  // The sandbox is not where Codat is.
  return block.replace(place, `apiUrl: process.env.CODAT_URL ?? '', ${place}`);
}

/** Everything but the recipe's own file is what a host has. Gives the app's folder. */
export async function buildNextApp(): Promise<string> {
  const app = await prepareApp('next');
  const route = join(app, 'app', 'api', 'codat', '[...path]', 'route.ts');
  mkdirSync(dirname(route), { recursive: true });
  writeFileSync(route, recipe());
  await promisify(execFile)(process.execPath, [next, 'build'], {
    cwd: app,
    env: { ...process.env, ...env },
  });
  return app;
}

/** Serves a built app until the test ends; gives its origin. */
export async function startNextApp(
  t: TestContext,
  app: string,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const port = await freePort();
  await startServer(t, {
    args: [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'],
    cwd: app,
    env: { ...env, ...settings },
    ready: /Ready in/,
  });
  return `http://127.0.0.1:${port}`;
}
