/** What the client's tests share: Codat's simulated API and the token proxy over it, by real HTTP. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import {
  createCodatClient,
  type CodatClient,
  type CodatClientOptions,
} from '../../src/api/index.js';
import { createTokenProxy } from '../../server/index.js';
import {
  createCodatSandbox,
  SandboxNetworkError,
  type CodatSandbox,
  type SeedConnection,
} from '../../sandbox/index.js';

export const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';

/** Addresses of the one simulated Codat, and clients for it. */
export interface TestCodat {
  sandbox: CodatSandbox;
  /** Methods and paths of what came in, in order. */
  asked(): string[];
  /** How many requests of this method the clients have sent, with or without a response. */
  sent(method: string): number;
  /** A client that talks to Codat itself, so that nothing stands between it and what goes wrong. */
  client(options?: Partial<CodatClientOptions>): CodatClient;
  /** A client behind the token proxy, as a page has it. */
  proxied(options?: Partial<CodatClientOptions>): CodatClient;
}

type Handler = (request: Request) => Promise<Response>;

/** Serves `handler` until the test is over; gives its origin. */
export async function serve(t: TestContext, handler: Handler): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    const respond: Handler = async (request) => {
      try {
        return await handler(request);
      } catch (error) {
        if (!(error instanceof SandboxNetworkError)) throw error;
        incoming.socket.destroy();
        return new Response(null);
      }
    };
    void getRequestListener(respond, { overrideGlobalObjects: false })(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function startCodat(
  t: TestContext,
  connections: readonly SeedConnection[] = [],
): Promise<TestCodat> {
  const sandbox = createCodatSandbox({
    seed: { companies: [{ id: companyId, name: 'The Corner Bakery', connections }] },
  });
  const codatUrl = await serve(t, (request) => sandbox.fetch(request));
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl: codatUrl,
    basePath: '/proxy',
    resolveCompany: () => companyId,
  });
  const proxyOrigin = await serve(t, proxy);
  const methods: string[] = [];
  const countingFetch: typeof fetch = (input, init) => {
    methods.push(init?.method ?? 'GET');
    return fetch(input, init);
  };
  return {
    sandbox,
    asked: () => sandbox.requests.map(({ method, path }) => `${method} ${path}`),
    sent: (wanted) => methods.filter((method) => method === wanted).length,
    client: (options) =>
      createCodatClient({
        proxyUrl: codatUrl,
        companyId,
        headers: { authorization: `Basic ${btoa('sandbox')}` },
        retryDelay: 1,
        fetch: countingFetch,
        ...options,
      }),
    proxied: (options) =>
      createCodatClient({
        proxyUrl: `${proxyOrigin}/proxy`,
        headers: { origin: proxyOrigin },
        retryDelay: 1,
        fetch: countingFetch,
        ...options,
      }),
  };
}

/** A connection with all that is needed of one, and no more. */
export function wireConnection(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd',
    integrationId: '0f20c943-12d0-4800-9f6c-d218f62d494c',
    sourceId: '8a156a5a-39cb-4f9d-856e-76ef9b9a9607',
    platformName: 'Xero',
    status: 'PendingAuth',
    sourceType: 'Accounting',
    ...changes,
  };
}

/** What a rejected promise was rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

/** Notes what the console warns of, in place of printing it. */
export function warningsOf(t: TestContext): string[] {
  const lines: string[] = [];
  t.mock.method(console, 'warn', (line: unknown) => lines.push(String(line)));
  return lines;
}
