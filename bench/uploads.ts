/**
 * Twenty uploads of 10 MB at once through one process, each of another company: `npm run bench:uploads`. Prints by how
 * much the process grows, at its highest; fails when that is more than is promised.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';

const uploads = Number(process.env['BENCH_UPLOADS'] ?? 20);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const FILE_BYTES = 10 * 1024 * 1024;
const MAX_GROWTH_MB = 40;

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
const proxy = start('uploads', { CODAT_URL: codatUrl });
const base = `http://127.0.0.1:${await nextMessage(proxy)}`;

/** Of the proxy, in bytes: what it has now, or the most since it was last asked. */
async function memory(which: 'now' | 'peak'): Promise<number> {
  proxy.send(which);
  return nextMessage(proxy);
}

const companyOf = (place: number) => `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
const filling = Buffer.alloc(64 * 1024, ' ');

async function upload(place: number): Promise<void> {
  const boundary = 'bench';
  const sent = send(`${base}/companies/me/connections/c/files`, {
    method: 'POST',
    agent,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'x-requested-with': 'bench',
      'sec-fetch-site': 'same-origin',
      'x-company': companyOf(place),
    },
  });
  const answered = once(sent, 'response');
  sent.write(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${place}.pdf"\r\n\r\n%PDF-1.7`,
  );
  for (let size = 8; size < FILE_BYTES; size += filling.length) {
    const rest = filling.subarray(0, Math.min(filling.length, FILE_BYTES - size));
    if (!sent.write(rest)) await once(sent, 'drain');
  }
  sent.end(`\r\n--${boundary}--\r\n`);
  const [answer] = (await answered) as [{ statusCode: number; resume(): void }];
  answer.resume();
  if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
}

const uploadAll = () => Promise.all(Array.from({ length: uploads }, (_, place) => upload(place)));
const megabytes = (bytes: number) => bytes / 1e6;

// Code that runs for the first time is compiled: that is no file's memory.
await upload(0);
const growths: number[] = [];
let took = 0;
for (let round = 0; round < rounds; round++) {
  const before = await memory('now');
  await memory('peak');
  const begun = performance.now();
  await uploadAll();
  took += performance.now() - begun;
  growths.push(megabytes((await memory('peak')) - before));
}
for (const child of [codat, proxy]) child.kill();
agent.destroy();

const worst = Math.max(...growths);
console.log(
  `${uploads} uploads of 10 MB at once, ${rounds} rounds, ${(took / rounds / 1000).toFixed(1)} s each`,
);
console.log(
  `memory grows by ${worst.toFixed(1)} MB at its highest (at most ${MAX_GROWTH_MB}); by round: ${growths.map((one) => one.toFixed(1)).join(', ')}`,
);
process.exitCode = worst <= MAX_GROWTH_MB ? 0 : 1;
