/**
 * Checks that the table of sizes in docs/performance.md is true, after a build: part of `npm run size`, which also holds
 * the sizes to their budgets. With `--write`, it writes the table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cdnSizes } from './lib/cdn-sizes.mjs';

const FILE = 'docs/performance.md';
/** By how much a size may be off in the table, as a part of it. */
const TOLERANCE = 0.05;
const place = /(<!-- sizes -->\n)[^]*(<!-- \/sizes -->)/;

const sizes = cdnSizes();
const width = Math.max(...sizes.map(({ name }) => name.length));
const row = (name, size, limit) =>
  `| ${name.padEnd(width)} | ${size.padStart(6)} | ${limit.padStart(6)} |\n`;
const table = [
  row('Loaded', 'kB', 'Budget'),
  `| ${'-'.repeat(width)} | ${'-'.repeat(5)}: | ${'-'.repeat(5)}: |\n`,
  ...sizes.map(({ name, size, limit }) => row(name, size.toFixed(1), String(limit))),
].join('');

const text = readFileSync(FILE, 'utf8');
if (process.argv.includes('--write')) {
  writeFileSync(FILE, text.replace(place, `$1\n${table}\n$2`));
} else {
  for (const { name, size } of sizes) {
    const written = Number(
      text
        .split('\n')
        .find((line) => line.includes(`| ${name} `))
        ?.split('|')[2],
    );
    if (Math.abs(written - size) <= size * TOLERANCE) continue;
    console.error(`${FILE} says ${written} kB of "${name}": run npm run size -- --write`);
    process.exitCode = 1;
  }
}
