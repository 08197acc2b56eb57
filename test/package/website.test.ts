/** The docs site, built: its links, what it asks of the network, its accessibility, and a live example. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { signIn } from 'codat-elements/testing';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { elementsOf } from '../../scripts/lib/elements.mjs';
import { runSite, siteFolder } from '../../scripts/lib/website.mjs';
import { openPage } from '../support/app-pages.js';
import { startServer } from '../support/apps.js';
import { qualityFindings } from '../support/page-quality.js';
import { filesIn, serveStaticSite, type StaticSite } from '../support/static-site.js';

let browser: Browser;
let site: StaticSite;
/** Every page's text, by its path in the site. */
let pages: ReadonlyMap<string, string>;

before(async () => {
  const output: Buffer[] = [];
  const code = await runSite('build', { onOutput: (chunk) => output.push(chunk) });
  assert.equal(code, 0, Buffer.concat(output).toString());
  pages = new Map(
    readdirSync(siteFolder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => [`/${file}`, readFileSync(join(siteFolder, file), 'utf8')]),
  );
  [browser, site] = await Promise.all([
    chromium.launch({ executablePath: findBrowser(), args: browserFlags() }),
    serveStaticSite(filesIn(siteFolder)),
  ]);
});
after(async () => {
  site.close();
  await browser.close();
});

const idsOf = (html: string) =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decode(id)));
const decode = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

test('every link of the site leads to a page of it and to an anchor that is there', () => {
  const ids = new Map([...pages].map(([path, html]) => [path, idsOf(html)]));
  const broken = new Set<string>();
  for (const [path, html] of pages) {
    // A link of the head is Vite's.
    const body = html.slice(html.indexOf('<body'));
    for (const [, raw = ''] of body.matchAll(
      /<(?:a|img|source)\s[^>]*?(?:href|src|srcset)="([^"]+)"/g,
    )) {
      const href = decode(raw);
      const { origin, pathname, hash } = new URL(href, `http://site.example${path}`);
      if (origin !== 'http://site.example') {
        if (!/^(https:\/\/|http:\/\/localhost[:/]|mailto:|data:)/.test(href))
          broken.add(`${path}: ${href}`);
        continue;
      }
      const file = pathname.endsWith('/') ? `${pathname}index.html` : decodeURIComponent(pathname);
      const isThere = pages.has(file) || existsSync(join(siteFolder, file));
      const anchor = decodeURIComponent(hash.slice(1));
      if (!isThere || (anchor && ids.get(file) && !ids.get(file)?.has(anchor))) {
        broken.add(`${path}: ${href}`);
      }
    }
  }
  assert.ok(pages.size > 50);
  assert.deepEqual([...broken], []);
});

test('every guide and every element has a page, which the sidebar lists', () => {
  const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Parameters<
    typeof elementsOf
  >[0];
  const wanted = [
    ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `/${file.replaceAll('\\', '/').replace(/\.md$/, '.html')}`),
    ...elementsOf(manifest).map(({ tagName }) => `/elements/${tagName}.html`),
  ];
  assert.deepEqual(
    wanted.filter((path) => !pages.has(path)),
    [],
  );
  const decision = [...pages.keys()].find((path) => path.startsWith('/decisions/00')) ?? '';
  const listed = pages.get(decision) ?? '';
  assert.deepEqual(
    wanted.filter((path) => !listed.includes(`href="${path}"`)),
    [],
  );
});

test('the built site holds no address of another host’s files', () => {
  const foreign = [...pages].flatMap(([path, html]) =>
    [
      ...html.matchAll(
        /<(?:script|link|img|source|iframe)\s[^>]*?(?:src|href|srcset)="(https?:[^"]+)"/g,
      ),
    ].map(([, url]) => `${path}: ${url}`),
  );
  assert.deepEqual(foreign, []);
  assert.ok(statSync(join(siteFolder, 'service-worker.js')).size > 10_000);
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A tab, and what in it went wrong or was asked of another host. */
async function open(path: string, colorScheme: 'light' | 'dark' = 'light', width = 1280) {
  const context = await browser.newContext({
    colorScheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  context.on('response', (response) => {
    const isOwn = response.url().startsWith(site.origin);
    if (!isOwn && !/^(data|blob):/.test(response.url()) && !response.fromServiceWorker()) {
      troubles.push(`${response.url()} was asked`);
    }
  });
  page.on('requestfailed', (request) => {
    if (!request.url().startsWith(site.origin)) troubles.push(`${request.url()} was asked`);
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(site.origin + path);
  return { page, troubles };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return run.run();
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id} at ${target.flat().join(' ')}: ${failureSummary}`,
    ),
  );
}

const looks: readonly (readonly [path: string, shown: string])[] = [
  ['/', 'Connect to Xero'],
  ['/overview.html', 'The return page'],
  ['/elements/codat-connection-list.html', 'Disconnect Xero'],
  ['/theme-editor.html', 'Disconnect Square'],
];

/** Waits for a heading or a control of this name. What is folded away, such as an outline, has it too. */
const isShown = (page: Page, name: string) =>
  page.getByRole('heading', { name }).or(page.getByRole('button', { name })).first().waitFor();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`pages of the site are in order, pass axe in ${colorScheme} and ask nothing of another host`, async () => {
    const found: string[] = [];
    for (const [path, shown] of looks) {
      const { page, troubles } = await open(path, colorScheme);
      await isShown(page, shown);
      // The sandbox of a live example has to be there before the example is drawn.
      const wrong = [...(await qualityFindings(page, 0.1)), ...(await violations(page))];
      found.push(...troubles, ...wrong.map((each) => `${path}: ${each}`));
      await page.context().close();
    }
    assert.deepEqual(found, []);
  });
}

test('no page of the site is wider than a screen of 320 px', async () => {
  const wide: string[] = [];
  for (const [path, shown] of looks) {
    const { page } = await open(path, 'light', 320);
    await isShown(page, shown);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 320) wide.push(`${path}: ${width}`);
    await page.context().close();
  }
  assert.deepEqual(wide, []);
});

test('a live example connects software from the click to the synced list', async () => {
  const { page, troubles } = await open('/elements/codat-integration-picker.html');
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Connect to Xero' }).click();
  const popup = await opened;
  const closed = popup.waitForEvent('close');
  await signIn(popup);
  await closed;
  await page.getByRole('list', { name: 'Events' }).getByText('codat-link-end').waitFor();
  assert.deepEqual(troubles, []);
  await page.context().close();
});

test('the theme editor gives the CSS of what is chosen', async () => {
  const { page } = await open('/theme-editor.html');
  const css = page.getByRole('region', { name: 'The CSS' });
  await page.getByRole('radio', { name: 'Saltmarsh Lending' }).check();
  await css.getByText('--codat-color-primary: #1f6b4f;').waitFor();
  await page.getByLabel('Corners').fill('10');
  assert.match(await css.innerText(), /^:root \{[^}]*--codat-radius: 10px;[^}]*\}/);
  const tile = page.locator('codat-connection-list').getByRole('button').first();
  await tile.waitFor();
  const color = await page
    .locator('codat-connection-list')
    .evaluate((list) => getComputedStyle(list).getPropertyValue('--codat-color-primary').trim());
  assert.equal(color, '#1f6b4f');
  await page.context().close();
});

test('the theme editor begins with the elements’ own colours, on a dark page too', async () => {
  const { page } = await open('/theme-editor.html');
  const css = page.getByRole('region', { name: 'The CSS' });
  await page.getByLabel('Dark page').check();
  assert.equal(await page.getByLabel('Surface').inputValue(), '#171a21');
  await css.getByText('color-scheme: dark;').waitFor();
  assert.doesNotMatch(await css.innerText(), /--codat-color-surface/);
  // What is the elements' own on a light page is a choice here.
  await page.getByLabel('Surface').fill('#ffffff');
  await css.getByText('--codat-color-surface: #ffffff;').waitFor();
  await page.context().close();
});

test('the theme editor selects the CSS where the clipboard is refused', async () => {
  const { page } = await open('/theme-editor.html');
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByRole('button', { name: 'Selected, copy by keyboard' }).waitFor();
  assert.match(await page.evaluate(() => String(getSelection())), /^:root \{/);
  await page.getByLabel('Corners').fill('10');
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  await page.context().close();
});

test('the live example of a provider has the provider’s own settings', async () => {
  const { page } = await open('/elements/codat-provider.html');
  await isShown(page, 'Disconnect Xero');
  const url = await page
    .locator('.live codat-provider')
    .evaluate((provider) => (provider as Element & { supportUrl?: string }).supportUrl);
  assert.equal(url, 'mailto:help@your-site.example');
  await page.context().close();
});

test('the site as it is served while one writes draws a live example, and complains of nothing', async (t) => {
  const [, origin = ''] = await startServer(t, {
    args: ['scripts/docs.mjs', '--dev'],
    cwd: '.',
    env: { NO_COLOR: '1' },
    ready: /Local:\s+(http:\S+[^/])\/$/,
  });
  const url = `${origin}/elements/codat-integration-picker`;
  const { page, complaints } = await openPage(t, browser, url);
  await isShown(page, 'Connect to Xero');
  assert.deepEqual(complaints, []);
});
