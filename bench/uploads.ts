/**
 * Twenty uploads of 10 MB at once through one process, each of another company: `npm run bench:uploads`. Prints by how
 * much the process grows at its highest, beside one that passes the same bodies on by a bare `fetch`: in turn, in the
 * same run. A process grows by the buffers that Node has read and not collected yet, so the first rounds show the most.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';

const uploads = Number(process.env['BENCH_UPLOADS'] ?? 20);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const FILE_BYTES = 10 * 1024 * 1024;

function start(name: string, env: Record<string, string> = {}): ChildProcess {
  return fork(fileURLToPath(new URL('./servers.ts', import.meta.url)), [name], {
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
}

async function nextMessage(child: ChildProcess): Promise<number> {
  const [message] = (await once(child, 'message')) as [number];
  return message;
}

const codat = start('files');
const codatUrl = `http://127.0.0.1:${await nextMessage(codat)}`;

interface Server {
  name: string;
  child: ChildProcess;
  url: string;
  /** By how much it grew in each round, in MB. */
  growths: number[];
}

async function serve(name: string, program: string): Promise<Server> {
  const child = start(program, { CODAT_URL: codatUrl });
  return { name, child, url: `http://127.0.0.1:${await nextMessage(child)}`, growths: [] };
}

const servers = [await serve('bare fetch', 'passing'), await serve('token proxy', 'uploads')];

/** In bytes: what a server has now, or the most since it was last asked. */
async function memory({ child }: Server, which: 'now' | 'peak'): Promise<number> {
  child.send(which);
  return nextMessage(child);
}

const companyOf = (place: number) => `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const filling = Buffer.alloc(64 * 1024, ' ');

async function upload(url: string, place: number): Promise<void> {
  const boundary = 'bench';
  const sent = send(`${url}/companies/me/connections/c/files`, {
    method: 'POST',
    agent,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-requested-with': 'bench',
      'sec-fetch-site': 'same-origin',
      'x-company': companyOf(place),
    },
  });
  const responded = once(sent, 'response');
  sent.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${place}.pdf"\r\n\r\n%PDF-1.7`,
  );
  for (let size = 8; size < FILE_BYTES; size += filling.length) {
    const rest = filling.subarray(0, Math.min(filling.length, FILE_BYTES - size));
    if (!sent.write(rest)) await once(sent, 'drain');
  }
  sent.end(`\r\n--${boundary}--\r\n`);
  const [response] = (await responded) as [{ statusCode: number; resume(): void }];
  response.resume();
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`);
}

const uploadAll = (url: string) =>
  Promise.all(Array.from({ length: uploads }, (_, place) => upload(url, place)));
const megabytes = (bytes: number) => bytes / 1e6;

// Code that runs for the first time is compiled: that is no file's memory.
for (const { url } of servers) await upload(url, 0);
for (let round = 0; round < rounds; round++) {
  for (const server of servers) {
    const before = await memory(server, 'now');
    await memory(server, 'peak');
    await uploadAll(server.url);
    server.growths.push(megabytes((await memory(server, 'peak')) - before));
  }
}
for (const child of [codat, ...servers.map((server) => server.child)]) child.kill();
agent.destroy();

console.log(`${uploads} uploads of 10 MB at once, ${rounds} rounds: MB by which the process grows`);
for (const { name, growths } of servers) {
  const byRound = growths.map((one) => one.toFixed(1)).join(', ');
  console.log(`${name}: ${Math.max(...growths).toFixed(1)} at its highest; by round ${byRound}`);
}
const [bare = 0, proxied = 0] = servers.map(({ growths }) => Math.max(...growths));
console.log(`token proxy to bare fetch: ${(proxied / bare).toFixed(2)}`);
