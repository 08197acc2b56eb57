/**
 * What the proxy costs, beside a bare pass-through of the same framework: `npm run bench:proxy`.
 *
 * Real HTTP on every way: load -> server -> Codat's place. Each server is a process of its own. The two are loaded in
 * turn, and compared round by round: what else runs here comes and goes. Fails when a promise is not kept.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request as send } from 'node:http';
import { fileURLToPath } from 'node:url';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 20);
const roundMs = Number(process.env['BENCH_ROUND_MS'] ?? 600);
const atOnce = 32;

interface Result {
  /** Requests a second in each round. */
  perRound: number[];
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
    const sent = send(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${String(response.statusCode)}`));
      response.resume();
      response.on('end', () => resolve(performance.now() - begun));
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

/** The value with this part of all below it. */
function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? NaN;
}

function resultOf(loads: readonly number[][]): Result {
  const times = loads.flat();
  const perRound = loads.map(({ length }) => (length / roundMs) * 1000);
  return { perRound, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
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

const loads = ways.map((): number[][] => []);
// One pair after the other: the garbage that the responses of one leave is not collected in the other's time.
for (const places of [
  [0, 1],
  [2, 3],
]) {
  const pair = ways.flatMap((way, place) => (places.includes(place) ? [{ way, place }] : []));
  // A round for nothing, so that both are warm; then in turn.
  for (let round = -1; round < rounds; round++) {
    for (const {
      way: [, base, path],
      place,
    } of pair) {
      const times = await load(base, path);
      if (round >= 0) loads[place]?.push(times);
    }
  }
}
for (const child of [codatProcess, bareProcess, oursProcess]) child.kill();

const results = loads.map(resultOf);
console.log(`${atOnce} requests at once, ${rounds} rounds of ${roundMs} ms each\n`);
for (const [place, [name]] of ways.entries()) {
  const { perRound, p50, p99 } = results[place] ?? { perRound: [], p50: NaN, p99: NaN };
  console.log(
    `${name.padEnd(26)} ${quantile(perRound, 0.5).toFixed(0).padStart(6)} requests/s   p50 ${p50.toFixed(2).padStart(6)} ms   p99 ${p99.toFixed(2).padStart(6)} ms`,
  );
}

const compared = (
  name: string,
  base: Result | undefined,
  own: Result | undefined,
  least: number,
) => {
  if (!base || !own) return false;
  const ratio = quantile(
    own.perRound.map((perSecond, round) => perSecond / (base.perRound[round] ?? NaN)),
    0.5,
  );
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
