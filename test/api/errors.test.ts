import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  asCodatError,
  CodatApiError,
  CodatConfigurationError,
  CodatError,
  CodatNetworkError,
  CodatResponseError,
  CodatRuleError,
  createCodatClient,
  isAbort,
} from '../../src/api/index.js';
import { parseRetryAfter } from '../../src/api/response.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, startCodat } from './support.js';

const codes = [
  [400, 'bad-request', false],
  [401, 'unauthorized', true],
  [402, 'payment-required', false],
  [403, 'forbidden', false],
  [404, 'not-found', false],
  [408, 'timeout', true],
  [418, 'refused', false],
  [419, 'unauthorized', true],
  [429, 'rate-limited', true],
  [440, 'unauthorized', true],
  [500, 'unavailable', true],
  [503, 'unavailable', true],
] as const;

for (const [status, code, userRecoverable] of codes) {
  test(`status ${status} becomes the error ${code}`, async (t) => {
    const codat = await startCodat(t);
    codat.sandbox.faults.add({ kind: 'status', status });
    const error = await failureOf(codat.client({ retries: 0 }).listConnections());
    assert.ok(error instanceof CodatApiError);
    assert.deepEqual(
      [error.status, error.code, error.userRecoverable],
      [status, code, userRecoverable],
    );
    assert.match(error.correlationId ?? '', /^[\w-]{8,}$/);
    assert.equal(typeof error.service, 'string');
    assert.notEqual(error.message, '');
  });
}

async function refused(t: TestContext, body: unknown, headers: Record<string, string> = {}) {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 429, body, headers);
  const client = createCodatClient({ proxyUrl: upstream.url, retries: 0 });
  const error = await failureOf(client.listConnections());
  assert.ok(error instanceof CodatApiError);
  return error;
}

test('what Codat’s error body says is kept for logs, not shown', async (t) => {
  const validation = { errors: [{ itemId: 'page', message: 'No', validatorName: 'X' }] };
  const error = await refused(t, {
    statusCode: 429,
    service: 'PublicApi',
    error: 'Internal words',
    correlationId: 'c-123',
    validation,
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  });
  assert.equal(error.service, 'PublicApi');
  assert.equal(error.correlationId, 'c-123');
  assert.equal(error.detail, 'Internal words');
  assert.deepEqual(error.validation, validation);
  assert.doesNotMatch(error.message, /Internal words/);
});

test('a gateway’s page is an error by its status alone', async (t) => {
  const error = await refused(t, '<h1>Slow down</h1>', { 'content-type': 'text/html' });
  assert.equal(error.code, 'rate-limited');
  assert.equal(error.correlationId, undefined);
});

test('a Retry-After in seconds becomes milliseconds', async (t) => {
  const error = await refused(t, {}, { 'retry-after': '7' });
  assert.equal(error.retryAfter, 7000);
  assert.equal(parseRetryAfter('120'), 120_000);
  assert.equal(parseRetryAfter('1.5'), 1500);
  assert.equal(parseRetryAfter('-1'), 0);
});

test('a Retry-After that is a date becomes the time until then', () => {
  const now = Date.parse('2026-03-02T09:00:00Z');
  assert.equal(parseRetryAfter('Mon, 02 Mar 2026 09:00:30 GMT', now), 30_000);
  assert.equal(parseRetryAfter('Mon, 02 Mar 2026 08:00:00 GMT', now), 0);
});

test('a Retry-After that is a date is told by the clock of who says it, not by the device’s', async (t) => {
  const error = await refused(
    t,
    {},
    { date: 'Mon, 02 Mar 2026 09:00:00 GMT', 'retry-after': 'Mon, 02 Mar 2026 09:00:30 GMT' },
  );
  assert.equal(error.retryAfter, 30_000);
});

test('a Retry-After that means nothing is none', () => {
  assert.equal(parseRetryAfter('soon'), undefined);
  assert.equal(parseRetryAfter(''), undefined);
  assert.equal(parseRetryAfter(null), undefined);
});

test('every error is a CodatError and has a name of its own', () => {
  const errors = [
    new CodatApiError({ status: 500 }),
    new CodatNetworkError('offline'),
    new CodatResponseError('results'),
    new CodatConfigurationError('x'),
    new CodatRuleError('x', { platformName: 'Xero', sourceType: 'Accounting' }),
  ];
  assert.ok(errors.every((error) => error instanceof CodatError));
  assert.deepEqual(
    errors.map(({ name }) => name),
    [
      'CodatApiError',
      'CodatNetworkError',
      'CodatResponseError',
      'CodatConfigurationError',
      'CodatRuleError',
    ],
  );
});

test('an error as JSON has Codat’s four fields and nothing else', async (t) => {
  const secret = 'secret-token';
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) =>
    json(response, 403, { error: upstream.url, correlationId: 'c-1', service: 'PublicApi' });
  const client = createCodatClient({ proxyUrl: upstream.url, getToken: () => secret });
  const error = (await failureOf(client.listConnections())) as CodatError;
  const { message } = error;
  assert.deepEqual(JSON.parse(JSON.stringify(error)), {
    correlationId: 'c-1',
    message,
    errorCode: 'forbidden',
    userRecoverable: false,
  });
});

test('neither address nor token is in an error that is logged', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => response.socket?.destroy();
  const client = createCodatClient({
    proxyUrl: upstream.url,
    getToken: () => 'secret-token',
    retries: 0,
  });
  const error = (await failureOf(client.listConnections())) as CodatError;
  const logged = JSON.stringify(error);
  assert.equal(error.code, 'network');
  assert.ok(error.cause instanceof Error);
  assert.doesNotMatch(logged, /secret-token|127\.0\.0\.1|cause/);
  assert.deepEqual(Object.keys(JSON.parse(logged) as object).sort(), [
    'errorCode',
    'message',
    'userRecoverable',
  ]);
});

test('what is not ours becomes an error that can be shown, the first as its cause', () => {
  const cause = new TypeError('x is not a function');
  const error = asCodatError(cause);
  assert.equal(error.cause, cause);
  assert.doesNotMatch(error.message, /function/);
  const own = new CodatNetworkError('timeout');
  assert.equal(asCodatError(own), own);
});

test('an abort is distinguished from a failure', () => {
  assert.ok(isAbort(new DOMException('Aborted', 'AbortError')));
  assert.ok(!isAbort(new DOMException('Late', 'TimeoutError')));
  assert.ok(!isAbort(new CodatNetworkError('timeout')));
});
