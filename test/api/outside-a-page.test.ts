/** A client where there is no page: on a server, and with times that no timer can wait. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodatConfigurationError,
  CodatNetworkError,
  createCodatClient,
  type CodatClientOptions,
} from '../../src/api/index.js';
import { onPageLifecycle } from '../../src/store/page-lifecycle.js';
import { failureOf, startCodat } from './support.js';

for (const proxyUrl of ['/api/codat', 'api/codat', '//lender.example/codat', '']) {
  test(`a server is told that “${proxyUrl}” needs an origin`, () => {
    assert.throws(
      () => createCodatClient({ proxyUrl }),
      (error: Error) =>
        error instanceof CodatConfigurationError &&
        /outside of a page.*whole address/.test(error.message),
    );
  });
}

test('a file that cannot be sent from a server fails as everything else does', async () => {
  const client = createCodatClient({ proxyUrl: 'http://127.0.0.1:9/codat' });
  const error = await failureOf(client.uploadFile('c1', new File(['%PDF-1.7'], 'a.pdf')));
  assert.ok(error instanceof CodatNetworkError);
  assert.equal(error.code, 'network');
});

for (const [what, navigator, code] of [
  ['says nothing of it', { hardwareConcurrency: 2 }, 'network'],
  ['says that it is online', { onLine: true }, 'network'],
  ['says that it is not', { onLine: false }, 'offline'],
] as const) {
  test(`a device whose navigator ${what}`, async (t) => {
    const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
    t.after(() => {
      if (before) Object.defineProperty(globalThis, 'navigator', before);
      else Reflect.deleteProperty(globalThis, 'navigator');
    });
    const client = createCodatClient({ proxyUrl: 'http://127.0.0.1:9/codat', retries: 0 });
    const error = await failureOf(client.listConnections());
    assert.equal((error as CodatNetworkError).code, code);
  });
}

for (const timeout of [Infinity, 2 ** 31, 30 * 86_400_000]) {
  test(`a time-out of ${timeout} ends no request`, async (t) => {
    const codat = await startCodat(t);
    assert.deepEqual(await codat.client({ timeout }).listConnections(), []);
  });
}

for (const slip of [
  { timeout: 0 },
  { timeout: -1 },
  { timeout: NaN },
  { timeout: '15' },
  { retries: -1 },
  { retries: NaN },
  { retryDelay: -5 },
  { retryDelay: null },
]) {
  test(`${JSON.stringify(slip)} of ${Object.values(slip).join()} is refused in words`, () => {
    const [name = ''] = Object.keys(slip);
    const options = { proxyUrl: 'https://lender.example/codat', ...slip } as CodatClientOptions;
    assert.throws(
      () => createCodatClient(options),
      (error: Error) => error instanceof CodatConfigurationError && error.message.startsWith(name),
    );
  });
}

test('what begins after its page is gone, as at the end of a test in jsdom, does nothing', () => {
  const stop = onPageLifecycle({ focus: () => undefined, pagehide: () => undefined });
  assert.doesNotThrow(stop);
});
