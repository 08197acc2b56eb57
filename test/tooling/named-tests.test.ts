import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTestFiles } from '../../scripts/lib/suites.mjs';

const cases = {
  'a path': ['test/server/cache.test.ts', { node: ['test/server/cache.test.ts'] }],
  'a path with ./ before it': ['./test/e2e/sync.spec.ts', { e2e: ['test/e2e/sync.spec.ts'] }],
  "a file's name": ['cdn.test.ts', { package: ['test/package/cdn.test.ts'] }],
  'a bare name': ['link-channel', { browser: ['test/store/link-channel.test.ts'] }],
  'a bare name that several suites have': [
    'query',
    {
      node: ['test/api/query.test.ts', 'test/sandbox/query.test.ts', 'test/server/query.test.ts'],
      browser: ['test/store/query.test.ts'],
    },
  ],
  'a bare name that two folders have': [
    'webhooks',
    { node: ['test/sandbox/webhooks.test.ts', 'test/server/webhooks.test.ts'] },
  ],
  'part of a name': ['two-cop', { package: ['test/package/two-copies.test.ts'] }],
  'a name that no file has': ['no-such-test', {}],
} as const;

for (const [kind, [name, expected]] of Object.entries(cases)) {
  test(`npm test finds the files and their suites by ${kind}`, () => {
    assert.deepEqual(findTestFiles(name), expected);
  });
}

test('npm test finds all files whose path contains the name when none is called so', () => {
  const found = findTestFiles('codat-integration-picker');

  assert.deepEqual(Object.keys(found), ['browser']);
  assert.ok((found['browser'] ?? []).length > 3);
});
