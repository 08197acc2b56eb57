/** A connection counts as gone when Codat says so, and not when something on the way does not know the path. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodatApiError,
  CodatConfigurationError,
  createCodatClient,
  type CodatClient,
} from '../../src/api/index.js';
import { createTokenProxy } from '../../server/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, serve, startCodat, warningsOf } from './support.js';

const others: Record<string, readonly [body: unknown, type: string]> = {
  'a page': ['<pre>Cannot DELETE</pre>', 'text/html'],
  nothing: ['', 'text/plain'],
  'a framework’s JSON': [{ detail: 'Not Found' }, 'application/json'],
  'the proxy’s own words': [
    { service: 'codat-elements proxy', error: 'There is nothing here.', correlationId: 'a' },
    'application/json',
  ],
  'the words of a host’s proxy': [
    { service: 'codat proxy', error: 'There is nothing here.' },
    'application/json',
  ],
  'nginx’s words': [{ statusCode: 404, service: 'nginx', error: 'Not found' }, 'application/json'],
  'Codat’s words about the company': [
    { error: 'No company was found with ID x', correlationId: 'a', service: 'ClientsApi' },
    'application/json',
  ],
};

const calls: Record<string, (client: CodatClient) => Promise<unknown>> = {
  GET: (client) => client.getConnection('c1'),
  PATCH: (client) => client.unlinkConnection('c1'),
  DELETE: (client) => client.deleteConnection('c1'),
};

const connection = {
  id: 'c1',
  integrationId: 'fd321cb6-7963-4506-b873-e99593a45e30',
  sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
  platformName: 'Xero',
  integrationKey: 'gbol',
  sourceType: 'Accounting',
  status: 'Linked',
  linkUrl: 'https://link.example/',
};

for (const [what, [body, type]] of Object.entries(others)) {
  for (const [method, call] of Object.entries(calls)) {
    for (const isListed of [true, false]) {
      test(`${method} of a connection that the list has ${isListed ? '' : 'not '}and that gets ${what} with a 404`, async (t) => {
        warningsOf(t);
        const upstream = await startSpyUpstream(t);
        upstream.respond = (response, request) => {
          if (!request.target.split('?')[0]?.endsWith('/connections')) {
            json(response, 404, body, { 'content-type': type });
            return;
          }
          const results = isListed ? [connection] : [];
          json(response, 200, {
            results,
            pageNumber: 1,
            pageSize: 500,
            totalResults: results.length,
          });
        };
        const done = call(createCodatClient({ proxyUrl: upstream.url }));

        if (isListed) {
          const error = await failureOf(done);
          assert.ok(error instanceof CodatConfigurationError);
          assert.match(error.message, /404 about a connection that is in its list/);
        } else if (method === 'DELETE') {
          await done;
        } else {
          const error = await failureOf(done);
          assert.ok(error instanceof CodatApiError);
          assert.equal(error.code, 'not-found');
        }
      });
    }
  }
}

for (const [method, call] of Object.entries({
  ...calls,
  'GET of the list': (client: CodatClient) => client.listConnections(),
  'GET of the events': (client: CodatClient) =>
    client.listen?.(() => undefined, { signal: AbortSignal.timeout(5000) }) ?? Promise.resolve(),
})) {
  test(`${method} from a proxy that is mounted outside of its basePath says that, and nothing is gone`, async (t) => {
    warningsOf(t);
    const proxy = createTokenProxy({
      apiKey: 'key',
      basePath: '/api/codat',
      resolveCompany: () => '8a210b68-6988-11ed-a1eb-0242ac120002',
      onError: () => undefined,
    });
    const proxyUrl = `${await serve(t, proxy)}/codat`;
    const error = await failureOf(call(createCodatClient({ proxyUrl })));
    assert.ok(error instanceof CodatConfigurationError);
    assert.match(error.message, /Check the proxy's basePath/);
  });
}

for (const way of ['client', 'proxied'] as const) {
  test(`Codat's own word needs no list: ${way}`, async (t) => {
    const codat = await startCodat(t);
    const error = await failureOf(
      codat[way]().getConnection('0cc4ffa7-0d26-44bd-94de-ea3c38b1fbc2'),
    );
    assert.equal((error as CodatApiError).code, 'not-found');
    await codat[way]().deleteConnection('0cc4ffa7-0d26-44bd-94de-ea3c38b1fbc2');
    assert.ok(
      codat.asked().every((line) => !line.endsWith('/connections')),
      codat.asked().join(),
    );
  });
}

for (const id of ['', '.', '..', '\ud800']) {
  test(`“${id}” is no part of an address`, async (t) => {
    warningsOf(t);
    const codat = await startCodat(t);
    const client = codat.client();
    for (const call of [
      client.getConnection(id),
      client.unlinkConnection(id),
      client.deleteConnection(id),
      client.getBranding(id),
    ]) {
      assert.ok((await failureOf(call)) instanceof CodatConfigurationError);
    }
    assert.deepEqual(codat.asked(), []);
  });
}
