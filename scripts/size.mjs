/**
 * Checks that the tables of sizes in the README and in docs/performance.md are true, after a build: part of `npm run size`, which also holds
 * the sizes to their budgets. With `--write`, it writes the tables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cdnSizes } from './lib/cdn-sizes.mjs';

const FILES = ['README.md', 'docs/performance.md'];
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

/** Says which sizes a file has wrong. */
function check(file, text) {
  for (const { name, size } of sizes) {
    const written = Number(
      text
        .split('\n')
        .find((line) => line.includes(`| ${name} `))
        ?.split('|')[2],
    );
    if (Math.abs(written - size) <= size * TOLERANCE) continue;
    console.error(`${file} says ${written} kB of "${name}": run npm run size -- --write`);
    process.exitCode = 1;
  }
}

for (const file of FILES) {
  const text = readFileSync(file, 'utf8');
  if (process.argv.includes('--write')) {
    writeFileSync(file, text.replace(place, `$1\n${table}\n$2`));
  } else {
    check(file, text);
  }
}
