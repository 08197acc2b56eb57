/** The recipes of docs/frameworks.md are the apps that `frameworks.test.ts` builds and clicks through. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const guide = readFileSync('docs/frameworks.md', 'utf8');
const blocks = [...guide.matchAll(/```\w+\n(.*?)```/gs)].map(([, code = '']) => code.trim());

for (const file of [
  'svelte/src/App.svelte',
  'solid/src/elements.d.ts',
  'solid/src/main.tsx',
  'angular/src/main.ts',
  'react-18/src/main.tsx',
]) {
  test(`the guide shows ${file} as it is tried`, () => {
    const source = readFileSync(`test/apps/${file}`, 'utf8').trim();
    assert.ok(
      blocks.includes(source),
      `docs/frameworks.md has no block with the text of test/apps/${file}`,
    );
  });
}
