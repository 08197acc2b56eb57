/** A real Redis for a test file: Debian's, installed if need be and allowed, on a port of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { after } from 'node:test';

const program = 'redis-server';

const isThere = (): boolean => spawnSync(program, ['--version']).status === 0;

/** Installs it where that takes no question: as root, on a system with apt. */
function install(): void {
  if (process.getuid?.() !== 0) return;
  spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', program], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 90_000,
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(port: number): Promise<ChildProcess> {
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const redis = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    redis.once('error', reject);
    redis.once('exit', (code) => reject(new Error(`${program} ended with ${String(code)}`)));
    redis.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept connections')) resolve();
    });
  });
  return redis;
}

/** Where it listens until the file's tests are done; undefined, said loudly, where none is to be had. */
export async function startRedis(): Promise<string | undefined> {
  if (!isThere()) install();
  if (!isThere()) {
    console.error(`\n*** ${program} is not to be had: every test that needs it is SKIPPED. ***\n`);
    return undefined;
  }
  const port = await freePort();
  const redis = await start(port);
  after(() => {
    redis.removeAllListeners('exit');
    redis.kill();
  });
  return `redis://127.0.0.1:${port}`;
}
