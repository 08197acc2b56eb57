/**
 * What the elements cost in a browser, beside plain DOM code that draws the same: `npm run bench:browser`.
 *
 * The two take turns; medians are compared. Prints a table, and writes `reports/bench-browser.json`. Arguments are the
 * parts to run: `lists`, `loads`, `idle`; default all. `BENCH_ROUNDS` says how many rounds, `BENCH_CDN` names the
 * folder of another build to measure.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { chromium } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { idle } from './idle.js';
import { checkReference, lists } from './lists.js';
import { loads } from './loads.js';
import { Report, type Context } from './measure.js';
import { printTable } from './table.js';
import { startSite } from './site.js';

const parts: Readonly<Record<string, (context: Context) => Promise<void>>> = { lists, loads, idle };
const chosen = process.argv.slice(2);
const site = await startSite();
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
const context: Context = { browser, site, report: new Report() };
await checkReference(context);
for (const [name, run] of Object.entries(parts)) {
  if (chosen.length === 0 || chosen.includes(name)) await run(context);
}
const { results } = context.report;
const machine = {
  browser: `Chromium ${browser.version()}`,
  cpu: cpus()[0]?.model,
  cores: cpus().length,
};
await browser.close();
site.close();
printTable(results);
console.log(`\n${machine.browser}, ${machine.cores} cores, ${String(machine.cpu)}`);
mkdirSync('reports', { recursive: true });
writeFileSync('reports/bench-browser.json', `${JSON.stringify({ machine, results }, null, 2)}\n`);
