/** What a host's server knows. Compiled by types.test.ts, never run. */
import { createTokenProxy } from 'codat-elements/proxy';
import { createCodatSandbox } from 'codat-elements/sandbox';
import { CodatApiError, createCodatClient } from 'codat-elements/api';

const sandbox = createCodatSandbox();

export const proxy: (request: Request) => Promise<Response> = createTokenProxy({
  apiKey: 'sandbox',
  resolveCompany: () => 'a company',
  fetch: (request) => sandbox.fetch(request),
});

export const client = createCodatClient({ proxyUrl: '/api/codat' });

export const statusOf = (error: unknown): number | undefined =>
  error instanceof CodatApiError ? error.status : undefined;

// @ts-expect-error without resolveCompany anyone would reach any company
createTokenProxy({ apiKey: 'sandbox' });
