/** A page without a framework or a build, with the package's files for the script tag held to their hashes. */
import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from '@playwright/test';
import type { CodatIntegrationPicker } from 'codat-elements';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { connectXero, openPage, servePages } from '../support/app-pages.js';
import { prepareApp } from '../support/apps.js';

let browser: Browser;
let folder: string;

/** Puts the hashes of the package's files into the pages, as a host copies them. */
function fillIn(app: string): void {
  const cdn = join(app, 'node_modules', 'codat-elements', 'dist', 'cdn');
  cpSync(cdn, app, { recursive: true });
  const hashes = JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8')) as Record<
    string,
    string
  >;
  const importMap = readFileSync(join(cdn, 'importmap.json'), 'utf8');
  for (const name of readdirSync(app).filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(app, name), 'utf8')
      .replace('{importmap.json}', importMap)
      .replaceAll(/\{(codat-elements\.m?js)\}/g, (_, file: string) => hashes[file] ?? '');
    writeFileSync(join(app, name), html);
  }
}

before(async () => {
  folder = await prepareApp('plain');
  fillIn(folder);
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

for (const [form, path] of [
  ['one script', '/'],
  ['a module and its parts', '/module'],
] as const) {
  test(`a page of plain HTML with ${form}, held to their hashes, draws and connects`, async (t) => {
    const origin = await servePages(t, folder);
    const { page, complaints } = await openPage(t, browser, `${origin}${path}`);

    await connectXero(page);

    assert.deepEqual(complaints, []);
  });
}

test('a script that is not the one of its hash is not run', async (t) => {
  const origin = await servePages(t, folder);
  const script = join(folder, 'codat-elements.js');
  const original = readFileSync(script);
  t.after(() => writeFileSync(script, original));
  writeFileSync(script, `${original.toString()}\n`);

  const { page } = await openPage(t, browser, origin);

  assert.equal(await page.evaluate(() => customElements.get('codat-provider')), undefined);
});

test('a page that was opened as a file draws, and says why it cannot connect', async (t) => {
  // A file has no hash to be held to: scripts with one are not run.
  const file = join(folder, 'file.html');
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  writeFileSync(file, html.replaceAll(/ integrity="[^"]*"/g, ''));

  const { page } = await openPage(t, browser, pathToFileURL(file).href);

  const picker = page.locator('codat-integration-picker');
  await picker.getByRole('alert').waitFor();
  const report = await picker.evaluate(async (element: CodatIntegrationPicker) =>
    String(await element.diagnose()),
  );
  assert.match(report, /opened as a file/);
});
