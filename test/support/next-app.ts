/** The recipe for Next in docs/proxy.md as an app of its own, built and served by a real Next. */
import { execFile, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packedFiles } from '../package/package-files.js';
import { freePort } from './free-port.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const app = join(root, '.cache', 'next-app');
const next = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
const env = { ...process.env, NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' };

/** @throws Error when the docs no longer have it. */
function recipe(): string {
  const docs = readFileSync(join(root, 'docs', 'proxy.md'), 'utf8');
  const [, section = ''] = docs.split('### Next\n');
  const [, block = ''] = /```ts\n(.*?)```/s.exec(section) ?? [];
  const place = "basePath: '/api/codat',";
  if (!block.includes(place)) throw new Error(`The recipe has no ${place}`);
  // The sandbox is not where Codat is.
  return block.replace(place, `apiUrl: process.env.CODAT_URL ?? '', ${place}`);
}

/** Everything but the recipe's own file is what a host has: a session, and the package as npm installs it. */
export async function buildNextApp(): Promise<void> {
  rmSync(app, { recursive: true, force: true });
  cpSync(join(root, 'test', 'package', 'next-app'), app, { recursive: true });
  const route = join(app, 'app', 'api', 'codat', '[...path]', 'route.ts');
  mkdirSync(dirname(route), { recursive: true });
  writeFileSync(route, recipe());
  for (const file of packedFiles()) {
    cpSync(join(root, file), join(app, 'node_modules', 'codat-elements', file));
  }
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd: app, env });
}

/** Serves the built app until the test ends; gives its origin. */
export async function startNextApp(
  t: TestContext,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const port = await freePort();
  const args = [next, 'start', '--port', String(port), '--hostname', '127.0.0.1'];
  const server = spawn(process.execPath, args, {
    cwd: app,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => server.kill());
  for await (const line of createInterface(server.stdout)) {
    if (line.includes('Ready in')) return `http://127.0.0.1:${port}`;
  }
  throw new Error('Next ended before it was ready.');
}
