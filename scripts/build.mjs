/**
 * Builds the package into `dist/`: modules, declarations, types for frameworks and editors, and the
 * script tag's file with the integrity hash that its `<script>` may carry.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { writeFrameworkTypes } from './lib/framework-types.mjs';

rmSync('dist', { recursive: true, force: true });
await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
});
await build({ configFile: 'vite.cdn.config.ts', logLevel: 'warn' });
writeFrameworkTypes(JSON.parse(readFileSync('custom-elements.json', 'utf8')), 'dist/types');

const name = 'codat-elements.js';
const script = readFileSync(`dist/cdn/${name}`);
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
writeFileSync('dist/cdn/integrity.json', `${JSON.stringify({ [name]: integrity }, null, 2)}\n`);

const kilobytes = (brotliCompressSync(script).length / 1000).toFixed(1);
console.log(`dist/cdn/${name}  ${kilobytes} kB brotli\n  integrity="${integrity}"`);
