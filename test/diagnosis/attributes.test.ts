/** Which attributes are held for mistakes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unknownAttributes } from '../../src/diagnosis/attributes.js';

const known = ['proxy-url', 'company-id'];

for (const name of [
  'x-data',
  'x-show',
  'x-cloak',
  'hx-get',
  'hx-on--after-request',
  'ngh',
  'ngskiphydration',
  'up-target',
]) {
  test(`${name}, which a framework has put there, is no mistake`, () => {
    assert.deepEqual(unknownAttributes([name], known), []);
  });
}

test('an attribute in another spelling is one', () => {
  assert.deepEqual(unknownAttributes(['proxyurl'], known), [
    { name: 'proxyurl', meant: 'proxy-url' },
  ]);
});
