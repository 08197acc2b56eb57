/** Other languages with the script tag, in both its forms, under a strict policy. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { languages } from '../../scripts/lib/languages.mjs';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https://static.codat.io; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** What the return page says without an outcome. */
const greetings: Record<string, string> = {
  en: 'Welcome back',
  ar: 'مرحبًا بعودتك',
  de: 'Willkommen zurück',
  es: 'Le damos la bienvenida de nuevo',
  fr: 'Bon retour parmi nous',
  'fr-CA': 'Bon retour parmi nous',
  it: 'Le diamo di nuovo il benvenuto',
  ja: 'お帰りなさい',
  nl: 'Welkom terug',
  'pt-BR': 'Que bom ter você de volta',
};

const one = '<script src="/codat-elements.js"></script>';
const parts = '<script type="module" src="/codat-elements.mjs"></script>';
const tagFor = (code: string) => `<script src="/codat-elements.${code}.js"></script>`;

let browser: Browser;
let origin = '';
let content = '';
/** What the server says of its files: many say nothing of their charset. */
const plain = { page: 'text/html', script: 'text/javascript; charset=utf-8' };
let types = plain;
const server = createServer(({ url = '/' }, response) => {
  const file = join('dist/cdn', new URL(url, 'http://localhost').pathname);
  if (url === '/') {
    response.writeHead(200, { 'Content-Type': types.page, 'Content-Security-Policy': policy });
    const charset = types === plain ? '<meta charset="utf-8">' : '';
    response.end(`<!doctype html>${charset}<title>Lender</title>${content}`);
  } else if (existsSync(file)) {
    response.writeHead(200, { 'Content-Type': types.script });
    response.end(readFileSync(file));
  } else {
    response.writeHead(404).end();
  }
});

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(async () => {
  await browser.close();
  server.close();
});

/** A visitor's page; `prepare` is before anything is loaded. */
async function visit(page: string, prepare?: (page: Page) => Promise<unknown>) {
  content = page;
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.route('https://static.codat.io/**', (route) => route.abort());
  const complaints: string[] = [];
  tab.on('console', (message) => {
    const isExpected = message.text().includes('Failed to load resource');
    if (['error', 'warning'].includes(message.type()) && !isExpected)
      complaints.push(message.text());
  });
  tab.on('pageerror', ({ message }) => complaints.push(message));
  const scripts: string[] = [];
  tab.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await prepare?.(tab);
  await tab.goto(origin);
  const says = (code: string) => tab.getByText(greetings[code] ?? '', { exact: true }).waitFor();
  return { tab, complaints, scripts, says, close: () => context.close() };
}

const returnPage = (lang: string) => `<codat-link-return lang="${lang}"></codat-link-return>`;

test('each language has a greeting in this test', () => {
  assert.deepEqual(Object.keys(greetings).sort(), ['en', ...languages].sort());
});

for (const code of languages) {
  test(`the one file speaks ${code} with the language’s own tag, before it or after it`, async () => {
    for (const tags of [one + tagFor(code), tagFor(code) + one]) {
      const { says, complaints, close } = await visit(tags + returnPage(code));
      await says(code);
      assert.deepEqual(complaints, []);
      await close();
    }
  });

  test(`the module loads ${code} by itself`, async () => {
    const { says, complaints, close } = await visit(parts + returnPage(code));
    await says(code);
    assert.deepEqual(complaints, []);
    await close();
  });
}

for (const charset of ['windows-1251', 'iso-8859-1', 'shift_jis', 'gb18030', '']) {
  test(`the scripts are UTF-8 in a page of ${charset || 'no charset'} too`, async () => {
    const page = charset ? `text/html; charset=${charset}` : 'text/html';
    types = { page, script: 'application/javascript' };
    for (const code of ['ja', 'ar', 'de']) {
      for (const tags of [one + tagFor(code), parts]) {
        const { says, complaints, close } = await visit(tags + returnPage(code));
        await says(code);
        assert.deepEqual(complaints, []);
        await close();
      }
    }
    types = plain;
  });
}

test('a script of a language leaves no name on the page', async () => {
  const namesWith = async (tags: string, code: string) => {
    const { tab, says, close } = await visit(tags + returnPage('de'));
    await says(code);
    const names = await tab.evaluate(() => Object.keys(globalThis));
    await close();
    return names;
  };
  assert.deepEqual(await namesWith(one + tagFor('de'), 'de'), await namesWith(one, 'en'));
});

for (const [lang, code] of [
  ['de-AT', 'de'],
  ['fr-CA', 'fr-CA'],
  ['pt', 'pt-BR'],
] as const) {
  test(`the one file shows English for ${lang} without the language’s tag, and says once which is missing`, async () => {
    const { tab, complaints, close } = await visit(one + returnPage(lang) + returnPage(lang));
    await tab
      .getByText(greetings['en'] ?? '')
      .first()
      .waitFor();
    assert.equal(complaints.length, 1);
    assert.ok(complaints[0]?.includes(`codat-elements.${code}.js`), complaints[0]);
    await close();
  });
}

test('the one file says nothing of a language that there are no words of', async () => {
  const { says, complaints, close } = await visit(one + returnPage('pl'));
  await says('en');
  assert.deepEqual(complaints, []);
  await close();
});

test('neither form loads a language that nobody asks for', async () => {
  for (const tag of [one, parts]) {
    const { says, scripts, close } = await visit(tag + returnPage('en'));
    await says('en');
    const others = new RegExp(`\\b(?:${languages.join('|')})(?:-[\\w-]+)?\\.m?js$`);
    assert.deepEqual(
      scripts.filter((path) => others.test(path)),
      [],
    );
    await close();
  }
  const script = readFileSync('dist/cdn/codat-elements.js', 'utf8');
  assert.ok(!script.includes(greetings['de'] ?? ''));
});

for (const [failure, fail] of [
  ['the network is cut', (page: Page) => page.route(/\/de-[^/]*$/, (route) => route.abort())],
  [
    'the server has no such file',
    (page: Page) => page.route(/\/de-[^/]*$/, (route) => route.fulfill({ status: 404 })),
  ],
] as const) {
  test(`the module shows English, says so once and tries again when ${failure}`, async () => {
    const { tab, complaints, close } = await visit(
      parts + returnPage('de') + returnPage('de'),
      fail,
    );
    await tab
      .getByText(greetings['en'] ?? '')
      .first()
      .waitFor();
    const lines = complaints.filter((text) => text.includes('The language "de"'));
    assert.equal(lines.length, 1);
    await tab.unroute(/\/de-[^/]*$/);
    await tab
      .getByText(greetings['de'] ?? '')
      .first()
      .waitFor();
    assert.equal(complaints.filter((text) => text.includes('The language')).length, 1);
    await close();
  });
}
