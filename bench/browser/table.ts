import type { Result } from './measure.js';

const number = (value: number | undefined, unit: string): string =>
  value === undefined
    ? ''
    : value.toFixed(unit === 'ms' ? 1 : unit === 'kB' ? 0 : 2).replace(/\.00$/, '');

/** Prints what was measured, part by part. */
export function printTable(results: readonly Result[]): void {
  const width = Math.max(...results.map(({ name, unit }) => name.length + unit.length)) + 4;
  let part = '';
  for (const result of results) {
    if (result.part !== part) {
      part = result.part;
      const heads = ['elements', 'plain DOM', 'ratio'].map((head) => head.padStart(11));
      console.log(`\n${part.padEnd(width)}${heads.join('')}`);
    }
    const { name, unit, elements, plain, ratio } = result;
    const cells = [number(elements, unit), number(plain, unit), ratio?.toFixed(2) ?? ''];
    const label = unit ? `${name} (${unit})` : name;
    console.log(`${label.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join('')}`);
  }
}
