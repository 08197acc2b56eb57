/** How a run goes: how fast, when it stops, what it leaves behind, and what it prints. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodatSandbox } from '../../sandbox/index.js';
import { eventLoopTurns, failures, other, own, ownCompany, run } from './harness.js';
import { changed, saying } from './vulnerable-proxies/kit.js';
import { json, startModifiedProxy, type ProxyResponse } from './modified-proxy.js';

const refused = (status: number) => json(status, { statusCode: status, error: 'Refused.' });

test('asks at most four things at once', async (t) => {
  let open = 0;
  let most = 0;
  const url = await startModifiedProxy(t, async (_request, { next }) => {
    open += 1;
    most = Math.max(most, open);
    const response = await next();
    // Holds the responses until four are open together; the limit releases what the command asks one after the other.
    await eventLoopTurns(1000, () => most >= 4);
    // One more that the command has sent would have arrived by now.
    await eventLoopTurns(50);
    open -= 1;
    return response;
  });
  await run(url, '--header', own, '--only', 'foreign-spelling', '--only', 'odd-requests');
  assert.equal(most, 4);
});

test('stops when the session ends in between, and says after which check', async (t) => {
  let requestCount = 0;
  const url = await startModifiedProxy(t, (_request, { next }) => {
    requestCount += 1;
    return requestCount > 30 ? refused(401) : next();
  });
  const results = await run(url, '--header', own, '--other-header', other);
  const at = results.findIndex(({ outcome }) => outcome.kind === 'fails');
  const { outcome } = results[at] ?? {};
  assert.match(
    outcome?.kind === 'fails' ? (outcome.findings.at(-1)?.problem ?? '') : '',
    /^after this the test user’s own list got 401: the session has ended/,
  );
  const rest = results.slice(at + 1).map((one) => one.outcome);
  assert.ok(rest.length > 10);
  for (const one of rest) {
    assert.match(
      one.kind === 'not-tried' ? one.why : '',
      /could no longer be read|give|own origin/,
    );
  }
});

test('leaves no connection behind whose id it did not get', async (t) => {
  const seen: { sandbox?: CodatSandbox } = {};
  const url = await startModifiedProxy(t, async ({ method }, { next, sandbox }) => {
    seen.sandbox = sandbox;
    const response: ProxyResponse = await next();
    return method === 'POST' ? { ...response, body: `{"data":${response.body}}` } : response;
  });
  const only = ['--only', 'life-of-a-connection', '--allow-writes'];
  const results = await run(url, '--header', own, ...only);
  assert.match(failures(results).join(), /no connection was made/);
  assert.equal(seen.sandbox?.connectionsOf(ownCompany).length, 1);
});

test('says that no integration is enabled', async (t) => {
  const none = { results: [], pageNumber: 1, pageSize: 100, totalResults: 0, _links: {} };
  const url = await startModifiedProxy(t, ({ target }, { next }) =>
    target.includes('enabled') ? json(200, none) : next(),
  );
  const only = ['--only', 'life-of-a-connection', '--allow-writes'];
  assert.match(
    failures(await run(url, '--header', own, ...only)).join(),
    /no integration is enabled/,
  );
});

test('lets no response steer the terminal', async (t) => {
  const url = await startModifiedProxy(
    t,
    changed(({ headers }) => ({
      headers: { ...headers, 'content-type': 'text/html; x=\u009b31m', 'cache-control': '\u009b' },
    })),
  );
  const only = ['--only', 'content-type', '--only', 'private-caching'];
  const found = failures(await run(url, '--header', own, ...only)).join();
  assert.match(found, /x=\\x9b31m/);
  assert.doesNotMatch(found, /\p{Cc}/u);
});

test('looks at some errors even when it is to look through the responses only', async (t) => {
  const url = await startModifiedProxy(t, saying('TypeError: Basic a0c5dlpDMTBaWE4tdGVzdA=='));
  const only = ['--only', 'disclosure', '--only', 'key'];
  assert.equal(failures(await run(url, '--header', own, ...only)).length, 2);
});
