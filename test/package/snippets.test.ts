/** That what can be checked of every guide's code without running it is so, also in guides yet to be written. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import test from 'node:test';
import ts from 'typescript';
import { elementsOf } from '../../scripts/lib/elements.mjs';
import { entryPoints } from './package-files.js';

interface Named {
  readonly name: string;
}

const guides = [
  'README.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

/** The fenced blocks of all guides in these languages. */
const blocksOf = (languages: readonly string[]) =>
  guides.flatMap(({ path, text }) =>
    [...text.matchAll(/^ *```([\w-]+)[^\n]*\n(.*?)^ *```$/gms)]
      .filter(([, language = '']) => languages.includes(language))
      .map(([, , code = '']) => ({ path, code })),
  );

const markup = blocksOf(['html', 'vue', 'svelte']);
const code = blocksOf(['ts', 'tsx', 'js', 'jsx', 'mjs', 'vue', 'svelte', 'html']);

/** What a module exports by name: values and types. */
function exportsByModule(): Map<string, Set<string>> {
  const typed = entryPoints.flatMap(({ specifier, types }) =>
    types === undefined ? [] : [{ specifier, file: resolve(types) }],
  );
  const program = ts.createProgram(
    typed.map(({ file }) => file),
    {
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      jsx: ts.JsxEmit.ReactJSX,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  return new Map(
    typed.map(({ specifier, file }) => {
      const source = program.getSourceFile(file);
      const module = source && checker.getSymbolAtLocation(source);
      const names = module ? checker.getExportsOfModule(module).map(({ name }) => name) : [];
      return [specifier, new Set(names)];
    }),
  );
}

test('every import from the package in the guides’ code names an entry point and something that it exports', () => {
  const known = exportsByModule();
  const specifiers = new Set(entryPoints.map(({ specifier }) => specifier));
  const wrong: string[] = [];
  let count = 0;
  for (const { path, code: text } of code) {
    const imports = text.matchAll(
      /\b(?:import|export)\s+(?:type\s+)?(?:\{([^}]*)\}\s+from\s+|[^'";{}]*?from\s+)?'(codat-elements(?:\/[^']*)?)'/g,
    );
    const dynamic = text.matchAll(/\bimport\(\s*()'(codat-elements(?:\/[^']*)?)'/g);
    for (const [, names = '', found = ''] of [...imports, ...dynamic]) {
      count += 1;
      // Vite's queries are no part of the name.
      const specifier = found.replace(/\?\w+$/, '');
      if (!specifiers.has(specifier)) wrong.push(`${path}: ${specifier}`);
      for (const name of names.split(',')) {
        const own =
          name
            .trim()
            .replace(/^type\s+/, '')
            .split(/\s+as\s+/)[0] ?? '';
        if (own && !known.get(specifier)?.has(own)) wrong.push(`${path}: ${own} of ${specifier}`);
      }
    }
  }
  assert.ok(count > 20);
  assert.deepEqual(wrong, []);
});

test('tags and attributes in every guide’s markup exist', () => {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Parameters<
    typeof elementsOf
  >[0];
  const elements = new Map(
    elementsOf(manifest).map(({ tagName, declaration }) => {
      const { attributes = [], members = [] } = declaration as {
        attributes?: readonly Named[];
        members?: readonly Named[];
      };
      // Frameworks set properties by their names.
      return [tagName, new Set([...attributes, ...members].map(({ name }) => name))];
    }),
  );
  const everywhere =
    /^(id|class|slot|style|lang|dir|hidden|key|ref|bind:this|use:\w+|data-[\w-]+|aria-[\w-]+)$/;
  const wrong: string[] = [];
  let count = 0;
  for (const { path, code: text } of markup) {
    for (const [, tag = '', rest = ''] of text.matchAll(
      /<((?:codat|powered)-[\w-]+)((?:"[^"]*"|[^>"])*)>/g,
    )) {
      count += 1;
      const attributes = elements.get(tag);
      if (!attributes) {
        wrong.push(`${path}: ${tag}`);
        continue;
      }
      // What stands in a value may look like an attribute; bindings and listeners are the framework's.
      const unvalued = rest.replace(/"[^"]*"|\{[^}]*\}/g, '""').replace(/\/$/, '');
      for (const [name] of unvalued.matchAll(/(?<=\s)[\w@:.#*()[\]-]+/g)) {
        if (/^[@:.#*([]|^v-|^on/.test(name) || everywhere.test(name)) continue;
        if (!attributes.has(name)) wrong.push(`${path}: ${tag} ${name}`);
      }
    }
  }
  assert.ok(count > 20);
  assert.deepEqual(wrong, []);
});

test('every redirect in the guides has what the return page needs to know how an attempt ended', () => {
  const redirects = guides.flatMap(({ path, text }) =>
    [...text.matchAll(/\/connected\?([^\s'"`]*\{[^\s'"`]*)/g)].map(([redirect, query = '']) => ({
      where: `${path}: ${redirect}`,
      query,
    })),
  );
  assert.ok(redirects.length > 5);
  for (const { where, query } of redirects) {
    const parameters = new URLSearchParams(query);
    assert.equal(parameters.get('connectionId'), '{connectionId}', where);
    assert.equal(parameters.get('statusCode'), '{statusCode}', where);
  }
});

test('no guide’s code points at the proxy of a test’s world, which a host’s server does not have', () => {
  assert.deepEqual(
    code.filter((block) => block.code.includes('/codat-test/')).map(({ path }) => path),
    [],
  );
});

/** The names that a module calls, without those that it imports, declares or takes as parameters. */
function unknownCalls(text: string): string[] {
  const source = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  const [called, known] = [new Set<string>(), new Set(Object.getOwnPropertyNames(globalThis))];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      called.add(node.expression.text);
    }
    const { name } = node as { name?: ts.Node };
    const isMember = ts.isPropertyAccessExpression(node) || ts.isPropertyAssignment(node);
    if (name && ts.isIdentifier(name) && !isMember) known.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...called].filter((name) => !known.has(name));
}

test('a guide’s file of settings imports all that it calls', () => {
  const settings = blocksOf(['js', 'mjs', 'ts']).filter(
    ({ code: text }) => /^import /m.test(text) && /^export default /m.test(text),
  );
  assert.ok(settings.length > 3);
  assert.deepEqual(
    settings.flatMap(({ path, code: text }) =>
      unknownCalls(text).map((name) => `${path}: ${name}()`),
    ),
    [],
  );
});
