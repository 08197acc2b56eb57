import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../src/locales/en.js';

const TERMS = Object.keys(en).filter((name) => !name.startsWith('$'));
const IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from\s'(\.[^']+)'|^import\s'(\.[^']+)'/gms;
const IMPORT_LATER = /\bimport\('(\.[^']+)'\)/g;

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => resolve('src', path));

const source = (path: string) => readFileSync(path, 'utf8');
const fileOf = (from: string, specifier: string) =>
  resolve(dirname(from), specifier.replace(/\.js$/, '.ts'));

/** A module of the page with all that it imports at once. */
function withImports(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !existsSync(path)) return seen;
  seen.add(path);
  for (const [, from, alone] of source(path).matchAll(IMPORT)) {
    withImports(fileOf(path, from ?? alone ?? ''), seen);
  }
  return seen;
}

/** What the browser loads by itself: each element, and each part that is imported when it is needed. */
const loaded = [
  ...sources.filter((path) => /components\/.*\.define\.ts$/.test(path)),
  ...sources.flatMap((path) =>
    [...source(path).matchAll(IMPORT_LATER)].map(([, specifier]) => fileOf(path, specifier ?? '')),
  ),
];

/** The terms that a file says, or names: `leave` alone may be anything, `leaveText` is no other word. */
const named = (path: string) => {
  const text = source(path);
  return TERMS.filter((term) => {
    const use = /[A-Z]/.test(term) ? `['"\`]${term}['"\`]` : `\\bterm\\(\\s*'${term}'`;
    return new RegExp(use).test(text);
  });
};

const isWords = (path: string) => path.includes('/src/locales/');

describe('English words', () => {
  for (const path of new Set(loaded)) {
    it(`are loaded with ${relative('src', path)} for each term that it names`, async () => {
      const files = [...withImports(path), resolve('src/locales/en/common.ts')];
      const words = await Promise.all(
        files.filter(isWords).map((file) => import(file) as Promise<Record<string, object>>),
      );
      const known = new Set(
        words.flatMap((module) => Object.values(module).flatMap((one) => Object.keys(one))),
      );
      const missing = files
        .filter((file) => !isWords(file))
        .flatMap((file) => named(file).map((term) => `${relative('src', file)}: ${term}`))
        .filter((use) => !known.has(use.split(': ')[1] ?? ''));
      assert.deepEqual(missing, []);
    });
  }
});
