/** Every scenario in a page with the strictest policy that a host may have: nothing of the elements' is reported. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { serveTestWorld, type Served } from 'codat-elements/testing';
import { build } from 'vite';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { minifyTemplates } from '../../scripts/lib/minify-templates.mjs';
import { createWorlds } from '../support/sandbox-middleware.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The sandbox's images stand where the page does, in place of Codat's image server.
  "img-src 'self' https://static.codat.io",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');
/** Scenarios in which the test itself puts windows into the page, as frames. */
const framesOfTheTest = new Set(['frame-src']);

const output = resolve('.cache/policies');
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

function pageOrFile(pathname: string): Response {
  const file = join(output, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!existsSync(file)) return new Response(null, { status: 404 });
  return new Response(readFileSync(file), {
    headers: {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    },
  });
}

let served: Served;
let browser: Browser;
let context: BrowserContext;
before(async () => {
  await build({
    root: 'demo',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [minifyTemplates()],
    resolve: { tsconfigPaths: true },
    build: {
      target: 'es2022',
      outDir: output,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve('demo/scenarios/index.html') },
    },
  });
  const worlds = createWorlds();
  served = await serveTestWorld({
    async fetch(request) {
      const { pathname } = new URL(request.url);
      return pathname.startsWith('/world') ? await worlds(request) : pageOrFile(pathname);
    },
  });
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
after(async () => {
  await browser.close();
  await served.close();
});

/** What the page's policy reports from now on. */
async function collectReports(page: Page): Promise<string[]> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.log(`REPORT ${effectiveDirective} ${blockedURI}`);
    });
  });
  const reports: string[] = [];
  page.on('console', (message) => {
    const [, directive = '', what = ''] = /^REPORT (\S+) (.*)$/.exec(message.text()) ?? [];
    if (directive && !framesOfTheTest.has(directive)) reports.push(`${directive} ${what}`);
  });
  return reports;
}

interface Seen {
  readonly reports: string[];
  readonly failure: string;
}

/** Shows a scenario; gives what its page's policy reported, and why the scenario was not reached. */
async function show(name: string): Promise<Seen> {
  const page = await context.newPage();
  const reports = await collectReports(page);
  const settings = new URLSearchParams({ scenario: name, scheme: 'light', dir: 'ltr', bare: '' });
  await page.goto(`${served.origin}/scenarios/#${settings}`);
  const end = page.locator('html:is([data-scenario=reached], [data-scenario=failed])');
  await end.waitFor({ state: 'attached' });
  const failure = (await page.locator('.failure').allTextContents()).join(' ');
  await page.close();
  return { reports, failure };
}

test('what a policy blocks is seen', async () => {
  const page = await context.newPage();
  const reports = await collectReports(page);
  await page.goto(`${served.origin}/scenarios/`);

  await page.evaluate(async () => {
    await fetch('https://elsewhere.example/').catch(() => undefined);
  });
  await page.close();

  assert.deepEqual(reports, ['connect-src https://elsewhere.example/']);
});

test('a page with the strictest policy shows every scenario without a report', async () => {
  const page = await context.newPage();
  await page.goto(`${served.origin}/scenarios/`);
  const links = page.locator('nav li a');
  await links.first().waitFor();
  const hashes = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).hash),
  );
  const names = hashes.map((hash) => new URLSearchParams(hash.slice(1)).get('scenario') ?? '');
  assert.ok(names.length > 50, `There are ${names.length} scenarios.`);

  const wrong: Record<string, Seen> = {};
  const waiting = [...names];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const seen = await show(name);
      if (seen.reports.length > 0 || seen.failure !== '') wrong[name] = seen;
    }
  };
  await Promise.all([worker(), worker(), worker()]);

  assert.deepEqual(wrong, {});
});
