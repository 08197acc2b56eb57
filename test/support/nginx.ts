/** A real nginx for a test: Debian's, with a configuration out of the docs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { isToBeHad } from './debian.js';
import { startProgram } from './programs.js';

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

/** Runs until the test ends. `http` is the content of the http block, and listens on the port. */
export async function startNginx(t: TestContext, http: string, port: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, mainConfiguration(folder, http));
  const args = ['-p', folder, '-c', file];
  const started = startProgram(t, { program: 'nginx', args, cwd: folder, port });
  // After nginx has ended, which was registered before.
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  await started;
}
