/**
 * Every scenario in a page with the strictest policy that a host may have, with each form of the package's script tag:
 * nothing of the elements' is reported.
 */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { minifyTemplates } from '../../scripts/lib/minify-templates.mjs';
import { startServer } from '../support/apps.js';

/** Scenarios in which the test itself puts windows into the page, as frames. */
const framesOfTheTest = new Set(['frame-src']);
/** The same states are shown without a dialog. */
const isAgainInDialog = (name: string) => name.includes('/modal-');

const output = resolve('.cache/policies');

/** Leaves the elements out of the page's own script: they come by a script tag. */
const withoutElements: Plugin = {
  name: 'without-elements',
  enforce: 'pre',
  resolveId: (id) => (id === '../../src/define.js' ? '\0nothing' : undefined),
  load: (id) => (id === '\0nothing' ? '' : undefined),
};

/** The page of scenarios has a Lit of its own beside that of the elements, whose policy is the one that is tried. */
const policyOfItsOwn = {
  name: 'policy-of-its-own',
  transform: (code: string, id: string) =>
    id.endsWith('/lit-html.js')
      ? code.replace(/createPolicy\((["'])lit-html\1/, "createPolicy('scenarios'")
      : undefined,
};

let browser: Browser;
let context: BrowserContext;
before(async () => {
  await build({
    root: 'demo',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [withoutElements, policyOfItsOwn, minifyTemplates()],
    resolve: { tsconfigPaths: true },
    build: {
      target: 'es2022',
      outDir: output,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: resolve('demo/scenarios/index.html') },
    },
  });
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  context = await browser.newContext({ reducedMotion: 'reduce' });
});
after(() => browser.close());

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

/** The names of the page's scenarios. */
async function scenariosAt(address: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(address);
  const links = page.locator('nav li a');
  await links.first().waitFor();
  const hashes = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).hash),
  );
  await page.close();
  const names = hashes.map((hash) => new URLSearchParams(hash.slice(1)).get('scenario') ?? '');
  return names.filter((name) => !isAgainInDialog(name));
}

interface Seen {
  readonly reports: string[];
  readonly failure: string;
}

/** Shows scenarios one after another; gives what their pages' policy reported, and why one was not reached. */
async function show(address: string, waiting: string[]): Promise<Record<string, Seen>> {
  const wrong: Record<string, Seen> = {};
  const page = await context.newPage();
  const reports = await collectReports(page);
  const end = page.locator('html:is([data-scenario=reached], [data-scenario=failed])');
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const scenario = new URLSearchParams({ scenario: name, scheme: 'light', dir: 'ltr', bare: '' });
    // A query of its own, since a hash alone loads no new page.
    await page.goto(`${address}&${waiting.length}#${scenario}`);
    await end.waitFor({ state: 'attached' });
    const failure = (await page.locator('.failure').allTextContents()).join(' ');
    const seen = { reports: reports.splice(0), failure };
    if (seen.reports.length > 0 || seen.failure !== '') wrong[name] = seen;
  }
  await page.close();
  return wrong;
}

test('a page with the strictest policy shows every scenario without a report', async (t) => {
  const [, address = ''] = await startServer(t, {
    args: ['--import', 'tsx', 'test/support/scenario-server.ts', output],
    cwd: process.cwd(),
    ready: /^Scenarios: (\S+)$/,
  });

  await t.test('what the policy blocks is seen', async () => {
    const page = await context.newPage();
    const reports = await collectReports(page);
    await page.goto(address);

    await page.evaluate(async () => {
      await fetch('https://elsewhere.example/').catch(() => undefined);
    });
    await page.close();

    assert.deepEqual(reports, ['connect-src https://elsewhere.example/']);
  });

  for (const form of ['script', 'module']) {
    await t.test(`the elements of the script tag’s ${form} have nothing blocked`, async () => {
      const formAddress = `${address}?form=${form}`;
      const waiting = await scenariosAt(formAddress);
      assert.ok(waiting.length > 50, `There are ${waiting.length} scenarios.`);

      const shown = await Promise.all([1, 2, 3].map(() => show(formAddress, waiting)));

      assert.deepEqual(Object.assign({}, ...shown), {});
    });
  }
});
