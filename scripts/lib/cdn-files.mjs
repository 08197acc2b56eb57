/** The script tag's files: their sizes, and the hashes by which a page can hold them to their contents. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { languages } from './languages.mjs';

export const CDN_FOLDER = 'dist/cdn';

/** The scripts, by their paths below the folder; those that a page names come first. */
export function cdnScripts() {
  const named = languages.map((code) => `codat-elements.${code}.js`);
  const paths = ['codat-elements.js', 'codat-elements.mjs', ...named, ...partsOf()];
  return paths.map((path) => ({ path, content: readFileSync(join(CDN_FOLDER, path)) }));
}

const partsOf = () =>
  readdirSync(join(CDN_FOLDER, 'parts'))
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => `parts/${name}`)
    .sort();

/** The `integrity` of a script. */
export const integrityOf = (content) =>
  `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** The size that is sent, in kB. */
export const brotliKilobytes = (contents) =>
  contents.reduce((sum, content) => sum + brotliCompressSync(content).length, 0) / 1000;

const importsIn = (pattern, path) =>
  [...readFileSync(join(CDN_FOLDER, path), 'utf8').matchAll(pattern)].map(([, specifier]) =>
    join(dirname(path), specifier),
  );

/** A script and all that it imports at once, without what it loads later. */
export function withImports(path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const imported of importsIn(/(?:from|import)"(\.[^"]+)"/g, path))
    withImports(imported, seen);
  return seen;
}

/** The part whose name begins like this. */
export function partNamed(name) {
  const found = partsOf().find((path) => path.startsWith(`parts/${name}-`));
  if (!found) throw new Error(`${CDN_FOLDER} has no part "${name}".`);
  return found;
}
