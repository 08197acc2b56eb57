/** How the demo's server is started. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { temporaryDatabase } from './support.js';

function start(t: TestContext, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_FILE: temporaryDatabase(t), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

test('the demo takes a variable that is set to nothing for one that is not set', async (t) => {
  const nothing = { CODAT_API_KEY: '', CODAT_API_URL: '', SESSION_SECRET: '' };
  const child = start(t, { ...nothing, PORT: '0' });
  let origin = '';
  for await (const line of createInterface(child.stdout)) {
    origin = /http:\/\/localhost:\d+/.exec(line)?.[0] ?? '';
    if (origin) break;
  }
  const { status } = await fetch(`${origin}/apply`, { headers: { Cookie: 'saltmarsh=x.y' } });
  assert.equal(status, 200);
  const { status: applied } = await fetch(`${origin}/plain`);
  assert.equal(applied, 200);
});

test('the demo says in words that PORT is no port', async (t) => {
  const child = start(t, { PORT: 'http' });
  const errors = await text(child.stderr);
  assert.match(errors, /^PORT must be a number from 0 to 65535, and is “http”\./);
});
