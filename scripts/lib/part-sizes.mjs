/** What each library and each folder of the sources costs in the part of the module form that is loaded at once. */
import { readdirSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';

const folder = 'dist/cdn/parts';

/** The library, or the folder of `src`, that a source is of. */
function partOf(source) {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  if (library) return library;
  const path = /\/src\/(.+)$/.exec(source)?.[1] ?? source;
  const [first, ...rest] = path.split('/');
  if (rest.length === 0) return 'src';
  return first === 'components' ? `src/components/${rest[0]}` : `src/${first}`;
}

/**
 * Largest first; `size` in kB, minified and not compressed: parts that are compressed together have no size of their own.
 *
 * @returns {{name: string, size: number}[]}
 */
export function partSizes() {
  const file = readdirSync(folder).find((name) => /^core-.*\.mjs$/.test(name));
  const map = new SourceMap(JSON.parse(readFileSync(join(folder, `${file}.map`), 'utf8')));
  const bytes = new Map();
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .forEach((line, number) => {
      for (let column = 0; column < line.length; column++) {
        const { originalSource } = map.findEntry(number, column);
        if (!originalSource) continue;
        const part = partOf(originalSource);
        bytes.set(part, (bytes.get(part) ?? 0) + 1);
      }
    });
  return [...bytes]
    .map(([name, size]) => ({ name, size: size / 1000 }))
    .filter(({ size }) => size >= 0.5)
    .sort((a, b) => b.size - a.size);
}
