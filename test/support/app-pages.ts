/** A host's built pages, served with a token proxy and Codat's simulated API beside them, and what a person does there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Browser, Page } from '@playwright/test';
import { createTestWorld, serveTestWorld, signIn } from 'codat-elements/testing';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
};

/** A file of the app, or its page for every other path. */
function fileOf(folder: string, path: string): Response {
  const candidates = extname(path) === '' ? [`${path}.html`, 'index.html'] : [path];
  const file = candidates.map((one) => join(folder, one)).find((one) => existsSync(one));
  if (file === undefined) return new Response(null, { status: 404 });
  const headers = { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' };
  return new Response(readFileSync(file), { headers });
}

/** Serves the pages of a folder until the test ends; gives their origin. */
export async function servePages(t: TestContext, folder: string): Promise<string> {
  const world = await createTestWorld({ redirectUrl: '/connected' });
  const { origin, close } = await serveTestWorld({
    async fetch(request) {
      const { pathname, href } = new URL(request.url);
      if (pathname.startsWith('/codat-test/')) return world.fetch(request);
      // Where the guides have the proxy, whose code these pages are.
      if (pathname.startsWith('/api/codat/')) {
        return world.fetch(new Request(href.replace('/api/codat/', '/codat-test/proxy/'), request));
      }
      return fileOf(folder, pathname);
    },
  });
  t.after(close);
  return origin;
}

/** Opens a page, with these cookies; `complaints` collects its errors and warnings. */
export async function openPage(
  t: TestContext,
  browser: Browser,
  url: string,
  cookies: Readonly<Record<string, string>> = {},
): Promise<{ page: Page; complaints: readonly string[] }> {
  const context = await browser.newContext();
  t.after(() => context.close());
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url: new URL(url).origin })),
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    const isAboutCodatsImages = message.text().startsWith('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isAboutCodatsImages)
      complaints.push(message.text());
  });
  await page.goto(url);
  return { page, complaints };
}

/** Connects Xero in the page that all of these apps show: a picker of two, a list, and what the page heard. */
export async function connectXero(page: Page): Promise<void> {
  const picker = page.locator('codat-integration-picker');
  // The list of keys is a property, and the heading a child.
  await picker.getByRole('button', { name: 'Xero' }).waitFor();
  assert.equal(await picker.getByRole('button', { name: 'Sage' }).count(), 0);
  assert.ok(await page.getByRole('heading', { name: 'Your software' }).isVisible());
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    picker.getByRole('button', { name: 'Xero' }).click(),
  ]);
  await signIn(popup);

  await page.getByText('Connected here: Xero', { exact: true }).waitFor();
  const list = page.locator('codat-connection-list');
  await list.getByRole('button', { name: 'Disconnect' }).waitFor();
}
