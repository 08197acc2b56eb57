/** The sandbox's service worker, copied beside a static page: the whole journey with no server but one for files. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { setTimeout as nextTask } from 'node:timers/promises';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Page,
  type Request,
} from '@playwright/test';
import { signIn } from 'codat-elements/testing';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { filesIn, serveStaticSite, type StaticSite } from '../support/static-site.js';

const company = '8a210b68-6988-11ed-a1eb-0242ac120002';
const seed = { companies: [{ id: company, name: 'The Corner Bakery' }] };

const pageOf = (script: string, body: string) => `<!doctype html>
  <html lang="en">
    <head><meta charset="utf-8" /><link rel="icon" href="data:," /><title>Static</title></head>
    <body>
      <script type="module">
        import { registerSandbox } from './service-worker.js';
        ${script}
        await import('./cdn/codat-elements.mjs');
      </script>
      ${body}
    </body>
  </html>`;

const elements = `
  <codat-provider proxy-url="codat-sandbox/proxy">
    <codat-integration-picker upload></codat-integration-picker>
    <codat-connection-list></codat-connection-list>
    <codat-sync-status></codat-sync-status>
    <codat-file-upload source-type="accounting"></codat-file-upload>
  </codat-provider>`;

const options = JSON.stringify({ seed, redirectUrl: 'connected.html', syncStepMs: 20 });
const pages: Readonly<Record<string, string>> = {
  '/static/': pageOf(`globalThis.sandbox = await registerSandbox(${options});`, elements),
  '/static/connected.html': pageOf(
    'await registerSandbox();',
    '<codat-link-return close-delay="0"></codat-link-return>',
  ),
  '/static/unregistered.html':
    '<!doctype html><link rel="icon" href="data:,"><title>Unregistered</title>',
};

let browser: Browser;
let site: StaticSite;
const dist = filesIn('dist');
before(async () => {
  [browser, site] = await Promise.all([
    chromium.launch({
      executablePath: findBrowser(),
      args: [...browserFlags(), '--host-resolver-rules=MAP static.codat.io ~NOTFOUND'],
    }),
    serveStaticSite((path) => {
      const text = pages[path];
      if (text !== undefined) return { text };
      if (path === '/static/service-worker.js') return dist('/sandbox/service-worker.js');
      return path.startsWith('/static/cdn/') ? dist(path.slice('/static'.length)) : undefined;
    }),
  ]);
});
after(async () => {
  site.close();
  await browser.close();
});

/** A tab of a browser that has never been here. */
async function open(path = '/static/'): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  countRequests(context);
  const page = await context.newPage();
  await page.goto(site.origin + path);
  return page;
}

/** The requests of a browser's pages that have no response yet, but for streams, which have no end. */
const pending = new WeakMap<BrowserContext, Set<Request>>();

function countRequests(context: BrowserContext): void {
  const requests = new Set<Request>();
  pending.set(context, requests);
  context.on('request', (request) => {
    if (!request.url().endsWith('/events')) requests.add(request);
  });
  context.on('requestfinished', (request) => requests.delete(request));
  context.on('requestfailed', (request) => requests.delete(request));
}

/** As the browser does with one that has had nothing to do for a while: not while a request is under way. */
async function stopWorker(page: Page): Promise<void> {
  const requests = pending.get(page.context());
  for (let quiet = 0; quiet < 3; quiet = requests?.size ? 0 : quiet + 1) await nextTask(20);
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

async function choose(page: Page, software: string): Promise<Page> {
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: `Connect to ${software}` }).click();
  return popup;
}

/** What went wrong in any of a browser's pages, and what left this machine. */
function watch(page: Page): string[] {
  const found: string[] = [];
  page.context().on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      found.push(`${message.text()} ${message.location().url}`);
    }
  });
  // The window of the sign-in may be closed while it still loads.
  page.on('pageerror', (error) => found.push(String(error)));
  page.context().on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What a page that was left had yet to load.
    if (reason !== 'net::ERR_ABORTED') found.push(`${request.url()}: ${reason}`);
  });
  page.context().on('response', (response) => {
    const isOwn = response.url().startsWith(site.origin) || response.url().startsWith('blob:');
    if (!isOwn && !response.fromServiceWorker()) found.push(`${response.url()} was asked`);
  });
  return found;
}

const list = (page: Page) => page.locator('codat-connection-list');

test('a static page goes through the whole journey when the worker is stopped between its steps', async () => {
  const page = await open();
  const troubles = watch(page);
  await page.locator('codat-connection-list').getByText('Nothing connected yet').waitFor();

  // The one-time password of the link was given by a worker that is gone.
  const popup = await choose(page, 'Xero');
  await popup.getByRole('heading', { name: /Confirm your organisation/ }).waitFor();
  await stopWorker(page);
  const closed = popup.waitForEvent('close');
  await signIn(popup);
  await closed;
  await stopWorker(page);
  const disconnect = list(page).getByRole('button', { name: 'Disconnect Xero' });
  await disconnect.waitFor();
  await page.locator('codat-sync-status').getByText('Your data is up to date').first().waitFor();

  await stopWorker(page);
  await disconnect.click();
  await list(page).getByRole('button', { name: 'Disconnect', exact: true }).click();
  await list(page).getByRole('button', { name: 'Reconnect Xero' }).waitFor();

  const [input] = await page.locator('codat-file-upload input[type=file]').all();
  await input?.setInputFiles({
    name: 'accounts.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('a,b\n1,2'),
  });
  await page.waitForFunction(async (id) => {
    const response = await fetch('codat-sandbox/codat/_sandbox/companies');
    const companies = (await response.json()) as { id: string; files: { size: number }[] }[];
    return companies.find((each) => each.id === id)?.files[0]?.size === 7;
  }, company);

  await stopWorker(page);
  await page.reload();
  await list(page).getByRole('button', { name: 'Reconnect Xero' }).waitFor();
  assert.deepEqual(troubles, []);
  assert.deepEqual(
    site.requests.filter((path) => path.includes('codat-sandbox')),
    [],
  );
  await page.context().close();
});

test('the sandbox starts from its seed again after reset(), and when a page brings another seed', async () => {
  const page = await open();
  const names = () =>
    page.evaluate(async () => {
      const response = await fetch('codat-sandbox/codat/_sandbox/companies');
      const companies = (await response.json()) as { name: string; connections: unknown[] }[];
      return companies.map(({ name, connections }) => `${name}: ${connections.length}`);
    });
  const post = () =>
    page.evaluate(async () => {
      const response = await fetch('codat-sandbox/proxy/companies/me/connections', {
        method: 'POST',
        body: JSON.stringify({ platformKey: 'gbol' }),
      });
      return response.status;
    });
  await list(page).waitFor();
  assert.equal(await post(), 200);
  assert.deepEqual(await names(), ['The Corner Bakery: 1']);
  await page.evaluate(() =>
    (globalThis as unknown as { sandbox: { reset(): Promise<void> } }).sandbox.reset(),
  );
  assert.deepEqual(await names(), ['The Corner Bakery: 0']);
  assert.equal(await post(), 200);

  const register = async (given?: object) => {
    const file = './service-worker.js';
    const { registerSandbox } = (await import(
      new URL(file, location.href).href
    )) as typeof import('codat-elements/sandbox/service-worker');
    await registerSandbox(given);
  };
  await page.evaluate(register, undefined);
  assert.deepEqual(await names(), ['The Corner Bakery: 1']);
  await page.evaluate(register, { seed: { companies: [{ name: 'Harbour Coffee Ltd' }] } });
  assert.deepEqual(await names(), ['Harbour Coffee Ltd: 0']);
  await page.context().close();
});

test('a page that has not registered the sandbox is served by the network, and so is its image of Codat’s', async () => {
  const page = await open();
  await list(page).waitFor();
  const other = await page.context().newPage();
  await other.goto(`${site.origin}/static/unregistered.html`);
  const statuses = await other.evaluate(async () => {
    const responses = [await fetch('api/codat/integrations'), await fetch('unregistered.html')];
    return responses.map((response) => response.status);
  });
  assert.deepEqual(statuses, [404, 200]);
  const hasMark = async () => {
    const image = new Image();
    image.src = 'https://static.codat.io/public/branding/powered-by-codat.svg';
    return image.decode().then(
      () => true,
      () => false,
    );
  };
  assert.deepEqual([await page.evaluate(hasMark), await other.evaluate(hasMark)], [true, false]);
  await page.context().close();
});

test('a worker that is registered by hand serves one company', async () => {
  const page = await open('/static/unregistered.html');
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('service-worker.js', { type: 'module' });
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  const connections = await page.evaluate(async () => {
    const response = await fetch('codat-sandbox/proxy/companies/me/connections');
    return (await response.json()) as { results: unknown[] };
  });
  assert.deepEqual(connections.results, []);
  await page.context().close();
});

interface Mistake {
  scope?: string;
  url?: string;
  redirectUrl?: string;
  /** Whether the seed holds what no message can carry. */
  hasSymbol?: boolean;
}

/** What registerSandbox says to options that a page gives by mistake. */
async function refusalOf(mistake: Mistake): Promise<string> {
  const page = await open('/static/unregistered.html');
  const message = await page.evaluate(async ({ hasSymbol, ...given }) => {
    const file = './service-worker.js';
    const { registerSandbox } = (await import(
      new URL(file, location.href).href
    )) as typeof import('codat-elements/sandbox/service-worker');
    const seed = { companies: [{ name: Symbol('bakery') as unknown as string }] };
    return registerSandbox({ ...given, ...(hasSymbol && { seed }) }).then(
      () => 'registered',
      (error: unknown) => (error instanceof Error ? error.message : 'no error'),
    );
  }, mistake);
  await page.context().close();
  return message;
}

for (const [what, mistake, refusal] of [
  [
    'a worker that cannot serve the page',
    { scope: 'cdn/' },
    /pages in .*\/static\/cdn\/, and this/,
  ],
  ['a file that is not there', { url: 'none.js' }, /refused .* none\.js: /],
  ['a file of another origin', { url: 'https://cdn.invalid/a.js' }, /on the page's own origin/],
  ['a redirect that is no address', { redirectUrl: 'https://' }, /of a page .*"https:\/\/"/],
  ['a redirect that is no page', { redirectUrl: 'mailto:a@b.c' }, /of a page .*"mailto:a@b\.c"/],
  ['a seed that is no plain data', { hasSymbol: true }, /has to be plain data/],
] as const) {
  test(`registerSandbox says what is wrong with ${what}`, async () => {
    assert.match(await refusalOf(mistake), refusal);
  });
}

test('the sandbox keeps the fragment and the query of the page that it sends people back to', async () => {
  const page = await open('/static/unregistered.html');
  const address = await page.evaluate(async () => {
    const file = './service-worker.js';
    const { registerSandbox } = (await import(
      new URL(file, location.href).href
    )) as typeof import('codat-elements/sandbox/service-worker');
    await registerSandbox({ redirectUrl: 'connected.html?id={connectionId}&a=1#done' });
    const proxy = 'codat-sandbox/proxy/companies/me/connections';
    const body = JSON.stringify({ platformKey: 'gbol' });
    const response = await fetch(proxy, { method: 'POST', body });
    const { linkUrl } = (await response.json()) as { linkUrl: string };
    return linkUrl;
  });
  await page.goto(address);
  await signIn(page);
  await page.waitForURL(/connected\.html\?id=[\w-]{36}&a=1#done$/);
  await page.context().close();
});
