/** A real nginx for a test: Debian's, with a configuration out of the docs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import { isToBeHad } from './debian.js';

/** The package with auth_request, rewrite and proxy in it; nothing else is needed. */
export const hasNginx = (): boolean => isToBeHad('nginx', '-v');

/** What stands around the recipe on any host: here one that leaves nothing behind. */
function mainConfiguration(folder: string, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  return [
    'daemon off;',
    'worker_processes 1;',
    `pid ${join(folder, 'nginx.pid')};`,
    'error_log stderr crit;',
    // Workers of a master that runs as root would become somebody who may not read the folder.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'events {}',
    'http {',
    'access_log off;',
    ...temporary,
    http,
    '}',
  ].join('\n');
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

/** Runs until the test ends. `http` is the content of the http block, and listens on the port. */
export async function startNginx(t: TestContext, http: string, port: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, mainConfiguration(folder, http));
  const nginx: ChildProcess = spawn('nginx', ['-p', folder, '-c', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => nginx.once('exit', resolve));
  t.after(async () => {
    nginx.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });
  while (!(await isListening(port))) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}.`);
    await wait(20);
  }
}
