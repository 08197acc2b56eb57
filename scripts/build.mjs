/**
 * Builds the package into `dist/`: modules, declarations, types for frameworks and editors, and the
 * script tag's files with the integrity hashes that a page may hold them to.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'vite';
import { brotliKilobytes, CDN_FOLDER, cdnScripts, integrityOf } from './lib/cdn-files.mjs';
import { writeFrameworkTypes } from './lib/framework-types.mjs';
import { languages } from './lib/languages.mjs';
import { libraryBuilds } from './lib/library-builds.mjs';
import { runNode, tool } from './lib/run.mjs';

rmSync('dist', { recursive: true, force: true });
for (const config of libraryBuilds) await build(config);
await build({ configFile: 'vite.cdn.config.ts', logLevel: 'warn' });
await build({ configFile: 'vite.cdn.config.ts', logLevel: 'warn', mode: 'module' });
for (const code of languages) {
  await build({ configFile: 'vite.cdn.config.ts', logLevel: 'warn', mode: `language:${code}` });
}
writeFrameworkTypes(JSON.parse(readFileSync('custom-elements.json', 'utf8')), 'dist/types');

const scripts = cdnScripts();
const hashes = Object.fromEntries(scripts.map(({ path, content }) => [path, integrityOf(content)]));
const parts = Object.entries(hashes).filter(([path]) => path.startsWith('parts/'));
const importMap = {
  integrity: Object.fromEntries(parts.map(([path, integrity]) => [`./${path}`, integrity])),
};
writeFileSync(`${CDN_FOLDER}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
writeFileSync(`${CDN_FOLDER}/importmap.json`, `${JSON.stringify(importMap, null, 2)}\n`);
for (const { path, content } of scripts) {
  const kilobytes = brotliKilobytes([content]).toFixed(1);
  console.log(`${CDN_FOLDER}/${path}  ${kilobytes} kB brotli\n  integrity="${hashes[path]}"`);
}

// Declarations come last: a mistake in the types fails the build and leaves the rest to try.
for (const building of ['', '.server', '.sandbox', '.testing']) {
  const code = await runNode(tool('tsc', '-p', `tsconfig.build${building}.json`));
  process.exitCode ||= code;
}
