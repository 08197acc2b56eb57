/** A page in each framework, built from the package as a host would, in which a person connects their software. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { connectXero, openPage, servePages } from '../support/app-pages.js';
import { prepareApp } from '../support/apps.js';

interface App {
  name: string;
  /** The app whose files it shares. */
  base?: string;
}

const apps: readonly App[] = [
  { name: 'react-18' },
  { name: 'react-19', base: 'react-18' },
  { name: 'vue' },
  { name: 'svelte' },
  { name: 'solid' },
  { name: 'preact' },
  { name: 'angular' },
];

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

for (const { name, base } of apps) {
  test(`a page in ${name} compiles strictly, draws, and connects`, async (t) => {
    const app = await prepareApp(name, base);
    await promisify(execFile)('npm', ['run', '--silent', 'build'], {
      cwd: app,
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    });
    const dist = join(app, 'dist');
    const { page, complaints } = await openPage(t, browser, await servePages(t, dist));

    await connectXero(page);

    assert.deepEqual(complaints, []);
  });
}

for (const { name, base } of apps.filter((app) => app.name.startsWith('react-'))) {
  test(`a server with ${name} does not hide an element that is not hidden`, async () => {
    const app = await prepareApp(name, base);
    const { stdout } = await promisify(execFile)('node', ['server.mjs'], {
      cwd: app,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    assert.equal(
      stdout.trim(),
      '<codat-integration-picker proxy-url="/api/codat" aria-busy="true"></codat-integration-picker>',
    );
  });
}
