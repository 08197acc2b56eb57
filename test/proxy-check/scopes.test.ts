/** `check-proxy` with a test user who may not do everything. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { scopeChecks } from '../../proxy-check/checks/scopes.js';
import { createTokenProxy, type Scope } from '../../server/index.js';
import {
  apiKey,
  companyOfCookie,
  failures,
  fetchListener,
  listen,
  other,
  own,
  ownCompany,
  run,
  sandboxOfTwo,
} from './harness.js';

type Change = (request: Request, response: Response) => Promise<Response> | Response;

/** A proxy that grants its users these scopes, with one mistake made of its responses. */
async function startScoped(t: TestContext, scopes: readonly Scope[], change?: Change) {
  const sandbox = sandboxOfTwo();
  const proxyFor = (granted: readonly Scope[] | undefined) =>
    createTokenProxy({
      apiKey,
      fetch: (request) => sandbox.fetch(request),
      resolveCompany: (request) => {
        const companyId = companyOfCookie(request.headers.get('cookie'));
        return companyId && granted ? { companyId, scopes: granted } : companyId;
      },
      onError: () => undefined,
    });
  const scoped = proxyFor(scopes);
  const origin = await listen(
    t,
    fetchListener(async (request) => {
      const again = request.clone();
      const response = await scoped(request);
      return change ? change(again, response) : response;
    }),
  );
  return { url: `${origin}/codat`, sandbox, everything: proxyFor(undefined) };
}

const checkIds = scopeChecks.map(({ id }) => id);
const onlyThese = checkIds.flatMap((id) => ['--only', id]);

for (const scopes of [
  ['read'],
  ['read', 'connect'],
  ['read', 'disconnect', 'delete'],
  ['read', 'connect', 'disconnect', 'delete'],
] satisfies Scope[][]) {
  test(`finds nothing wrong with our own proxy for a user who may ${scopes.join(', ')}`, async (t) => {
    const { url, sandbox } = await startScoped(t, scopes);
    const before = sandbox.connectionsOf(ownCompany).length;
    const all = ['--other-header', other, '--allow-writes'];
    const results = await run(url, '--header', own, ...all);
    assert.deepEqual(failures(results), []);
    const tried = results.filter(({ outcome }) => outcome.kind === 'holds');
    assert.ok(tried.some(({ check }) => check.id === 'scopes'));
    assert.equal(sandbox.connectionsOf(ownCompany).length, before);
  });
}

/** What a host may get wrong, and what finds it. */
const mistakes: readonly (readonly [string, string, (world: { everything: Change }) => Change])[] =
  [
    [
      'says what is granted and refuses nothing',
      'scopes',
      ({ everything }) =>
        async (request, response) =>
          response.status === 403
            ? saying(response, await everything(request, response))
            : response,
    ],
    [
      'believes a header',
      'scopes',
      ({ everything }) =>
        async (request, response) =>
          response.status === 403 && request.headers.has('x-codat-elements-scopes')
            ? saying(response, await everything(request, response))
            : response,
    ],
    [
      'takes files of who may not connect',
      'scopes',
      ({ everything }) =>
        async (request, response) =>
          response.status === 403 && request.url.endsWith('/files')
            ? saying(response, await everything(request, response))
            : response,
    ],
    [
      'gives everybody the linkUrl',
      'link-urls',
      ({ everything }) =>
        async (request, response) =>
          request.method === 'GET' && response.ok
            ? saying(response, await everything(request, response))
            : response,
    ],
    [
      'says it with a success only',
      'scopes-said',
      () => (_request, response) => {
        if (response.ok) return response;
        response.headers.delete('x-codat-elements-scopes');
        return response;
      },
    ],
    [
      'says it in words of its own',
      'scopes-said',
      () => (_request, response) => {
        if (response.headers.has('x-codat-elements-scopes')) {
          response.headers.set('x-codat-elements-scopes', 'read write');
        }
        return response;
      },
    ],
  ];

function saying(said: Response, response: Response): Response {
  response.headers.set(
    'x-codat-elements-scopes',
    said.headers.get('x-codat-elements-scopes') ?? '',
  );
  return response;
}

test('every check of scopes has a proxy that it fails', () => {
  assert.deepEqual([...new Set(mistakes.map(([, foundBy]) => foundBy))].sort(), checkIds.sort());
});

for (const [mistake, foundBy, changeWith] of mistakes) {
  test(`finds a proxy that ${mistake} (${foundBy})`, async (t) => {
    let change: Change = (_request, response) => response;
    const { url, everything } = await startScoped(t, ['read'], (...both) => change(...both));
    change = changeWith({ everything: (request) => everything(request) });
    const results = await run(url, '--header', own, ...onlyThese);
    assert.ok(
      failures(results).some((failure) => failure.startsWith(`${foundBy}:`)),
      JSON.stringify(failures(results)),
    );
  });
}

test('tries no scopes where the proxy says nothing of them', async (t) => {
  const sandbox = sandboxOfTwo();
  const proxy = createTokenProxy({
    apiKey,
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: (request) => companyOfCookie(request.headers.get('cookie')),
    onError: () => undefined,
  });
  const origin = await listen(t, fetchListener(proxy));
  const results = await run(`${origin}/codat`, '--header', own, ...onlyThese);
  assert.deepEqual(
    results.map(({ outcome }) => outcome.kind),
    ['not-tried', 'not-tried', 'not-tried'],
  );
});
