import assert from 'node:assert/strict';
import test from 'node:test';
import { ESLint } from 'eslint';

const eslint = new ESLint();

/** What the linter says about one statement of a script. */
async function messagesFor(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: 'scripts/sample.mjs' });
  return (result?.messages ?? [])
    .filter(({ ruleId }) => ruleId === 'no-restricted-syntax')
    .map(({ message }) => message);
}

for (const code of [
  `'a'.localeCompare('b');`,
  `'a'.localeCompare('b', undefined, { sensitivity: 'base' });`,
  `'a'.toLocaleLowerCase();`,
  `(1).toLocaleString();`,
  `(1).toLocaleString(undefined, { maximumFractionDigits: 1 });`,
  `new Intl.NumberFormat();`,
  `Intl.DateTimeFormat(undefined, { dateStyle: 'long' });`,
]) {
  test(`the linter refuses a result that depends on the machine: ${code}`, async () => {
    assert.deepEqual(await messagesFor(code), [
      'Name the locale: without one the result depends on the machine.',
    ]);
  });
}

for (const code of [
  `'a'.localeCompare('b', 'en');`,
  `'a'.toLocaleLowerCase('en');`,
  `new Intl.NumberFormat('en-GB');`,
]) {
  test(`the linter accepts a named locale: ${code}`, async () => {
    assert.deepEqual(await messagesFor(code), []);
  });
}
