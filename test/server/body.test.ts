import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connection, errorOf, pageRequest, createFixture } from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

const rebuilt: readonly (readonly [string, string, string, string, string])[] = [
  [
    'only the platform key',
    'POST',
    connections,
    '{"platformKey":"gbol"}',
    '{"platformKey":"gbol"}',
  ],
  [
    'no field beside the platform key',
    'POST',
    connections,
    '{"platformKey":"gbol","status":"Linked","companyId":"x"}',
    '{"platformKey":"gbol"}',
  ],
  [
    'nothing of a polluted prototype',
    'POST',
    connections,
    '{"__proto__":{"status":"Linked"},"constructor":{"prototype":{"x":1}},"platformKey":"gbol"}',
    '{"platformKey":"gbol"}',
  ],
  [
    'no field beside the status',
    'PATCH',
    one,
    ' {"sourceId":"x","status":"Unlinked"}\n',
    '{"status":"Unlinked"}',
  ],
  ['no body with DELETE', 'DELETE', one, '{"status":"Linked"}', ''],
];

for (const [what, method, path, body, expected] of rebuilt) {
  test(`sends ${what}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const response = await proxy(pageRequest(method, path, { body }));
    assert.equal(response.status, 200);
    assert.equal(upstream.seen[0]?.body, expected);
    assert.equal(({} as Record<string, unknown>)['status'], undefined);
  });
}

const malformed: readonly (readonly [string, string, string])[] = [
  ['POST', connections, ''],
  ['POST', connections, '{'],
  ['POST', connections, 'null'],
  ['POST', connections, '"gbol"'],
  ['POST', connections, '["gbol"]'],
  ['POST', connections, '[{"platformKey":"gbol"}]'],
  ['POST', connections, '{}'],
  ['POST', connections, '{"platformKey":1}'],
  ['POST', connections, '{"platformKey":""}'],
  ['POST', connections, '{"platformKey":["gbol"]}'],
  ['POST', connections, '{"platformKey":"gb/../ol"}'],
  ['POST', connections, '{"platformKey":"gbol\\n"}'],
  ['POST', connections, `{"platformKey":"${'a'.repeat(65)}"}`],
  ['POST', connections, '{"PlatformKey":"gbol"}'],
  ['POST', connections, '{"__proto__":{"platformKey":"gbol"}}'],
  ['POST', connections, 'platformKey=gbol'],
  ['PATCH', one, '{}'],
  ['PATCH', one, '{"status":"Linked"}'],
  ['PATCH', one, '{"status":"unlinked"}'],
  ['PATCH', one, '{"status":"PendingAuth"}'],
  ['PATCH', one, '{"__proto__":{"status":"Unlinked"}}'],
  ['PATCH', one, '{"status":["Unlinked"]}'],
];

for (const [method, path, body] of malformed) {
  test(`responds with 400 for ${method} with ${body.slice(0, 40) || 'no body'}`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t);
    const response = await proxy(pageRequest(method, path, { body }));
    assert.equal(response.status, 400);
    assert.equal((await errorOf(response))['statusCode'], 400);
    assert.deepEqual(upstream.seen, []);
    assert.deepEqual(problems, []);
  });
}

test('responds with 400 for a body that is not UTF-8', async (t) => {
  const { proxy } = await createFixture(t);
  const body = new Uint8Array([...Buffer.from('{"platformKey":"gb'), 0xff, ...Buffer.from('"}')]);
  const response = await proxy(pageRequest('POST', connections, { body }));
  assert.equal(response.status, 400);
  assert.match(String((await errorOf(response))['error']), /cannot be read/);
});

for (const [what, method, path, body, reason] of [
  ['is no JSON', 'POST', connections, '{', /not valid JSON/],
  ['has no key', 'POST', connections, '{}', /must be .*platformKey/],
  ['asks for more than to unlink', 'PATCH', one, '{"status":"Linked"}', /must be .*"Unlinked"/],
] as const) {
  test(`says why a body that ${what} is refused`, async (t) => {
    const { proxy } = await createFixture(t);
    const response = await proxy(pageRequest(method, path, { body }));
    assert.match(String((await errorOf(response))['error']), reason);
  });
}

for (const type of [
  null,
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json-patch+json',
  'application/jsonx',
]) {
  test(`responds with 415 for a body of type ${type ?? 'unknown'}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const body = new Blob(['{"platformKey":"gbol"}']);
    const response = await proxy(
      pageRequest('POST', connections, { body, headers: { 'content-type': type } }),
    );
    assert.equal(response.status, 415);
    assert.match(String((await errorOf(response))['error']), /as application\/json/);
    assert.deepEqual(upstream.seen, []);
  });
}

test('takes a content type with parameters and capitals', async (t) => {
  const { proxy } = await createFixture(t);
  const body = '{"platformKey":"gbol"}';
  for (const type of ['Application/JSON; charset=UTF-8', 'application/json ;charset=utf-8']) {
    const headers = { 'content-type': type };
    assert.equal((await proxy(pageRequest('POST', connections, { body, headers }))).status, 200);
  }
});

test('responds with 413 for an announced length above the limit, without reading', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const request = pageRequest('POST', connections, {
    body: '{"platformKey":"gbol"}',
    headers: { 'content-length': '8193' },
  });
  const response = await proxy(request);
  assert.equal(response.status, 413);
  assert.match(String((await errorOf(response))['error']), /too large/);
  assert.equal(request.bodyUsed, false);
  assert.deepEqual(upstream.seen, []);
});

test('stops reading an endless body at the limit', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  let chunks = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      chunks += 1;
      controller.enqueue(new Uint8Array(1000).fill(0x20));
    },
    cancel() {
      cancelled = true;
    },
  });
  const response = await proxy(pageRequest('POST', connections, { body }));
  assert.equal(response.status, 413);
  assert.ok(cancelled);
  assert.ok(chunks < 20, `${chunks} chunks were read`);
  assert.deepEqual(upstream.seen, []);
});

test('takes a body as large as the limit', async (t) => {
  const body = '{"platformKey":"gbol"}'.padEnd(8192);
  const { proxy } = await createFixture(t);
  assert.equal((await proxy(pageRequest('POST', connections, { body }))).status, 200);
  const headers = { 'content-length': '8192' };
  assert.equal((await proxy(pageRequest('POST', connections, { body, headers }))).status, 200);
  assert.equal((await proxy(pageRequest('POST', connections, { body: `${body} ` }))).status, 413);
});

test('gives up on a body that never ends', async (t) => {
  const { proxy, upstream } = await createFixture(t, { timeout: 20 });
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    cancel() {
      cancelled = true;
    },
  });
  const response = await proxy(pageRequest('POST', connections, { body }));
  assert.equal(response.status, 408);
  assert.match(String((await errorOf(response))['error']), /too long/);
  assert.ok(cancelled);
  assert.deepEqual(upstream.seen, []);
});

test('calls onError when something read the body before the proxy', async (t) => {
  const { proxy, problems } = await createFixture(t);
  const request = pageRequest('POST', connections, { body: '{"platformKey":"gbol"}' });
  await request.json();
  assert.equal((await proxy(request)).status, 500);
  assert.equal(problems[0]?.kind, 'body-already-read');
  assert.match(problems[0].message, /put the proxy before body parsers/);
});

test('calls onError when a body that was announced is not there, as where a parser has emptied the socket', async (t) => {
  const { proxy, problems } = await createFixture(t);
  const headers = { 'content-length': '22', 'content-type': 'application/json' };
  assert.equal((await proxy(pageRequest('POST', connections, { headers }))).status, 500);
  assert.equal(problems[0]?.kind, 'body-already-read');
});

test('a mark of the byte order is no content, and no sign of a parser in front', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t);
  const post = (body: string) => {
    const headers = { 'content-length': String(Buffer.byteLength(body)) };
    return proxy(pageRequest('POST', connections, { body, headers }));
  };
  assert.equal((await post('\uFEFF')).status, 400);
  assert.deepEqual(problems, []);
  assert.equal((await post('\uFEFF{"platformKey":"gbol"}')).status, 200);
  assert.equal(upstream.seen[0]?.body, '{"platformKey":"gbol"}');
});
