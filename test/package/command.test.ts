import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { packedFiles } from './package-files.js';

const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> };
const file = bin['codat-elements']?.replace('./', '') ?? '';

test('the package holds its command, for any system to run with Node', () => {
  assert.ok(packedFiles().includes(file));
  assert.match(readFileSync(file, 'utf8'), /^#!\/usr\/bin\/env node\n/);
});

test('the command runs in plain Node', () => {
  const printed = execFileSync(process.execPath, [file, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  assert.match(printed, /^Usage: codat-elements COMMAND/);
});
