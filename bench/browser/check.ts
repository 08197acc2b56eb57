/**
 * Compares what `npm run bench:browser` measured last with `bench/reference.json`: `npm run bench:check`.
 *
 * Only ratios to plain DOM code are compared, by a wide margin, since machines differ and are never quiet: what is
 * worse is reported and fails nothing. `--write` makes what was measured the reference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Result } from './measure.js';

const REFERENCE = 'bench/reference.json';
/** By how much a ratio may be worse. */
const MARGIN = 1.5;
/** Where both are done in less, in milliseconds, the clock says more than the code. */
const MIN_MS = 5;

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const { results } = read('reports/bench-browser.json') as { results: Result[] };
const measured = results.filter(
  ({ ratio, unit, elements }) => ratio !== undefined && (unit !== 'ms' || elements >= MIN_MS),
);
const keyOf = ({ part, name }: Result) => `${part}: ${name}`;

if (process.argv.includes('--write')) {
  const ratios = measured.map((one) => [keyOf(one), Number(one.ratio?.toFixed(2))] as const);
  writeFileSync(REFERENCE, `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
} else {
  const reference = read(REFERENCE) as Record<string, number>;
  const worse = measured.filter(
    (one) => (one.ratio ?? 0) > (reference[keyOf(one)] ?? Infinity) * MARGIN,
  );
  for (const one of worse) {
    const before = String(reference[keyOf(one)]);
    console.warn(
      `Slower than before? ${keyOf(one)}: ${one.ratio?.toFixed(2)} times plain DOM, was ${before}`,
    );
  }
  console.log(
    `${measured.length} ratios compared, ${worse.length} worse by more than ${MARGIN} times.`,
  );
}
