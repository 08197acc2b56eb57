/** What holds for every stylesheet in the sources. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.styles.ts'))
  .map((path) => ({
    path,
    css: readFileSync(`src/${path}`, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, ''),
  }));

/** Every match's first group with the file it is in. */
const matches = (pattern: RegExp) =>
  sheets.flatMap(({ path, css }) => [...css.matchAll(pattern)].map(([, name]) => ({ path, name })));

const defined = new Set(matches(/(--_[\w-]+)\s*:/g).map(({ name }) => name));

test('styles use only private custom properties that a stylesheet defines', () => {
  const missing = matches(/var\(\s*(--_[\w-]+)/g).filter(({ name }) => !defined.has(name));

  assert.deepEqual(missing, []);
});

test('styles define only private custom properties that a stylesheet uses', () => {
  const used = new Set(matches(/var\(\s*(--_[\w-]+)/g).map(({ name }) => name));

  assert.deepEqual(
    [...defined].filter((name) => !used.has(name)),
    [],
  );
});

test('styles have no size relative to the root element', () => {
  assert.deepEqual(matches(/([\d.]+(?:rem|rlh|rex|rch|rcap|ric))\b/g), []);
});

test('styles round corners by the radius token only, but for circles', () => {
  const own = matches(/border(?:-[\w-]+)?-radius:\s*([^;]+);/g).filter(
    ({ name = '' }) => !/^(?:calc\()?var\(--_radius|^50%$|^0$/.test(name),
  );

  assert.deepEqual(own, []);
});

test('styles size text by the text around it, and never below 12 px', () => {
  const sizes = matches(/font-size:\s*([^;]+);/g).filter(({ name = '' }) => {
    if (/^var\(--_text-[\w-]+\)$|^inherit$|^max\(1[2-9]px, /.test(name)) return false;
    // Larger than the text around it, or a letter in a square of fixed size.
    const [, number = '', unit] = /^([\d.]+)(em|px)$/.exec(name) ?? [];
    return unit === 'px' ? Number(number) < 12 : !(unit === 'em' && Number(number) >= 1);
  });

  assert.deepEqual(sizes, []);
});

test('styles keep order and place of what they lay out', () => {
  assert.deepEqual(matches(/(?<!-)\b(order\s*:|dense\b|(?:row|column|wrap)-reverse\b)/g), []);
});

test('styles take from the host only custom properties that the guide names', () => {
  const guide = readFileSync('docs/theming.md', 'utf8');
  const undocumented = matches(/var\(\s*(--(?:codat|powered)[\w-]+)/g).filter(
    ({ name = '' }) => !guide.includes(`\`${name}\``),
  );

  assert.deepEqual(undocumented, []);
});

test('styles look for no custom state inside of :has(), which WebKit does not match anew when the state changes', () => {
  assert.deepEqual(matches(/:has\(([^{;]*:state\([^{;]*)/g), []);
});

test('styles give content without a text for screen readers first, for engines that know of none', () => {
  const all = matches(/content:\s*([^;]+?) \/ ''/g);
  const doubled = matches(/content:\s*([^;/]+);\s*content:\s*\1 \/ ''/g);

  assert.ok(all.length > 0);
  assert.deepEqual(doubled, all);
});
