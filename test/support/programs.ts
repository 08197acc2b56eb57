/** Servers in other languages and runtimes, as processes of their own. */
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestContext } from 'node:test';

export interface Program {
  program: string;
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Where it listens on this machine. */
  port: number;
}

async function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/**
 * Starts a server that ends with the test; settles once it listens.
 *
 * @throws Error when the program ends before, with what it has printed
 */
export async function startProgram(t: TestContext, settings: Program): Promise<void> {
  const { program, args, cwd, env = {}, port } = settings;
  const server = spawn(program, args, {
    cwd,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  }
  const over = new AbortController();
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'] as const) {
      server.once(event, () => {
        over.abort();
        resolve();
      });
    }
  });
  t.after(async () => {
    server.kill('SIGTERM');
    await ended;
  });
  while (!(await isListening(port))) {
    if (over.signal.aborted) throw new Error(`${program} ended before it listened:\n${printed}`);
    await wait(20);
  }
}
