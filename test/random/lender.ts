/**
 * A small lender for random journeys: one origin with a page of elements, a return page, and the token proxy over a
 * sandbox of its own. Everything that can go wrong around the elements is a method here.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { ConnectionStatus } from '../../src/api/schema.js';
import { createTokenProxy } from '../../server/index.js';
import { createCodatSandbox, SandboxNetworkError } from '../../sandbox/index.js';

const webhookSecret = `whsec_${Buffer.from('a secret of random journeys').toString('base64')}`;
const script = 'dist/cdn/codat-elements.js';

/** The businesses of the person who is signed in: the page may show either. */
export const companies = ['harbour', 'corner'] as const;
export type Company = (typeof companies)[number];

const page = (body: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Lender</title>
    <link rel="icon" href="data:," />
    <script src="/codat-elements.js" defer></script>
  </head>
  <body>
    ${body}
  </body>
</html>`;

const pages: Readonly<Record<string, string>> = {
  '/': page(`<codat-provider proxy-url="/api/codat">
      <div id="first"><codat-integration-picker collapse-after="0"></codat-integration-picker></div>
      <div id="second"></div>
      <codat-connection-list actions="continue reconnect disconnect"></codat-connection-list>
    </codat-provider>`),
  '/connected': page('<codat-link-return return-url="/" close-delay="0"></codat-link-return>'),
  '/elsewhere': page('<h1>Another page of the lender</h1>'),
};

export interface Lender extends AsyncDisposable {
  readonly origin: string;
  readonly sandbox: ReturnType<typeof createCodatSandbox>;
  /** Codat's id of a business. */
  idOf(company: Company): string;
  /** Somebody else changes the status of a business's latest connection, or deletes it. */
  changeElsewhere(company: Company, to: ConnectionStatus | 'deleted'): Promise<void>;
  /** Whether somebody is signed in; the proxy responds with 401 otherwise. */
  isSignedIn: boolean;
  /** How many requests the proxy has had. */
  readonly requests: number;
  /** How many event streams are open. */
  readonly streams: number;
  /** Breaks the event streams that are open. */
  breakStreams(): void;
  /** Puts a new proxy in the place of the old one, which loses all that it kept in memory. */
  restartProxy(): Promise<void>;
}

export async function startLender(): Promise<Lender> {
  const elements = readFileSync(script);
  const ids = { harbour: randomUUID(), corner: randomUUID() };
  const open = new Set<ServerResponse>();
  let requests = 0;

  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost');
    if (pathname === '/codat-elements.js') {
      outgoing.setHeader('Content-Type', 'text/javascript');
      outgoing.end(elements);
      return;
    }
    const isStream = pathname.endsWith('/events');
    if (pathname.startsWith('/api/codat')) requests += 1;
    if (isStream) {
      open.add(outgoing);
      outgoing.on('close', () => open.delete(outgoing));
    }
    void getRequestListener(
      async (request) => {
        try {
          return await respond(request, pathname);
        } catch (error) {
          if (!(error instanceof SandboxNetworkError)) throw error;
          // The response is lost on its way.
          incoming.socket.destroy();
          return RESPONSE_ALREADY_SENT;
        }
      },
      { overrideGlobalObjects: false },
    )(incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://localhost:${port}`;
  const codatUrl = `${origin}/codat`;

  const sandbox = createCodatSandbox({
    basePath: '/codat',
    // The other name of this machine makes the link pages another site, as Codat's are to a host.
    linkUrl: `http://127.0.0.1:${port}/codat`,
    redirectUrl: `${origin}/connected?connectionId={connectionId}&statusCode={statusCode}&errorMessage={errorMessage}`,
    seed: {
      companies: [
        { id: ids.harbour, name: 'Harbour Coffee Ltd' },
        { id: ids.corner, name: 'The Corner Bakery' },
      ],
    },
    webhook: {
      url: `${origin}/api/codat/webhooks`,
      secret: webhookSecret,
      fetch: (request: Request) => proxy(request),
    },
  });

  const createProxy = () =>
    createTokenProxy({
      apiKey: 'sandbox',
      apiUrl: codatUrl,
      basePath: '/api/codat',
      fetch: (input: RequestInfo | URL, init?: RequestInit) =>
        sandbox.fetch(new Request(input, init)),
      // The person may look at both of their businesses; without a name it is the first.
      resolveCompany: ({ url }) => {
        if (!lender.isSignedIn) return null;
        return (
          companies.map((company) => ids[company]).find((id) => url.includes(id)) ?? ids.harbour
        );
      },
      webhookSecret,
      // Journeys make Codat fail on purpose.
      onError: () => undefined,
    });
  let proxy = createProxy();

  const respond = async (request: Request, pathname: string): Promise<Response> => {
    if (pathname.startsWith('/api/codat')) return proxy(request);
    if (pathname.startsWith('/codat')) return sandbox.fetch(request);
    const html = pages[pathname];
    return new Response(html ?? 'Not found', {
      status: html ? 200 : 404,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  };

  const lender: Lender = {
    origin,
    sandbox,
    idOf: (company) => ids[company],
    async changeElsewhere(company, to) {
      const latest = sandbox.connectionsOf(ids[company]).at(-1);
      if (!latest) return;
      if (to === 'deleted') {
        const url = `${codatUrl}/companies/${ids[company]}/connections/${latest.id}`;
        const headers = { Authorization: `Basic ${Buffer.from('sandbox').toString('base64')}` };
        await sandbox.fetch(new Request(url, { method: 'DELETE', headers }));
      } else if (to === 'Deauthorized') {
        sandbox.deauthorize(latest.id);
      } else {
        sandbox.setConnectionStatus(latest.id, to);
      }
    },
    isSignedIn: true,
    get requests() {
      return requests;
    },
    get streams() {
      return open.size;
    },
    breakStreams() {
      for (const stream of open) stream.destroy();
    },
    async restartProxy() {
      const before = proxy;
      proxy = createProxy();
      await before.close();
    },
    async [Symbol.asyncDispose]() {
      await proxy.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return lender;
}

/** Whether the script that the pages load has been built. */
export const isBuilt = (): boolean => {
  try {
    return readFileSync(script).length > 0;
  } catch {
    return false;
  }
};
