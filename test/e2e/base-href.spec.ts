import { expect, test, type Page } from '@playwright/test';
import { apply, authorize, connectedLine, connections, opening } from './support/visitor.js';

const html = (head: string, body: string) => ({
  contentType: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><title>Lender</title>
    <script src="/cdn/codat-elements.js" defer></script>${head}</head><body>${body}</body></html>`,
});

/** Puts a page with this `<base href>` at an address of the demo’s origin, in a folder of another name. */
const servePage = (page: Page, path: string, base: string, body: string) =>
  page.context().route(`**${path}`, (route) => route.fulfill(html(`<base href="${base}">`, body)));

const pickerAt = (proxyUrl: string) => `<codat-provider proxy-url="${proxyUrl}">
  <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
</codat-provider>`;

const connect = (page: Page) => page.getByRole('button', { name: 'Connect to Xero' }).click();

test.describe('A page with <base href>', () => {
  test('links through a relative proxy-url of that base, also after it has gone on to another address', async ({
    page,
  }) => {
    await apply(page);
    await servePage(page, '/lender/step/two', '/api/', pickerAt('codat'));
    await page.goto('/lender/step/two');
    await page.evaluate(() => history.pushState(null, '', '/lender/step/three/'));
    const popup = await opening(page, () => connect(page));
    await authorize(popup);
    await expect(connectedLine(page, 'Xero')).toBeVisible();
    expect(await connections(page)).toHaveLength(1);
  });

  test('asks the proxy of another origin for an absolute path, as fetch does', async ({ page }) => {
    await servePage(page, '/lender/step/two', 'https://static.lender.example/', pickerAt('/proxy'));
    const asked = page.waitForRequest('https://static.lender.example/proxy/**');
    await page.route('https://static.lender.example/**', (route) => route.abort());
    await page.goto('/lender/step/two');
    expect((await asked).headers()['x-requested-with']).toBe('codat-elements');
  });

  test('leads back from the return page to a relative return-url of that base', async ({
    page,
  }) => {
    await servePage(
      page,
      '/lender/connected*',
      '/borrower/form/',
      '<codat-link-return return-url="../connect?step=2#accounts"></codat-link-return>',
    );
    await page.goto('/lender/connected?statusCode=200');
    const back = page.getByRole('link', { name: 'Go back' });
    await expect(back).toHaveAttribute('href', /^http:.*\/borrower\/connect\?step=2#accounts$/);
    await back.click();
    await page.waitForURL('**/borrower/connect?step=2#accounts');
  });

  test('of another origin gives the return page no way to a relative return-url', async ({
    page,
  }) => {
    await servePage(
      page,
      '/lender/connected*',
      'https://static.lender.example/',
      '<codat-link-return return-url="connect"></codat-link-return>',
    );
    const warned = page.waitForEvent('console', (message) =>
      message.text().includes('Invalid return-url "connect"'),
    );
    await page.goto('/lender/connected?statusCode=200');
    await expect(page.getByRole('heading', { name: 'You’re connected' })).toBeVisible();
    await warned;
    await expect(page.getByRole('link', { name: 'Go back' })).toHaveCount(0);
  });

  test('has the links of its elements made absolute by that base', async ({ page }) => {
    await apply(page);
    await servePage(
      page,
      '/lender/step/two',
      '/about/us/',
      `<codat-provider proxy-url="/api/codat">
        <codat-link-flow policy-url="../privacy" heading="Connect your accounts"></codat-link-flow>
      </codat-provider>
      <powered-by-codat href="partners"></powered-by-codat>`,
    );
    await page.goto('/lender/step/two');
    await expect(page.locator('powered-by-codat').getByRole('link')).toHaveAttribute(
      'href',
      /^http:.*\/about\/us\/partners$/,
    );
    await expect(page.locator('codat-link-flow a[href$="/about/privacy"]')).toHaveAttribute(
      'href',
      /^http:/,
    );
  });
});
