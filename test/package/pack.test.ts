import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { entryPoints, packedFiles } from './package-files.js';

const files = packedFiles();
const text = files
  .filter((file) => /\.(js|ts|json|md)$/.test(file))
  .map((file) => ({ file, content: readFileSync(file, 'utf8') }));

test('the package holds everything its entry points name', () => {
  const named = entryPoints
    .flatMap(({ module, types }) => [module, types])
    .filter((file) => file !== undefined)
    .map((file) => file.replace('./', ''));
  assert.deepEqual(
    named.filter((file) => !files.includes(file)),
    [],
  );
});

test('the package holds the licence, the manifest and the script tag’s file', () => {
  for (const file of [
    'LICENSE',
    'README.md',
    'custom-elements.json',
    'dist/cdn/codat-elements.js',
    'dist/cdn/integrity.json',
    'dist/types/web-types.json',
  ]) {
    assert.ok(files.includes(file), `${file} is missing`);
  }
});

test('the package holds nothing but what is built and its papers', () => {
  const allowed = /^(dist\/(?!demo\/)|custom-elements\.json$|package\.json$|[A-Z]+\.md$|LICENSE$)/;
  assert.deepEqual(
    files.filter(
      (file) => !allowed.test(file) || /\.(test|spec)\.|\.map$|\.tsx?$(?<!\.d\.ts)/.test(file),
    ),
    [],
  );
});

test('no file of the package tells where it was built or points to a map', () => {
  const own = process.cwd();
  assert.deepEqual(
    text
      .filter(({ content }) => content.includes(own) || content.includes('sourceMappingURL='))
      .map(({ file }) => file),
    [],
  );
});

test('no file of the package holds what looks like a secret', () => {
  const secret =
    /Basic [A-Za-z0-9+/]{24,}={0,2}|-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:gh[pousr]|npm)_[A-Za-z0-9]{30,}/;
  assert.deepEqual(
    text.filter(({ content }) => secret.test(content)).map(({ file }) => file),
    [],
  );
});

test('what the descriptions for editors and tools name exists', () => {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
    modules: { path: string }[];
  };
  assert.ok(manifest.modules.length > 0);
  assert.deepEqual(
    manifest.modules.map(({ path }) => path).filter((path) => !existsSync(path)),
    [],
  );
});
