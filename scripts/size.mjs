/**
 * Checks that the tables of sizes in the README and in docs/performance.md are true, after a build: part of `npm run size`, which also holds
 * the sizes to their budgets. With `--write`, it writes the tables.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cdnSizes } from './lib/cdn-sizes.mjs';
import { partSizes } from './lib/part-sizes.mjs';

/** By how much a size may be off in a table, as a part of it. */
const TOLERANCE = 0.05;

/** Each stands in its files between comments with its name. */
const tables = [
  {
    name: 'sizes',
    files: ['README.md', 'docs/performance.md'],
    heads: ['Loaded', 'kB', 'Budget'],
    rows: cdnSizes().map(({ name, size, limit }) => ({ name, size, more: [String(limit)] })),
  },
  {
    name: 'parts',
    files: ['docs/performance.md'],
    heads: ['Of what is loaded at once', 'kB'],
    rows: partSizes().map(({ name, size }) => ({ name, size, more: [] })),
  },
];

const line = (cells, width) => {
  const [first, ...rest] = cells;
  return `| ${[first.padEnd(width), ...rest.map((cell) => cell.padStart(6))].join(' | ')} |\n`;
};

function markdown({ heads, rows }) {
  const width = Math.max(heads[0].length, ...rows.map(({ name }) => name.length));
  return [
    line(heads, width),
    line(['-'.repeat(width), ...heads.slice(1).map(() => '-----:')], width),
    ...rows.map(({ name, size, more }) => line([name, size.toFixed(1), ...more], width)),
  ].join('');
}

/** Says which sizes a file has wrong. */
function check(file, text, rows) {
  for (const { name, size } of rows) {
    const written = Number(
      text
        .split('\n')
        .find((one) => one.includes(`| ${name} `))
        ?.split('|')[2],
    );
    // What is written has one decimal.
    if (Math.abs(written - size) <= size * TOLERANCE + 0.05) continue;
    console.error(`${file} says ${written} kB of "${name}": run npm run size -- --write`);
    process.exitCode = 1;
  }
}

for (const table of tables) {
  const place = new RegExp(`(<!-- ${table.name} -->\n)[^]*(<!-- /${table.name} -->)`);
  for (const file of table.files) {
    const text = readFileSync(file, 'utf8');
    if (process.argv.includes('--write')) {
      writeFileSync(file, text.replace(place, `$1\n${markdown(table)}\n$2`));
    } else {
      check(file, text, table.rows);
    }
  }
}
