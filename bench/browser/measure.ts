/** What the parts of `npm run bench:browser` share: rounds in turn, medians, and their ratios. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import type { Site } from './site.js';
import type { Subject } from './page/bench.js';

export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
export const subjects: readonly Subject[] = ['elements', 'plain'];

/** What the parts need. */
export interface Context {
  browser: Browser;
  site: Site;
  report: Report;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 0 ? (upper + (sorted[middle - 1] ?? NaN)) / 2 : upper;
};

/** What one measure came to. `ratio`: elements over plain DOM, where both were measured. */
export interface Result {
  part: string;
  name: string;
  unit: string;
  elements: number;
  plain: number | undefined;
  ratio: number | undefined;
}

/** Collects what is measured, in the order in which it first came. */
export class Report {
  readonly #values = new Map<string, { part: string; name: string; unit: string } & Values>();

  add(
    subject: Subject,
    [part, name, unit]: readonly [string, string, string],
    value: number,
  ): void {
    const key = `${part} ${name} ${unit}`;
    const known = this.#values.get(key) ?? { part, name, unit, elements: [], plain: [] };
    known[subject].push(value);
    this.#values.set(key, known);
  }

  get results(): Result[] {
    return [...this.#values.values()].map(({ part, name, unit, elements, plain }) => {
      const one = median(elements);
      const other = plain.length > 0 ? median(plain) : undefined;
      const ratio = other ? one / other : undefined;
      return { part, name, unit, elements: one, plain: other, ratio };
    });
  }
}

type Values = Record<Subject, number[]>;

export async function devtoolsOf(page: Page): Promise<CDPSession> {
  page.on('pageerror', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  return page.context().newCDPSession(page);
}

export const slowDown = (devtools: CDPSession, rate: number) =>
  devtools.send('Emulation.setCPUThrottlingRate', { rate });

/** What is alive after a garbage collection, in kB: objects of scripts, and of the document where the browser says. */
export async function heapOf(devtools: CDPSession): Promise<number> {
  for (let turn = 0; turn < 2; turn++) await devtools.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; embedderHeapUsedSize?: number } =
    await devtools.send('Runtime.getHeapUsage');
  return (usage.usedSize + (usage.embedderHeapUsedSize ?? 0)) / 1024;
}
