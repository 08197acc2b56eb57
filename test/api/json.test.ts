import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTruncatedJson } from '../../src/api/json.js';

const whole = JSON.stringify({
  results: [{ id: 'c1', platformName: 'A "quoted" \\ {name}', linkUrl: null }],
  totalResults: 1,
});

test('isTruncatedJson recognizes a body that breaks off, wherever it does', () => {
  for (let length = 1; length < whole.length; length++) {
    assert.equal(isTruncatedJson(whole.slice(0, length)), true, whole.slice(0, length));
  }
});

for (const text of [
  '',
  '<!doctype html><title>Sign in {</title>',
  'Bad gateway',
  '{"results": [}',
  '{"a":1} trailing',
]) {
  test(`isTruncatedJson leaves alone what is no JSON: ${text || 'nothing'}`, () => {
    assert.equal(isTruncatedJson(text), false);
  });
}
