/** The script tag's module in a real page: which parts it loads when, and what happens when one cannot be loaded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { getRequestListener } from '@hono/node-server';
import { createTokenProxy } from '../../server/index.js';
import { createCodatSandbox } from '../../sandbox/index.js';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { builtTags } from './package-files.js';

const companyId = 'b1b0f4a6-5d33-4f0e-9f5d-0d7a3c1b2e4f';
const folder = 'dist/cdn';
const linkingPart = /parts\/link-manager-/;
const types: Record<string, string> = { '.js': 'text/javascript', '.mjs': 'text/javascript' };

const importMap = JSON.parse(readFileSync(join(folder, 'importmap.json'), 'utf8')) as {
  integrity: Record<string, string>;
};
const hashes = JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8')) as Record<
  string,
  string
>;
/** The parts' hashes under the address at which this test serves them. */
const served = Object.fromEntries(
  Object.entries(importMap.integrity).map(([path, hash]) => [path.replace('./', '/cdn/'), hash]),
);

interface PageOptions {
  map?: Record<string, string>;
  policy?: string;
  body?: string;
  /** What stands between the import map and the module. */
  preload?: string;
}

const pageOf = ({ map = served, body, preload = '' }: PageOptions) => `<!doctype html>
<title>Lender</title>
<script type="importmap" nonce="map">${JSON.stringify({ integrity: map })}</script>
${preload}
<script type="module" src="/cdn/codat-elements.mjs" integrity="${hashes['codat-elements.mjs']}"></script>
${body ?? '<codat-integration-picker proxy-url="/proxy" platform-keys="gbol"></codat-integration-picker>'}`;

let browser: Browser;
let origin = '';
let options: PageOptions = {};
const server = createServer((request, response) => void listener(request, response));
const sandbox = createCodatSandbox({
  apiKey: 'sandbox',
  seed: { companies: [{ id: companyId, name: 'The Corner Bakery', connections: [] }] },
  basePath: '/codat',
});
const listener = getRequestListener(async (request) => {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/proxy/')) return proxy(request);
  if (pathname.startsWith('/codat/')) return sandbox.fetch(request);
  if (pathname.startsWith('/cdn/')) {
    const file = join(folder, pathname.replace('/cdn/', ''));
    const type = types[extname(file)] ?? 'text/plain';
    return new Response(readFileSync(file), { headers: { 'Content-Type': type } });
  }
  const policy = options.policy ?? "script-src 'self' 'nonce-map'";
  const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': policy };
  return new Response(pageOf(options), { headers });
});
let proxy: (request: Request) => Promise<Response>;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  proxy = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl: `${origin}/codat`,
    basePath: '/proxy',
    allowedOrigins: [origin],
    resolveCompany: () => companyId,
    fetch: (request: Request) => sandbox.fetch(request),
  });
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(async () => {
  await browser.close();
  server.close();
});

/** Opens a page of a new visitor; gives what it has requested and complained of. */
async function visit(given: PageOptions = {}, prepare?: (page: Page) => Promise<unknown>) {
  options = given;
  const context = await browser.newContext();
  const page = await context.newPage();
  // Codat's mark comes from Codat's own site, which a test must not depend on.
  await page.route('https://static.codat.io/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }),
  );
  const requested: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await prepare?.(page);
  await page.goto(origin);
  return { page, context, requested, complaints };
}

const tile = (page: Page) => page.getByRole('button', { name: /Xero/ });
const collectEvents = (page: Page) =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const type of ['codat-link-open', 'codat-link-end', 'codat-error']) {
      document.addEventListener(type, () => seen.push(type));
    }
  });
const eventsOf = (page: Page) =>
  page.evaluate(() => (window as unknown as { seen: string[] }).seen);

test('the module shows a picker’s list while the code of linking is blocked', async () => {
  const { page, context } = await visit({}, (one) => one.route(linkingPart, () => undefined));
  await tile(page).waitFor();
  await context.close();
});

test('the module runs by its integrity hashes under a strict policy, and loads linking ahead', async () => {
  const { page, context, requested, complaints } = await visit();
  await tile(page).waitFor();
  // It may have been requested before the list was seen.
  while (!requested.some((url) => url.includes('parts/link-manager-'))) {
    await page.waitForEvent('request');
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('what is loaded at once can be asked for ahead by its hash, and is loaded once', async () => {
  const [core, hash] = Object.entries(served).find(([path]) => path.includes('/core-')) ?? [];
  const preload = `<link rel="modulepreload" href="${core}" integrity="${hash}">`;
  const { page, context, requested, complaints } = await visit({ preload });
  await tile(page).waitFor();
  const scripts = requested.filter((url) => url.includes('/cdn/')).slice(0, 2);
  assert.deepEqual(scripts.map((url) => new URL(url).pathname).sort(), [
    '/cdn/codat-elements.mjs',
    core,
  ]);
  assert.equal(requested.filter((url) => url.endsWith(String(core))).length, 1);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the module refuses a part that is not what its hash says', async () => {
  const wrong = Object.fromEntries(
    Object.keys(served).map((path) => [path, `sha384-${'A'.repeat(64)}`]),
  );
  const { page, context, complaints } = await visit({ map: wrong });
  while (!complaints.some((text) => text.includes('integrity'))) await page.waitForEvent('console');
  assert.equal(await tile(page).count(), 0);
  await context.close();
});

test('the module defines every element, also those that the page does not show yet', async () => {
  const { page, context } = await visit();
  const defined = await page.evaluate(
    (tags) => Promise.all(tags.map((tag) => customElements.whenDefined(tag).then(() => tag))),
    [...builtTags],
  );
  assert.deepEqual(defined, [...builtTags]);
  await context.close();
});

test('a click while linking loads slowly opens its window at once, and the link in it later', async () => {
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { page, context } = await visit({}, (one) =>
    one.route(linkingPart, async (route) => {
      await slow;
      await route.continue();
    }),
  );
  await tile(page).waitFor();
  await collectEvents(page);
  const opening = page.waitForEvent('popup');
  // A second click does not open a second window.
  await tile(page).dblclick();
  const popup = await opening;
  assert.equal(popup.url(), 'about:blank');
  assert.deepEqual(await eventsOf(page), []);
  release();
  await popup.waitForURL(/\/codat\//);
  assert.equal(context.pages().length, 2);
  assert.deepEqual(await eventsOf(page), ['codat-link-open']);
  await context.close();
});

for (const [failure, fail] of [
  ['the network is cut', (page: Page) => page.route(linkingPart, (route) => route.abort())],
  [
    'the server has no such part',
    (page: Page) => page.route(linkingPart, (route) => route.fulfill({ status: 404 })),
  ],
] as const) {
  test(`a click closes its window and offers to try again when ${failure}`, async () => {
    const { page, context } = await visit({}, fail);
    await tile(page).waitFor();
    await collectEvents(page);
    const opening = page.waitForEvent('popup');
    await tile(page).click();
    const popup = await opening;
    if (!popup.isClosed()) await popup.waitForEvent('close');
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    assert.deepEqual(await eventsOf(page), ['codat-error']);

    await page.unroute(linkingPart);
    const reopening = page.waitForEvent('popup');
    await again.click();
    await (await reopening).waitForURL(/\/codat\//);
    assert.deepEqual(await eventsOf(page), ['codat-error', 'codat-link-open']);
    await context.close();
  });
}

test('says so, and offers to try again, when what it takes to connect software cannot be loaded', async () => {
  const details = /parts\/attempt-details-/;
  const body =
    '<codat-integration-picker proxy-url="/proxy" platform-keys="akxx"></codat-integration-picker>';
  const fail = (one: Page) => one.route(details, (route) => route.abort());
  const { page, context } = await visit({ body }, fail);
  await page.getByRole('button', { name: /NetSuite/ }).waitFor();
  await collectEvents(page);
  await page.getByRole('button', { name: /NetSuite/ }).click();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.getByRole('alert').getByText('We couldn’t open Oracle NetSuite').waitFor();
  assert.deepEqual(await eventsOf(page), ['codat-error']);

  await page.unroute(details);
  await again.click();
  await page.getByRole('heading', { name: 'Before you connect Oracle NetSuite' }).waitFor();
  assert.deepEqual(await eventsOf(page), ['codat-error']);
  await context.close();
});

for (const [what, part, tag, attributes] of [
  [
    'the element that takes files',
    /parts\/codat-file-upload\.define-/,
    'integration-picker',
    'upload',
  ],
  ['the code of uploading', /parts\/upload-queue-/, 'integration-picker', 'upload'],
  ['the code of uploading, for the element alone', /parts\/upload-queue-/, 'file-upload', ''],
] as const) {
  test(`says so, and offers to try again, when ${what} cannot be loaded`, async () => {
    const body = `<codat-${tag} proxy-url="/proxy" ${attributes}></codat-${tag}>`;
    const { page, context } = await visit({ body }, (one) =>
      one.route(part, (route) => route.abort()),
    );
    if (attributes) {
      await page
        .getByRole('button', { name: /Upload/ })
        .first()
        .click();
    }
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.getByRole('alert').getByText('reach our service').waitFor();

    await page.unroute(part);
    await again.click();
    await page.getByRole('button', { name: 'Choose files' }).waitFor();
    await context.close();
  });
}

const searchPart = /parts\/search-/;
const catalogBody = '<codat-integration-picker proxy-url="/proxy"></codat-integration-picker>';
const tilesOf = (page: Page) => page.getByRole('button', { name: /Xero|QuickBooks/ });

test('shows all until the code of the search is there, and then what was typed meanwhile', async () => {
  let release: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { page, context } = await visit({ body: catalogBody }, (one) =>
    one.route(searchPart, async (route) => {
      await slow;
      await route.continue();
    }),
  );
  await page.getByRole('searchbox').fill('qbo');
  await page.getByRole('heading', { name: 'Popular' }).waitFor();
  release();
  await page.getByRole('heading', { name: 'Popular' }).waitFor({ state: 'detached' });
  const names = await tilesOf(page).evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
  assert.deepEqual(names.length, 1);
  await context.close();
});

test('finds software by its name where the code of the search cannot be loaded, and by more once it can', async () => {
  const fail = (one: Page) => one.route(searchPart, (route) => route.abort());
  const { page, context } = await visit({ body: catalogBody }, fail);
  await page.getByRole('searchbox').fill('xero');
  await page.getByRole('heading', { name: 'Popular' }).waitFor({ state: 'detached' });
  assert.equal(await tilesOf(page).count(), 1);

  await page.unroute(searchPart);
  await page.getByRole('searchbox').fill('qbo');
  await page.getByRole('button', { name: /QuickBooks Online/ }).waitFor();
  await context.close();
});

const listPart = /parts\/codat-connection-list\.define-/;
const listBody = '<codat-connection-list proxy-url="/proxy"></codat-connection-list>';
const isListDefined = (page: Page) =>
  page.evaluate(() => Boolean(customElements.get('codat-connection-list')));

for (const [failure, fail] of [
  ['the network is cut', (page: Page) => page.route(listPart, (route) => route.abort())],
  [
    'a deploy took its part away',
    (page: Page) => page.route(listPart, (route) => route.fulfill({ status: 404 })),
  ],
] as const) {
  test(`asks for an element sparingly where ${failure}, and draws it once its part is there`, async () => {
    const warnings: string[] = [];
    const { page, context, requested } = await visit({ body: listBody }, async (one) => {
      one.on('console', (message) => {
        if (message.type() === 'warning') warnings.push(message.text());
      });
      await fail(one);
    });
    const asked = () =>
      requested.filter((url) => url.includes('parts/codat-connection-list.define-')).length;
    while (!warnings.some((text) => text.includes('<codat-connection-list>'))) {
      await page.waitForEvent('console');
    }
    // A ticker: each of its lines is a change of the page.
    const before = asked();
    await page.evaluate(async () => {
      for (let line = 0; line < 20; line++) {
        document.body.append(document.createElement('p'));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    assert.ok(asked() <= before + 1, `${asked() - before} requests`);
    assert.equal(warnings.filter((text) => text.includes('<codat-connection-list>')).length, 1);
    assert.equal(await isListDefined(page), false);

    await page.unroute(listPart);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.waitForFunction(() => customElements.get('codat-connection-list'));
    await context.close();
  });
}
