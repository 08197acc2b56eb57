import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCodatDate } from '../../src/api/index.js';

// West of Greenwich, where reading a time as local shows.
process.env['TZ'] = 'America/New_York';

const moment = Date.UTC(2022, 9, 27, 9, 53, 29);

test('a time without a zone is UTC', () => {
  assert.equal(parseCodatDate('2022-10-27T09:53:29'), moment);
});

test('a time with a Z is the same', () => {
  assert.equal(parseCodatDate('2022-10-27T09:53:29Z'), moment);
});

test('a time with an offset keeps it', () => {
  assert.equal(parseCodatDate('2022-10-27T11:53:29+02:00'), moment);
  assert.equal(parseCodatDate('2022-10-27T05:53:29-0400'), moment);
});

test('fractions of a second, seven digits of them too, are read', () => {
  assert.equal(parseCodatDate('2022-10-27T09:53:29.1234567'), moment + 123);
});

test('a date alone is its midnight in UTC', () => {
  assert.equal(parseCodatDate('2022-10-27'), Date.UTC(2022, 9, 27));
});

test('what is no time is NaN', () => {
  for (const text of ['', null, undefined, 'yesterday']) {
    assert.ok(Number.isNaN(parseCodatDate(text)), String(text));
  }
});

test('what .NET writes for no time is NaN', () => {
  for (const text of ['0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '0001-01-01']) {
    assert.ok(Number.isNaN(parseCodatDate(text)), text);
  }
});
