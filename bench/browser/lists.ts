/** Long lists in one page, without a network: at full speed and on a CPU that is four times slower. */
import type { Page } from '@playwright/test';
import { devtoolsOf, heapOf, ROUNDS, slowDown, subjects, type Context } from './measure.js';
import type { Cost, Subject } from './page/bench.js';
import type { Search } from './page/data.js';

const SLOWDOWN = 4;

const keys: readonly (readonly [name: string, search: Search])[] = [
  ['key: all match', 'all'],
  ['clear after it', 'clear'],
  ['key: a quarter', 'quarter'],
  ['clear after a quarter', 'clear'],
  ['key: nothing', 'nothing'],
  ['clear after nothing', 'clear'],
];

const settle = (page: Page) => page.evaluate(() => bench.settle());
const clear = (page: Page) => page.evaluate(() => bench.clear());

async function wholeList(
  page: Page,
  subject: Subject,
  count: number,
  note: (name: string, cost: Cost) => void,
): Promise<void> {
  const first = await page.evaluate(([a, b]) => bench.first(a, b), [subject, count] as const);
  note('first list', first);
  await settle(page);
  for (const [name, search] of keys) {
    note(name, await page.evaluate(([a, b]) => bench.key(a, b), [search, count] as const));
    await settle(page);
  }
  await clear(page);
}

async function foldedList(
  page: Page,
  subject: Subject,
  count: number,
  note: (name: string, cost: Cost) => void,
): Promise<void> {
  const first = await page.evaluate(([a, b]) => bench.first(a, b, true), [subject, count] as const);
  note('first list, folded', first);
  for (const [name, isOpen] of [
    ['open a group', true],
    ['close it', false],
    ['open it again', true],
  ] as const) {
    await settle(page);
    note(name, await page.evaluate(([a, b]) => bench.toggle(a, b), [count, isOpen] as const));
  }
  await clear(page);
}

async function rows(
  page: Page,
  subject: Subject,
  count: number,
  note: (name: string, cost: Cost) => void,
): Promise<number> {
  note('first', await page.evaluate(([a, b]) => bench.list(a, b), [subject, count] as const));
  if (subject === 'elements') await page.evaluate(() => bench.takeRow());
  await settle(page);
  const changed = await page.evaluate((place) => bench.changeOne(place), count / 2);
  note('one row changed', changed);
  await clear(page);
  return changed.rows;
}

async function mounts(page: Page, { report }: Context): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const COUNT = 60;
  const MOUNTS = 100;
  for (const subject of subjects) {
    await page.evaluate(([a, b]) => bench.mount(a, b, 3), [subject, COUNT] as const);
    const before = await heapOf(devtools);
    const ms = await page.evaluate(([a, b, c]) => bench.mount(a, b, c), [
      subject,
      COUNT,
      MOUNTS,
    ] as const);
    report.add(subject, [`mounted ${MOUNTS} times`, 'each', 'ms'], ms / MOUNTS);
    const left = (await heapOf(devtools)) - before;
    report.add(subject, [`mounted ${MOUNTS} times`, 'left of each', 'kB'], left / MOUNTS);
  }
}

async function memory(page: Page, count: number, { report }: Context): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (let place = 0; place < 2; place++) {
    for (const subject of subjects) {
      const before = await heapOf(devtools);
      await page.evaluate(([a, b]) => bench.first(a, b), [subject, count] as const);
      await settle(page);
      const heap = (await heapOf(devtools)) - before;
      report.add(subject, [`${count} integrations`, 'heap', 'kB'], heap);
      await clear(page);
    }
  }
}

export async function lists(context: Context): Promise<void> {
  const { browser, site, report } = context;
  const page = await browser.newPage();
  const devtools = await devtoolsOf(page);
  await page.goto(site.origin);
  // Warm, and the plain code takes its style sheets from the elements.
  for (const subject of subjects) await wholeList(page, subject, 60, () => undefined);
  for (const subject of subjects) await rows(page, subject, 10, () => undefined);
  for (const rate of [1, SLOWDOWN]) {
    await slowDown(devtools, rate);
    const rounds = rate === 1 ? ROUNDS : Math.ceil(ROUNDS / 2) + 1;
    for (let place = 0; place < rounds; place++) {
      for (const [count, act] of [
        [60, wholeList],
        [1000, wholeList],
        [1000, foldedList],
      ] as const) {
        const part = `${count} integrations${rate === 1 ? '' : `, CPU ${rate} times slower`}`;
        for (const subject of subjects) {
          await act(page, subject, count, (name, { script, drawn, block }) => {
            report.add(subject, [part, `${name}: script`, 'ms'], script);
            report.add(subject, [part, `${name}: drawn`, 'ms'], drawn);
            if (rate > 1) report.add(subject, [part, `${name}: longest block`, 'ms'], block);
          });
        }
      }
      if (rate > 1) continue;
      for (const subject of subjects) {
        const touched = await rows(page, subject, 500, (name, { script }) => {
          report.add(subject, ['500 connections', `${name}: script`, 'ms'], script);
        });
        report.add(subject, ['500 connections', 'rows that the change touched', ''], touched);
      }
    }
  }
  await slowDown(devtools, 1);
  await memory(page, 1000, context);
  await mounts(page, context);
  await page.close();
}

/** Both have to draw the same. Gives the style sheets of the elements as one text. */
export async function checkReference({ browser, site }: Context): Promise<void> {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const tiles: string[] = [];
  for (const subject of subjects) {
    await page.evaluate((one) => bench.first(one, 8), subject);
    tiles.push(await page.evaluate(() => bench.tile()));
    if (subject === 'elements') site.setStyles(await page.evaluate(() => bench.styles()));
    await clear(page);
  }
  await page.close();
  if (tiles[0] === tiles[1]) return;
  console.error(`The plain DOM code no longer draws what the picker does:\n${tiles.join('\n')}`);
  process.exitCode = 1;
}
