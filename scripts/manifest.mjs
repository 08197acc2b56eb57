/**
 * Writes `custom-elements.json` and what is made from it; with `--check` only says whether they are
 * up to date.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { resolveTypes } from './lib/attribute-types.mjs';
import { elementReference } from './lib/element-reference.mjs';
import { reactWrappers } from './lib/react-wrappers.mjs';

function analyze() {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    execFileSync(
      process.execPath,
      [
        'node_modules/@custom-elements-manifest/analyzer/cem.js',
        'analyze',
        '--config',
        'custom-elements-manifest.config.mjs',
        '--outdir',
        relative(process.cwd(), folder),
        '--quiet',
      ],
      { stdio: ['ignore', 2, 2] },
    );
    return JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const manifest = analyze();
resolveTypes(manifest);
const options = await resolveConfig('package.json');
const wrappers = await Promise.all(
  Object.entries(reactWrappers(manifest)).map(async ([path, text]) => [
    path,
    await format(text, { ...options, parser: 'typescript' }),
  ]),
);
const files = {
  'custom-elements.json': `${JSON.stringify(manifest, null, 2)}\n`,
  ...Object.fromEntries(wrappers),
  'docs/elements.md': await format(elementReference(manifest), { ...options, parser: 'markdown' }),
};

const stale = Object.entries(files).filter(
  ([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date: run "npm run manifest".`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`Wrote ${path}`);
  }
}
