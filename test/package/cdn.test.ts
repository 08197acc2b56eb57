import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { parseSync } from 'vite';
import { languages } from '../../scripts/lib/languages.mjs';
import { builtTags } from './package-files.js';

const script = readFileSync('dist/cdn/codat-elements.js', 'utf8');
const occurrences = (pattern: RegExp) => [...script.matchAll(pattern)].map(([found]) => found);

test('the script is one expression, so that it leaves no name on the page', () => {
  const { program, errors } = parseSync('script.js', script, { sourceType: 'script' });
  assert.deepEqual(errors, []);
  assert.deepEqual(
    program.body.map(({ type }) => type),
    ['ExpressionStatement'],
  );
});

test('the script needs no other file', () => {
  assert.deepEqual(occurrences(/\bimport\s*\(|\bimport\.meta|\brequire\(/g), []);
});

test('the script runs under a policy without unsafe-eval', () => {
  assert.deepEqual(occurrences(/\beval\(|\bnew Function\b|\bFunction\(/g), []);
});

test('the script turns text into markup only where Lit makes its templates', () => {
  assert.deepEqual(
    occurrences(/\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write/g),
    ['.innerHTML='],
  );
});

test('the script knows no host but Codat’s image server', () => {
  const hosts = occurrences(/https?:\/\/[\w.-]+/g);
  const known = /^https:\/\/static\.codat\.io$|^http:\/\/www\.w3\.org$/;
  assert.deepEqual(
    hosts.filter((host) => !known.test(host)),
    [],
  );
});

test('the script is Lit’s production build', () => {
  assert.ok(!script.includes('Lit is in dev mode'));
});

test('the script registers every element', () => {
  for (const tag of builtTags) assert.match(script, new RegExp(`["'\`]${tag}["'\`]`));
});

test('the published integrity hashes are those of the scripts, and the import map has all parts', () => {
  const read = (file: string) => JSON.parse(readFileSync(`dist/cdn/${file}`, 'utf8')) as unknown;
  const hashes = read('integrity.json') as Record<string, string>;
  const parts = readdirSync('dist/cdn/parts')
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `parts/${name}`);
  const ofLanguages = languages.map((code) => `codat-elements.${code}.js`);
  const scripts = ['codat-elements.js', 'codat-elements.mjs', ...ofLanguages, ...parts];
  const hashOf = (path: string) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(`dist/cdn/${path}`))
      .digest('base64')}`;
  assert.deepEqual(hashes, Object.fromEntries(scripts.map((path) => [path, hashOf(path)])));
  assert.deepEqual(read('importmap.json'), {
    integrity: Object.fromEntries(parts.map((path) => [`./${path}`, hashOf(path)])),
  });
});
