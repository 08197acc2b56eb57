/** The apps of `test/apps` with the package in them, as a host's project has it. */
import { spawn } from 'node:child_process';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { appFolder, installApp } from '../../scripts/lib/apps.mjs';
import { packedFiles } from '../package/package-files.js';
import { freePort } from './free-port.js';

/**
 * Copies an app with its dependencies and the built package; gives the copy's folder. `base` is an app whose files it
 * shares, but for those that it has itself.
 */
export async function prepareApp(name: string, base = name): Promise<string> {
  await installApp(name);
  const folder = appFolder(name);
  for (const old of readdirSync(folder)) {
    if (old !== 'node_modules') rmSync(join(folder, old), { recursive: true });
  }
  for (const source of [base, name]) {
    cpSync(join('test', 'apps', source), folder, {
      recursive: true,
      filter: (file) => !file.includes('node_modules'),
    });
  }
  const installed = join(folder, 'node_modules', 'codat-elements');
  rmSync(installed, { recursive: true, force: true });
  for (const file of packedFiles()) cpSync(file, join(installed, file));
  return folder;
}

export interface ServerProcess {
  /** The arguments of Node. */
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Matches the line with which it says that it serves. */
  ready: RegExp;
}

/**
 * Starts a server that ends with the test; gives what matched once it serves.
 *
 * @throws Error when the process ends before it serves
 */
export async function startServer(
  t: TestContext,
  { args, cwd, env = {}, ready }: ServerProcess,
): Promise<RegExpExecArray> {
  const server = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => server.kill());
  for await (const line of createInterface(server.stdout)) {
    const match = ready.exec(line);
    if (match) return match;
  }
  throw new Error(`${args.join(' ')} ended before it was ready.`);
}

/** Starts a server on a free port of this machine, until the test ends; gives its origin. */
export async function startOnFreePort(
  t: TestContext,
  serverAt: (port: string) => ServerProcess,
): Promise<string> {
  const port = String(await freePort());
  await startServer(t, serverAt(port));
  return `http://127.0.0.1:${port}`;
}
