/**
 * Builds the package into `dist/`: modules, declarations, types for frameworks and editors, and the
 * script tag's file with the integrity hash that its `<script>` may carry.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { writeFrameworkTypes } from './lib/framework-types.mjs';
import { libraryBuilds } from './lib/library-builds.mjs';
import { runNode, tool } from './lib/run.mjs';

rmSync('dist', { recursive: true, force: true });
for (const config of libraryBuilds) await build(config);
await build({ configFile: 'vite.cdn.config.ts', logLevel: 'warn' });
writeFrameworkTypes(JSON.parse(readFileSync('custom-elements.json', 'utf8')), 'dist/types');

const name = 'codat-elements.js';
const script = readFileSync(`dist/cdn/${name}`);
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
writeFileSync('dist/cdn/integrity.json', `${JSON.stringify({ [name]: integrity }, null, 2)}\n`);

const kilobytes = (brotliCompressSync(script).length / 1000).toFixed(1);
console.log(`dist/cdn/${name}  ${kilobytes} kB brotli\n  integrity="${integrity}"`);

// Declarations come last: a mistake in the types fails the build and leaves the rest to try.
for (const building of ['', '.server', '.sandbox']) {
  const code = await runNode(tool('tsc', '-p', `tsconfig.build${building}.json`));
  process.exitCode ||= code;
}
