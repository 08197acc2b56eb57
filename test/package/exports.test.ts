import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import test from 'node:test';
import { builtTags, entryPoints, runInPlainNode } from './package-files.js';

const registered = `JSON.stringify(${JSON.stringify(builtTags)}.filter((tag) => globalThis.customElements?.get(tag)))`;

test('every entry point has its module and its types', () => {
  const missing = entryPoints
    .flatMap(({ module, types }) => [module, types])
    .filter((file) => file !== undefined && !existsSync(file));
  assert.deepEqual(missing, []);
});

test('the elements were built', () => {
  assert.ok(builtTags.includes('codat-provider'));
  assert.ok(builtTags.includes('codat-integration-picker'));
});

for (const { specifier, module } of entryPoints) {
  if (!module?.endsWith('.js')) continue;
  test(`${specifier} can be imported in Node, where there is no window`, () => {
    const printed = runInPlainNode(
      `await import('${specifier}'); console.log(typeof window, typeof document);`,
    );
    assert.equal(printed.trim(), 'undefined undefined');
  });
}

test('importing the package registers no element', () => {
  const printed = runInPlainNode(`await import('codat-elements'); console.log(${registered});`);
  assert.deepEqual(JSON.parse(printed), []);
});

test('importing the class of an element registers none', () => {
  const imports = builtTags.map((tag) => `await import('codat-elements/components/${tag}');`);
  const printed = runInPlainNode(`${imports.join('')} console.log(${registered});`);
  assert.deepEqual(JSON.parse(printed), []);
});

test('importing define registers every element, and doing it twice does no harm', () => {
  const printed = runInPlainNode(
    `await import('codat-elements/define');
     await import('./dist/define.js?once-more');
     console.log(${registered});`,
  );
  assert.deepEqual(JSON.parse(printed), builtTags);
});
