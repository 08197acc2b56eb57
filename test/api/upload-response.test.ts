/** What becomes of a file whose form has gone by `fetch`, and whose response goes wrong on its way. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodatApiError,
  type CodatError,
  CodatNetworkError,
  createCodatClient,
} from '../../src/api/index.js';
import { failureOf } from './support.js';

const file = new File(['%PDF-1.7'], 'a.pdf');

/** A client whose form gets a response with this body. */
const clientFor = (body: BodyInit, init: ResponseInit = {}) =>
  createCodatClient({
    proxyUrl: 'https://lender.example/codat',
    fetch: () => Promise.resolve(new Response(body, init)),
  });

const brokenOff = () =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new TypeError('terminated')),
  });

for (const status of [200, 202, 400, 502]) {
  test(`a response with ${status} that breaks off is the network’s failure`, async () => {
    const error = await failureOf(clientFor(brokenOff(), { status }).uploadFile('c1', file));
    assert.ok(error instanceof CodatNetworkError);
    assert.equal(error.code, 'network');
  });
}

/** A body that is begun to be read, and never ends. */
function endless() {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const pull = () => {
    begin();
    return new Promise<void>(() => undefined);
  };
  return { body: new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 }), begun };
}

for (const status of [200, 503]) {
  test(
    `a response with ${status} that never ends can be cancelled`,
    { timeout: 20_000 },
    async () => {
      const { body, begun } = endless();
      const controller = new AbortController();
      const { signal } = controller;
      const sending = failureOf(clientFor(body, { status }).uploadFile('c1', file, { signal }));
      await begun;
      controller.abort();
      assert.equal(((await sending) as Error).name, 'AbortError');
    },
  );
}

test('a response that never ends is a time-out in the end', { timeout: 20_000 }, async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { body, begun } = endless();
  const sending = failureOf(clientFor(body).uploadFile('c1', file));
  await begun;
  t.mock.timers.tick(10 * 60_000);
  assert.equal(((await sending) as CodatError).code, 'timeout');
});

test('what a response says stands', async () => {
  const refused = clientFor('{"error":"Too large"}', { status: 413 });
  const error = await failureOf(refused.uploadFile('c1', file));
  assert.ok(error instanceof CodatApiError);
  assert.deepEqual([error.status, error.detail], [413, 'Too large']);
  await clientFor('{}').uploadFile('c1', file);
});
