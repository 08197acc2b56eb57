/** A page in each framework, built from the package as a host would, in which a person connects their software. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import test, { after, before, type TestContext } from 'node:test';
import { promisify } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import {
  createTestWorld,
  serveTestWorld,
  signIn,
  type LocalTestWorld,
} from 'codat-elements/testing';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { prepareApp } from '../support/apps.js';

const frameworks = ['react-18', 'svelte', 'solid', 'angular'];

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
};

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

/** A file of the app, or its page for every other path. */
function fileOf(folder: string, path: string): Response {
  const named = join(folder, path);
  const file = extname(path) !== '' && existsSync(named) ? named : join(folder, 'index.html');
  const headers = { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' };
  return new Response(readFileSync(file), { headers });
}

/** Serves a built app, with a token proxy and Codat's simulated API beside it, until the test ends. */
async function serveApp(t: TestContext, folder: string, world: LocalTestWorld): Promise<string> {
  const { origin, close } = await serveTestWorld({
    async fetch(request) {
      const { pathname } = new URL(request.url);
      return pathname.startsWith('/codat-test/')
        ? await world.fetch(request)
        : fileOf(folder, pathname);
    },
  });
  t.after(close);
  return origin;
}

for (const framework of frameworks) {
  test(`a page in ${framework} compiles strictly, draws, and connects`, async (t) => {
    const app = await prepareApp(framework);
    await promisify(execFile)('npm', ['run', '--silent', 'build'], {
      cwd: app,
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    });
    const world = await createTestWorld({ redirectUrl: '/connected' });
    const origin = await serveApp(t, join(app, 'dist'), world);
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      const isAboutCodatsImages = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !isAboutCodatsImages)
        complaints.push(message.text());
    });

    await page.goto(origin);
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
    assert.deepEqual(complaints, []);
  });
}
