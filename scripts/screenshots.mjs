/**
 * Photographs every scenario of `demo/scenarios` into `screenshots/`, in light, in dark, 320 px wide, right to left and in
 * forced colors: `npm run screenshots`, or `npm run screenshots -- codat-connection-list/empty picker` for those whose name contains
 * one of the words. A scenario that does not reach its state fails the run.
 */
import { mkdirSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { dirname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { browserFlags, findBrowser } from './find-browser.mjs';

const OUTPUT_FOLDER = 'screenshots';
/** The first page waits for Vite to prepare the dependencies. */
const STATE_TIMEOUT_MS = 120_000;
/** A page that polls is never idle. */
const IDLE_TIMEOUT_MS = 3000;
const MIN_HEIGHT_PX = 400;
const looks = {
  light: { width: 1000 },
  dark: { width: 1000, scheme: 'dark' },
  narrow: { width: 320 },
  rtl: { width: 1000, dir: 'rtl' },
  forced: { width: 1000, forcedColors: 'active' },
};

function findFreePort() {
  return new Promise((resolve) => {
    const probe = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

process.env.PORT = String(await findFreePort());
const server = await createServer({ configFile: 'demo/vite.config.ts', logLevel: 'warn' });
await server.listen();
const page = `http://localhost:${process.env.PORT}/scenarios/`;
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });

/** A context for each look: its pages share the modules that were loaded. */
const contexts = Object.fromEntries(
  await Promise.all(
    Object.entries(looks).map(async ([look, { width, scheme = 'light', forcedColors }]) => [
      look,
      await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: scheme,
        forcedColors,
        reducedMotion: 'reduce',
      }),
    ]),
  ),
);

/** Photographs a scenario once its state is reached; gives why it was not, or an empty text. */
async function photograph(scenario, look) {
  const { scheme = 'light', dir = 'ltr' } = looks[look];
  const tab = await contexts[look].newPage();
  const settings = new URLSearchParams({ scenario, scheme, dir, bare: '' });
  await tab.goto(`${page}#${settings}`, { waitUntil: 'commit', timeout: STATE_TIMEOUT_MS });
  await tab
    .locator('html:is([data-scenario=reached], [data-scenario=failed])')
    .waitFor({ state: 'attached', timeout: STATE_TIMEOUT_MS });
  // As high as the page, so that what loads when it is about to be seen is loaded.
  const height = await tab.evaluate(() => globalThis.document.documentElement.scrollHeight);
  await tab.setViewportSize({ width: looks[look].width, height: Math.max(MIN_HEIGHT_PX, height) });
  await tab.waitForLoadState('networkidle', { timeout: IDLE_TIMEOUT_MS }).catch(() => undefined);
  const file = join(OUTPUT_FOLDER, `${scenario}.${look}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await tab.screenshot({ path: file, fullPage: true });
  const failures = await tab.locator('.failure').allTextContents();
  await tab.close();
  return failures.join(' ');
}

async function listScenarios() {
  const tab = await browser.newPage();
  await tab.goto(page, { waitUntil: 'commit', timeout: STATE_TIMEOUT_MS });
  const links = tab.locator('nav li a');
  await links.first().waitFor({ timeout: STATE_TIMEOUT_MS });
  const addresses = await links.evaluateAll((all) => all.map(({ hash }) => hash));
  await tab.close();
  return addresses.map((hash) => new URLSearchParams(hash.slice(1)).get('scenario'));
}

const words = process.argv.slice(2);
const names = (await listScenarios()).filter(
  (name) => words.length === 0 || words.some((word) => name.includes(word)),
);
let failed = 0;
for (const name of names) {
  await Promise.all(
    Object.keys(looks).map(async (look) => {
      const failure = await photograph(name, look).catch((error) => error.message);
      if (failure === '') return;
      failed += 1;
      console.error(`✘ ${name}, ${look}: ${failure}`);
    }),
  );
  console.log(name);
}
await browser.close();
await server.close();
console.log(
  `${names.length} scenarios in ${OUTPUT_FOLDER}/, ${failed} pictures of a state that was not reached`,
);
process.exit(failed === 0 ? 0 : 1);
