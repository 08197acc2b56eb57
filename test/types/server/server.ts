/** A server's entry points, for a project that has Node's types alone. Compiled by types.test.ts, never run. */
import { createCodatClient } from 'codat-elements/api';
import { createTokenProxy } from 'codat-elements/proxy';
import { redisStore } from 'codat-elements/proxy/redis';
import { createCodatSandbox } from 'codat-elements/sandbox';

const sandbox = createCodatSandbox();

export const proxyWith = (redis: Parameters<typeof redisStore>[0]) =>
  createTokenProxy({
    apiKey: 'sandbox',
    resolveCompany: () => 'a company',
    fetch: (request) => sandbox.fetch(request),
    store: redisStore(redis),
  });

export const client = createCodatClient({ proxyUrl: '/api/codat', credentials: 'include' });

// @ts-expect-error there are no such credentials
createCodatClient({ proxyUrl: '/api/codat', credentials: 'all' });
