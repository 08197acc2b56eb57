/** A real Redis for a test file: Debian's, installed if need be and allowed, on a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { after } from 'node:test';
import { createClient } from '@redis/client';
import type { TokenProxyStore } from '../../server/index.js';
import { redisStore } from '../../server/redis/index.js';
import { isToBeHad } from './debian.js';
import { freePort } from './free-port.js';

const program = 'redis-server';

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
  if (!isToBeHad(program, '--version')) return undefined;
  const port = await freePort();
  const redis = await start(port);
  after(() => {
    redis.removeAllListeners('exit');
    redis.kill();
  });
  return `redis://127.0.0.1:${port}`;
}

/** A store on connections of its own, until the tests are over. */
export async function connectStore(url: string, prefix: string): Promise<TokenProxyStore> {
  const client = createClient({ url });
  const subscriber = client.duplicate();
  // Without a listener an error would end the process, and lines are cut in some tests.
  for (const one of [client, subscriber]) one.on('error', () => undefined);
  await Promise.all([client.connect(), subscriber.connect()]);
  after(() => {
    client.destroy();
    subscriber.destroy();
  });
  return redisStore({ client, subscriber, prefix });
}
