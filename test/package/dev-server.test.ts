/** The recipe of docs/local-development.md for a Vite development server in front of a host's backend. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { type TestContext } from 'node:test';
import { createTokenProxy } from 'codat-elements/proxy';
import { createServer, type UserConfig } from 'vite';
import { fetchListener, listen } from '../proxy-check/harness.js';
import { ownCompany } from '../server/harness.js';
import { sandboxOfTwo } from '../support/proxy-journey.js';

const guide = readFileSync('docs/local-development.md', 'utf8');

/** What the guide's `vite.config.js` exports, with this backend. */
async function recipeFor(backend: string): Promise<UserConfig> {
  const [, code = ''] = /```js\n\/\/ vite\.config\.js\n(.*?)```/s.exec(guide) ?? [];
  assert.ok(code.includes('http://localhost:3000'));
  const source = encodeURIComponent(code.replace('http://localhost:3000', backend));
  const module = (await import(`data:text/javascript,${source}`)) as { default: UserConfig };
  return module.default;
}

async function startBackend(t: TestContext): Promise<string> {
  const sandbox = sandboxOfTwo();
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    basePath: '/api/codat',
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: () => ownCompany,
    onError: () => undefined,
  });
  return listen(t, fetchListener(codat));
}

/** Connects Xero as a page of a browser that sends no `Sec-Fetch-Site`; gives the status. */
async function connectThrough(t: TestContext, config: UserConfig): Promise<number> {
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
  const { origin } = new URL(address);
  const response = await fetch(`${origin}/api/codat/companies/me/connections`, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json', 'X-Requested-With': 'page' },
    body: '{"platformKey":"gbol"}',
  });
  return response.status;
}

test('a page behind Vite’s development server connects with the guide’s recipe', async (t) => {
  const config = await recipeFor(await startBackend(t));
  assert.equal(await connectThrough(t, config), 200);
});

test('Vite’s short form is refused, as the guide says', async (t) => {
  const proxy = { '/api/codat': await startBackend(t) };
  assert.equal(await connectThrough(t, { server: { proxy } }), 403);
});
