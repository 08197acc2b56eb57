/** The demo's proxy, as it stands on the internet when the demo does. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDemo, type Demo } from '../../demo/server/app.js';
import { failures, fetchListener, listen, run } from '../proxy-check/harness.js';

/** A visitor comes in by a page that needs no form. */
async function visitor(origin: string): Promise<string> {
  const response = await fetch(`${origin}/plain`);
  const [session = ''] = response.headers.getSetCookie();
  return `Cookie: ${session.replace(/;.*/s, '')}`;
}

test('the demo withstands all attacks between two of its visitors', async (t) => {
  const served: { demo?: Demo } = {};
  const respond = async (request: Request) => served.demo?.fetch(request) ?? new Response(null);
  const origin = await listen(t, fetchListener(respond));
  // It calls its own sandbox on the port that it is served on.
  served.demo = createDemo({ port: Number(new URL(origin).port) });
  const users = ['--header', await visitor(origin), '--other-header', await visitor(origin)];
  const results = await run(`${origin}/api/codat`, ...users, '--allow-writes');
  assert.deepEqual(failures(results), []);
});
