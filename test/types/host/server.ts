/** What a host's server knows. Compiled by types.test.ts, never run. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Hono } from 'hono';
import { createTokenProxy, InviteError } from 'codat-elements/proxy';
import { createCodatSandbox } from 'codat-elements/sandbox';
import { CodatApiError, createCodatClient } from 'codat-elements/api';

const sandbox = createCodatSandbox();

export const proxy: (request: Request) => Promise<Response> = createTokenProxy({
  apiKey: 'sandbox',
  resolveCompany: () => 'a company',
  fetch: (request) => sandbox.fetch(request),
  // What reads streams of Node's.
  scanFile: ({ stream }) => Readable.fromWeb(stream as ReadableStream),
});

export const client = createCodatClient({ proxyUrl: '/api/codat' });

export const sent = client.uploadFile('a connection', new File(['a'], 'a.csv'));

export const statusOf = (error: unknown): number | undefined =>
  error instanceof CodatApiError ? error.status : undefined;

export const routes = new Hono().onError((error, context) =>
  context.text(error.message, error instanceof InviteError ? error.status : 500),
);

// @ts-expect-error without resolveCompany anyone would reach any company
createTokenProxy({ apiKey: 'sandbox' });
