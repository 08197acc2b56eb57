import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import ts from 'typescript';
import { entryPoints, packageJson, packedFiles } from './package-files.js';

const files = packedFiles();
const text = files.map((file) => ({ file, content: readFileSync(file, 'utf8') }));

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
  const allowed =
    /^(dist\/(?!demo\/)|docs\/.*\.(md|yaml)$|examples\/|custom-elements\.json$|package\.json$|[A-Z]+\.md$|LICENSE$)/;
  const isSource = (file: string) => /\.(test|spec)\.|\.tsx?$(?<!\.d\.ts)/.test(file);
  assert.deepEqual(
    files.filter(
      (file) => !allowed.test(file) || (isSource(file) && !file.startsWith('examples/')),
    ),
    [],
  );
});

test('the package holds the examples of its guides, which are text and little of it', () => {
  const examples = text.filter(({ file }) => file.startsWith('examples/'));
  assert.ok(examples.some(({ file }) => file === 'examples/proxies/express/server.js'));
  assert.deepEqual(
    examples.filter(({ content }) => content.includes('\0')).map(({ file }) => file),
    [],
  );
  const characters = examples.reduce((sum, { content }) => sum + content.length, 0);
  assert.ok(characters < 150_000, `${characters} characters`);
});

// Where packages are linked strictly, as by pnpm and Yarn, only those are found.
test('every package that a declaration names is a dependency or a peer', () => {
  const { name, dependencies, peerDependencies } = packageJson;
  const known = [name, ...Object.keys({ ...dependencies, ...peerDependencies })];
  const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const named = text
    .filter(({ file }) => file.endsWith('.d.ts'))
    .flatMap(({ content }) => ts.preProcessFile(content).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map(packageOf);
  assert.ok(named.includes('lit'));
  assert.deepEqual(
    [...new Set(named)].filter((one) => !known.includes(one)),
    [],
  );
});

test('no file of the package has the path where it was built', () => {
  const own = process.cwd();
  assert.deepEqual(
    text.filter(({ content }) => content.includes(own)).map(({ file }) => file),
    [],
  );
});

test('a script that points to a map has it beside itself, with the sources in it', () => {
  const maps = text.flatMap(({ file, content }) => {
    const [, name] = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(content) ?? [];
    return name && /\.m?js$/.test(file) ? [join(dirname(file), name)] : [];
  });
  assert.ok(maps.includes('dist/cdn/codat-elements.js.map'));
  assert.ok(maps.includes('dist/api/client.js.map'));
  const without = maps.filter((file) => {
    if (!files.includes(file)) return true;
    const { sources, sourcesContent } = JSON.parse(readFileSync(file, 'utf8')) as {
      sources: string[];
      sourcesContent?: (string | null)[];
    };
    return sources.some((_source, index) => !sourcesContent?.[index]);
  });
  assert.deepEqual(without, []);
});

/** A file of the package, or a folder that has some. */
const isInPackage = (path: string) =>
  files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));

test('the package holds its guides, and no link of one leads out of it', () => {
  const pages = text.filter(({ file }) => file.endsWith('.md'));
  assert.ok(pages.some(({ file }) => file === 'docs/proxy.md'));
  const broken = pages.flatMap(({ file, content }) =>
    [...content.matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/i.test(target))
      .map((target) => join(dirname(file), target))
      .filter((target) => !isInPackage(target))
      .map((target) => `${file}: ${target}`),
  );
  assert.deepEqual(broken, []);
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
