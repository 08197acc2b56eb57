/** The recipes of docs/local-development.md for a development server in front of a host's backend. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { createTokenProxy } from 'codat-elements/proxy';
import { createServer, type UserConfig } from 'vite';
import { fetchListener, listen } from '../proxy-check/harness.js';
import { ownCompany } from '../server/harness.js';
import { startAngularDev, startNextDev } from '../support/dev-servers.js';
import { freePort } from '../support/free-port.js';
import { sandboxOfTwo } from '../support/proxy-journey.js';

const guide = readFileSync('docs/local-development.md', 'utf8');

/** The guide's code that begins with this, with another backend than the guide's. */
function recipe(beginning: string, backend: string): string {
  const code = [...guide.matchAll(/```\w+\n(.*?)```/gs)]
    .map(([, text = '']) => text)
    .find((text) => text.startsWith(beginning));
  const guidesBackend = /http:\/\/localhost:300\d/g;
  assert.match(code ?? '', guidesBackend);
  return (code ?? '').replaceAll(guidesBackend, backend);
}

/** A host's token proxy, before a sandbox of its own. */
function tokenProxy(allowedOrigins?: readonly string[]): (request: Request) => Promise<Response> {
  const sandbox = sandboxOfTwo();
  return createTokenProxy({
    apiKey: 'sandbox',
    basePath: '/api/codat',
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: () => ownCompany,
    onError: () => undefined,
    ...(allowedOrigins && { allowedOrigins }),
  });
}

const startBackend = (t: TestContext, proxy = tokenProxy()) => listen(t, fetchListener(proxy));

/** Connects Xero as a page there, by default of a browser that sends no `Sec-Fetch-Site`; gives the status. */
async function connectFrom(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const response = await fetch(`${origin}/api/codat/companies/me/connections`, {
    method: 'POST',
    headers: {
      Origin: origin,
      'Content-Type': 'application/json',
      'X-Requested-With': 'page',
      ...headers,
    },
    body: '{"platformKey":"gbol"}',
  });
  return response.status;
}

/** Vite's development server; gives the page's origin. */
async function startVite(t: TestContext, config: UserConfig): Promise<string> {
  const vite = await createServer({
    ...config,
    configFile: false,
    root: 'demo',
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { ...config.server, port: 0, host: '127.0.0.1', hmr: false, ws: false, watch: null },
  });
  t.after(() => vite.close());
  await vite.listen();
  const [address = ''] = vite.resolvedUrls?.local ?? [];
  return new URL(address).origin;
}

test('a page behind Vite’s development server connects with the guide’s recipe', async (t) => {
  const code = recipe('// vite.config.js', await startBackend(t));
  const url = `data:text/javascript,${encodeURIComponent(code)}`;
  const { default: config } = (await import(url)) as { default: UserConfig };
  assert.equal(await connectFrom(await startVite(t, config)), 200);
});

test('Vite’s short form is refused, as the guide says', async (t) => {
  const proxy = { '/api/codat': await startBackend(t) };
  assert.equal(await connectFrom(await startVite(t, { server: { proxy } })), 403);
});

test('a page behind Next’s rewrites connects, where the browser says whose page it is or the proxy is told', async (t) => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let proxy = tokenProxy();
  const backend = await startBackend(t, (request) => proxy(request));
  await startNextDev(t, recipe('// next.config.mjs', backend), port);

  assert.equal(await connectFrom(origin, { 'Sec-Fetch-Site': 'same-origin' }), 200);
  assert.equal(await connectFrom(origin), 403);
  proxy = tokenProxy([origin]);
  assert.equal(await connectFrom(origin), 200);
});

test('a page behind Angular’s development server connects with the guide’s recipe', async (t) => {
  const backend = await startBackend(t);
  const origin = await startAngularDev(t, recipe('{ "/api/codat"', backend));
  assert.equal(await connectFrom(origin), 200);
});
