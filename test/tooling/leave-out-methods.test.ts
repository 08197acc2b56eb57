import assert from 'node:assert/strict';
import test from 'node:test';
import { leaveOutMethods } from '../../scripts/lib/leave-out-methods.mjs';

const code =
  'export class A {\n  one() {}\n  two() {}\n  three() {}\n}\nclass B {\n  one() {}\n}\n';

test('leaves methods of one class out, and all else alone', () => {
  assert.equal(
    leaveOutMethods(code, 'A', ['three', 'one']).replace(/\n\s*(?=\n)/g, ''),
    'export class A {\n  two() {}\n}\nclass B {\n  one() {}\n}\n',
  );
});

test('says so when there is nothing to leave out any more', () => {
  assert.throws(() => leaveOutMethods(code, 'A', ['four']), /A has no four/);
  assert.throws(() => leaveOutMethods(code, 'C', ['one']), /C has no one/);
});
