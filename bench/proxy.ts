/**
 * What the proxy costs, beside a bare pass-through of the same framework: `npm run bench:proxy`.
 *
 * Real HTTP on every way: load -> server -> Codat's place. Each server is a process of its own. Fails when a
 * promise is not kept.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
const roundMs = Number(process.env['BENCH_ROUND_MS'] ?? 2000);
const atOnce = 32;

interface Result {
  perSecond: number;
  p50: number;
  p99: number;
}

async function start(
  name: string,
  env: Record<string, string> = {},
): Promise<[string, ChildProcess]> {
  const file = fileURLToPath(new URL('./servers.ts', import.meta.url));
  const child = fork(file, [name], {
    env: { ...process.env, ...env },
    execArgv: ['--import', 'tsx'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${String(code)}`)));
  });
  return [`http://127.0.0.1:${port}`, child];
}

function ask(agent: Agent, url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const headers = { 'sec-fetch-site': 'same-origin', accept: 'application/json' };
    const sent = send(url, { agent, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`status ${String(answer.statusCode)}`));
      answer.resume();
      answer.on('end', () => resolve(performance.now() - begun));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** One round's load on one address; `path` gives the next one. */
async function load(base: string, path: () => string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const end = performance.now() + roundMs;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) times.push(await ask(agent, base + path()));
    }),
  );
  agent.destroy();
  return times;
}

function resultOf(times: number[]): Result {
  const sorted = times.sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
  return { perSecond: (sorted.length / (rounds * roundMs)) * 1000, p50: at(0.5), p99: at(0.99) };
}

const [codat, codatProcess] = await start('codat');
const [bare, bareProcess] = await start('bare', { CODAT_URL: codat });
const [ours, oursProcess] = await start('proxy', { CODAT_URL: codat });

let asked = 0;
// Each another connection's, so that nothing is shared or kept.
const uncached = () => `/companies/me/connections/c-${(asked += 1)}`;
const cached = () => '/integrations?page=1&pageSize=500';
const ways: readonly [string, string, () => string][] = [
  ['bare, one connection', bare, uncached],
  ['ours, one connection', ours, uncached],
  ['bare, catalogue', bare, cached],
  ['ours, catalogue (cached)', ours, cached],
];

const times = ways.map((): number[] => []);
// Once for nothing, so that all are warm; then in turn, so that what else runs here disturbs all alike.
for (const [, base, path] of ways) await load(base, path);
for (let round = 0; round < rounds; round++) {
  for (const [place, [, base, path]] of ways.entries()) {
    for (const time of await load(base, path)) times[place]?.push(time);
  }
}
for (const child of [codatProcess, bareProcess, oursProcess]) child.kill();

const results = times.map(resultOf);
console.log(`${atOnce} requests at once, ${rounds} rounds of ${roundMs} ms each\n`);
for (const [place, [name]] of ways.entries()) {
  const { perSecond, p50, p99 } = results[place] ?? { perSecond: NaN, p50: NaN, p99: NaN };
  console.log(
    `${name.padEnd(26)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50.toFixed(2).padStart(6)} ms   p99 ${p99.toFixed(2).padStart(6)} ms`,
  );
}

const compared = (
  name: string,
  base: Result | undefined,
  own: Result | undefined,
  least: number,
) => {
  if (!base || !own) return false;
  const ratio = own.perSecond / base.perSecond;
  const added = (part: 'p50' | 'p99') => (own[part] - base[part]).toFixed(2);
  const isKept = ratio >= least;
  console.log(
    `${name}: ${ratio.toFixed(2)} of the bare one's throughput (at least ${least.toFixed(2)}), added p50 ${added('p50')} ms, p99 ${added('p99')} ms${isKept ? '' : '  NOT KEPT'}`,
  );
  return isKept;
};

console.log('');
const kept = [
  compared('uncached', results[0], results[1], 0.8),
  compared('cached', results[2], results[3], 1),
];
process.exitCode = kept.every(Boolean) ? 0 : 1;
