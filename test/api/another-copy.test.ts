import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as own from '../../src/api/errors.js';

// Another address makes it another module, as a second copy of the package on a page is.
const otherCopy = '../../src/api/errors.ts?copy=2';
const other = (await import(otherCopy)) as typeof own;

const configuration = new other.CodatConfigurationError('Wrong');
const gone = new other.CodatApiError({ status: 404 });

test('an error of another copy is of the same kinds as one of this copy', () => {
  assert.notEqual(other.CodatError, own.CodatError);
  assert.ok(configuration instanceof own.CodatError);
  assert.ok(configuration instanceof own.CodatConfigurationError);
  assert.ok(!(configuration instanceof own.CodatApiError));
  assert.ok(own.isGone(gone));
  assert.equal(own.asCodatError(gone), gone);
});

test('an error that only looks alike is none', () => {
  const alike = Object.assign(new Error('x'), { name: 'CodatError', code: 'network' });
  assert.ok(!(alike instanceof own.CodatError));
  assert.equal(own.asCodatError(alike).cause, alike);
});

test('a host’s own subclass takes no other error for its own', () => {
  class HostError extends own.CodatApiError {}
  assert.ok(!(gone instanceof HostError));
  assert.ok(!(new own.CodatApiError({ status: 404 }) instanceof HostError));
  assert.ok(new HostError({ status: 404 }) instanceof other.CodatApiError);
});

test('an abort of another realm, or of a fetch that is none of the platform’s, is an abort', () => {
  assert.ok(own.isAbort(Object.assign(new Error('x'), { name: 'AbortError' })));
  assert.ok(!own.isAbort(new Error('x')));
  assert.ok(!own.isAbort(null));
});
