/**
 * What long lists cost in a browser, beside plain DOM code that draws the same: `npm run bench:lists`.
 *
 * The two are drawn in turn in one page; the best of the rounds are compared, since what else the machine does only adds.
 *
 * `BENCH_ROUNDS` says how many rounds; `BENCH_SCRIPT` names another build of the script tag's file, to compare with.
 */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import ts from 'typescript';
import { browserFlags, findBrowser } from '../scripts/find-browser.mjs';
import type { Subject } from './lists-page.js';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 7);
const SCRIPT = process.env['BENCH_SCRIPT'] ?? 'dist/cdn/codat-elements.js';
const SLOWDOWN = 4;

/** In milliseconds: the script's by the clock, style and layout as the CPU's time on the main thread. */
interface Cost {
  script: number;
  style: number;
  layout: number;
  total: number;
}

const pageScript = ts.transpileModule(
  readFileSync(new URL('./lists-page.ts', import.meta.url), 'utf8'),
  { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } },
).outputText;
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';
const html = `<!doctype html><html lang="en"><title>Bench</title>
  <body style="font-family: sans-serif"><div id="box" style="inline-size: 900px"></div>
  <script src="/elements.js"></script><script type="module" src="/page.js"></script>`;

const server = createServer(({ url = '/' }, response) => {
  const [type, body] = url.startsWith('/logo')
    ? ['image/svg+xml', logo]
    : url === '/elements.js'
      ? ['text/javascript', readFileSync(SCRIPT)]
      : url === '/page.js'
        ? ['text/javascript', pageScript]
        : ['text/html', html];
  response.setHeader('content-type', type);
  response.setHeader('cache-control', 'max-age=60');
  response.end(body);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const port = typeof address === 'object' ? address?.port : undefined;

const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
const page: Page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
await page.goto(`http://127.0.0.1:${String(port)}/`);
const devtools: CDPSession = await page.context().newCDPSession(page);
await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });

async function metric(name: string): Promise<number> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find((one) => one.name === name)?.value ?? NaN) * 1000;
}

/** `act` measures its script itself. */
async function costOf(act: () => Promise<number>): Promise<Cost> {
  const before = [await metric('RecalcStyleDuration'), await metric('LayoutDuration')] as const;
  const script = await act();
  const style = (await metric('RecalcStyleDuration')) - before[0];
  const layout = (await metric('LayoutDuration')) - before[1];
  return { script, style, layout, total: script + style + layout };
}

const parts = ['script', 'style', 'layout', 'total'] as const;

/** Each part's best of all rounds: what else the machine does only adds. */
const best = (costs: readonly Cost[]): Cost => {
  const of = (part: keyof Cost) => Math.min(...costs.map((cost) => cost[part]));
  return { script: of('script'), style: of('style'), layout: of('layout'), total: of('total') };
};

const settle = () => page.evaluate(() => bench.settle());
const subjects: readonly Subject[] = ['elements', 'plain'];

/** The steps of one round, in order; what is done between them is not measured. */
const steps = ['first list', 'key: all', 'clear after all', 'key: a quarter', 'clear after it'];

async function round(subject: Subject, count: number): Promise<Cost[]> {
  const costs = [
    await costOf(() =>
      page.evaluate(([one, many]) => bench.first(one, many), [subject, count] as const),
    ),
  ];
  await settle();
  for (const key of ['all', 'clear', 'quarter', 'clear'] as const) {
    costs.push(await costOf(() => page.evaluate((which) => bench.key(which), key)));
    await settle();
  }
  await page.evaluate(() => bench.clear());
  return costs;
}

async function picker(count: number): Promise<void> {
  // Warm, and the plain one takes its style sheets from the elements.
  for (const subject of subjects) await round(subject, count);
  const rounds = new Map<Subject, Cost[][]>(subjects.map((one) => [one, []]));
  for (let place = 0; place < ROUNDS; place++) {
    for (const subject of subjects) rounds.get(subject)?.push(await round(subject, count));
  }
  console.log(`\nPicker of ${count}: ms of elements / plain DOM (ratio)`);
  console.log(`${''.padEnd(16)}${parts.map((part) => part.padStart(22)).join('')}`);
  for (const [place, step] of steps.entries()) {
    const [elements, plain] = subjects.map((subject) =>
      best((rounds.get(subject) ?? []).flatMap((costs) => costs[place] ?? [])),
    );
    if (!elements || !plain) continue;
    const cells = parts.map((part) => {
      const ratio = elements[part] / plain[part];
      return `${elements[part].toFixed(1)} / ${plain[part].toFixed(1)} (${ratio.toFixed(1)})`;
    });
    console.log(`${step.padEnd(16)}${cells.map((cell) => cell.padStart(22)).join('')}`);
  }
}

/** The longest the page does not respond to a key, in milliseconds. */
async function longestKey(count: number): Promise<void> {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await page.evaluate(([one, many]) => bench.first(one, many), ['elements', count] as const);
  const longest = new Map<string, number>();
  for (let place = 0; place < ROUNDS; place++) {
    const keys = [
      ['all', 'all'],
      ['clear', 'clear after it'],
      ['quarter', 'a quarter'],
      ['clear', 'clear after that'],
    ] as const;
    for (const [key, name] of keys) {
      await settle();
      const ms = await page.evaluate(async (which) => {
        const begun = performance.now();
        await bench.key(which);
        return performance.now() - begun;
      }, key);
      longest.set(name, Math.min(longest.get(name) ?? Infinity, ms));
    }
  }
  await page.evaluate(() => bench.clear());
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const said = [...longest].map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', ');
  console.log(
    `\nPicker of ${count}, CPU ${SLOWDOWN} times slower: ms until a key is drawn: ${said}`,
  );
}

async function list(count: number): Promise<void> {
  const first: Cost[] = [];
  const change: Cost[] = [];
  let rows = 0;
  for (let place = -1; place < ROUNDS; place++) {
    const one = await costOf(() => page.evaluate((many) => bench.list(many), count));
    await settle();
    const other = await costOf(async () => {
      const changed = await page.evaluate((many) => bench.changeOne(many / 2), count);
      rows = changed.rows;
      return changed.ms;
    });
    if (place >= 0) {
      first.push(one);
      change.push(other);
    }
    await page.evaluate(() => bench.clear());
  }
  console.log(`\nList of ${count}: ms`);
  console.log(`${''.padEnd(16)}${parts.map((part) => part.padStart(10)).join('')}`);
  for (const [name, costs] of [
    ['first list', first],
    ['one row changed', change],
  ] as const) {
    const cost = best(costs);
    console.log(
      `${name.padEnd(16)}${parts.map((part) => cost[part].toFixed(1).padStart(10)).join('')}`,
    );
  }
  console.log(`rows that a change of one row touched: ${rows}`);
}

await page.evaluate(() => bench.first('elements', 4));
const tile = await page.evaluate(() => bench.tile());
await page.evaluate(() => bench.clear());
await page.evaluate(() => bench.first('plain', 4));
const plainTile = await page.evaluate(() => bench.tile());
await page.evaluate(() => bench.clear());
if (tile !== plainTile) {
  console.error(`The plain DOM code no longer draws what the picker does:\n${plainTile}\n${tile}`);
  process.exitCode = 1;
}

await picker(60);
await picker(1000);
await longestKey(1000);
await list(500);
await browser.close();
server.close();
