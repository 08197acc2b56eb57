/** A page that holds two copies of the package: a script tag and an import, or two versions of the script. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { createCodatSandbox, type CodatSandbox } from 'codat-elements/sandbox';
import { createTokenProxy } from 'codat-elements/proxy';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';

const origin = 'https://lender.example';
const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';
const script = await readFile(new URL('../../dist/cdn/codat-elements.js', import.meta.url), 'utf8');

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

/** A page on which the first copy defines only these tags, and the second one the others. */
async function pageWith(
  first: readonly string[],
  body: string,
): Promise<{ page: Page; sandbox: CodatSandbox }> {
  const sandbox = createCodatSandbox({
    seed: { companies: [{ id: companyId, name: 'The Corner Bakery', connections: [] }] },
  });
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl: 'https://codat.example',
    basePath: '/api/codat',
    resolveCompany: () => companyId,
    fetch: (request: Request) => sandbox.fetch(request),
  });
  const page = await browser.newPage();
  const only = `
    const define = customElements.define.bind(customElements);
    customElements.define = (tag, ...rest) => ${JSON.stringify(first)}.includes(tag) && define(tag, ...rest);
    addEventListener('copy-loaded', () => { customElements.define = define; });`;
  const copies = ['/first.js', '/second.js'].map((src) => `<script src="${src}"></script>`);
  const html = `<!doctype html><script>${only}</script>${copies[0]}<script>dispatchEvent(new Event('copy-loaded'))</script>${copies[1]}${body}`;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (url.pathname.endsWith('.js')) {
      await route.fulfill({ contentType: 'text/javascript', body: script });
    } else if (url.pathname.startsWith('/api/codat/')) {
      const sent = request.postData();
      const response = await proxy(
        new Request(url, {
          method: request.method(),
          headers: { ...request.headers(), origin },
          ...(sent === null ? {} : { body: sent }),
        }),
      );
      await route.fulfill({
        status: response.status,
        contentType: response.headers.get('content-type') ?? 'application/json',
        body: await response.text(),
      });
    } else await route.fulfill({ contentType: 'text/html', body: html });
  });
  await page.addInitScript(() => {
    const ends: string[] = [];
    Object.assign(globalThis, { ends });
    document.addEventListener('codat-link-end', (event) => ends.push(event.detail.outcome));
  });
  await page.goto(`${origin}/`);
  return { page, sandbox };
}

test('an element of one copy takes its settings from a provider of the other', async () => {
  const { page } = await pageWith(
    ['codat-provider'],
    `<codat-provider proxy-url="/api/codat"><codat-connection-list></codat-connection-list></codat-provider>`,
  );
  await page.getByText('Nothing connected yet').waitFor();
  await page.close();
});

/** The company's only connection, once it is there. */
async function pending(sandbox: CodatSandbox): Promise<string> {
  for (;;) {
    const [connection] = sandbox.connectionsOf(companyId);
    if (connection) return connection.id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const tile = (page: Page) => page.locator('codat-integration-picker').getByText('Xero').first();
/** Until the page knows of the connection too, and looks at it when the person comes back. */
const untilFollowed = (page: Page) =>
  page.waitForFunction(() => sessionStorage.getItem('codat-elements:attempts'));
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));
const endsOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { ends: string[] }).ends);

test('a flow of one copy reaches its end with a picker of the other', async () => {
  const { page, sandbox } = await pageWith(
    ['codat-integration-picker'],
    `<codat-link-flow proxy-url="/api/codat" required="accounting" link-mode="manual"></codat-link-flow>`,
  );
  await page.getByRole('button', { name: 'Get started' }).click();
  await tile(page).click();
  const connectionId = await pending(sandbox);
  await untilFollowed(page);
  sandbox.setConnectionStatus(connectionId, 'Linked');
  await comeBack(page);
  await page.locator('codat-link-flow:state(done)').waitFor();
  assert.deepEqual(await endsOf(page), ['linked']);
  await page.close();
});

test('only one of two copies resumes an attempt after a reload', async () => {
  const { page, sandbox } = await pageWith(
    ['codat-integration-picker'],
    `<codat-provider proxy-url="/api/codat">
      <codat-integration-picker link-mode="manual"></codat-integration-picker>
      <codat-connection-list></codat-connection-list>
    </codat-provider>`,
  );
  await tile(page).click();
  const connectionId = await pending(sandbox);
  await untilFollowed(page);
  await page.reload();
  await tile(page).waitFor();
  await page.locator('codat-connection-list [part~=item]').waitFor();
  sandbox.setConnectionStatus(connectionId, 'Linked');
  await comeBack(page);
  await page.waitForFunction(() => (globalThis as unknown as { ends: string[] }).ends.length > 0);
  // Its copy follows no attempt; it would end one of its own as soon as it knows of the link.
  await page.evaluate(() => document.querySelector('codat-connection-list')?.refresh());
  await page.locator('codat-connection-list').getByText('Connected').first().waitFor();
  assert.deepEqual(await endsOf(page), ['linked']);
  await page.close();
});
