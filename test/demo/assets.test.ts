import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createDemo } from '../../demo/server/app.js';

const style = 'http://localhost:4173/assets/lender.css';

function demo(t: TestContext) {
  const server = createDemo({ port: 4173 });
  t.after(() => server.close());
  return (headers: HeadersInit) => server.fetch(new Request(style, { headers }));
}

test('a static file of the demo is sent compressed', async (t) => {
  const response = await demo(t)({ 'Accept-Encoding': 'gzip' });
  assert.equal(response.headers.get('Content-Encoding'), 'gzip');
});

test('a static file of the demo that has not changed is not sent again', async (t) => {
  const ask = demo(t);
  const first = await ask({ 'Accept-Encoding': 'gzip' });
  assert.equal(first.headers.get('Cache-Control'), 'private, no-cache');
  const etag = first.headers.get('ETag') ?? '';

  const second = await ask({ 'Accept-Encoding': 'gzip', 'If-None-Match': etag });

  assert.notEqual(etag, '');
  assert.equal(second.status, 304);
});
