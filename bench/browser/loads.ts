/** Whole page loads over HTTP: the first visit, the second, and both on a phone. */
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { devtoolsOf, ROUNDS, slowDown, subjects, type Context } from './measure.js';
import type { Subject } from './page/bench.js';
import { LOADED_COUNT, type Site } from './site.js';

/** Slow 4G, as Lighthouse has it. */
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const PHONE_SLOWDOWN = 6;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Counts what a page asks for. */
function countRequests(devtools: CDPSession) {
  const counts = { data: 0, bytes: 0 };
  devtools.on('Network.requestWillBeSent', ({ request }) => {
    if (request.url.includes('/api/')) counts.data++;
  });
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    counts.bytes += encodedDataLength;
  });
  return counts;
}

const watchedIn = (page: Page) => page.evaluate(() => watched);

async function load(page: Page, subject: Subject, { origin, watchScript }: Site) {
  const devtools = await devtoolsOf(page);
  await devtools.send('Network.enable');
  await devtools.send('Performance.enable');
  const counts = countRequests(devtools);
  await page.addInitScript({ content: watchScript });
  await page.goto(`${origin}/${subject}`);
  await page.waitForFunction(() => watched.listAt > 0);
  const asked = { ...counts };
  const { metrics } = await devtools.send('Performance.getMetrics');
  const script = (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1000;
  const { listAt } = await watchedIn(page);
  return { devtools, listAt, script, ...asked };
}

async function visits(context: BrowserContext, subject: Subject, { site, report }: Context) {
  for (const visit of ['first visit', 'second visit']) {
    const page = await context.newPage();
    const { listAt, script, data } = await load(page, subject, site);
    const part = `${visit}, ${LOADED_COUNT} integrations`;
    report.add(subject, [part, 'until the list', 'ms'], listAt);
    report.add(subject, [part, 'script', 'ms'], script);
    report.add(subject, [part, 'requests for data until then', ''], data);
    await page.waitForLoadState('networkidle');
    report.add(subject, [part, 'layout shift', ''], (await watchedIn(page)).layoutShift);
    await page.close();
  }
}

async function phone(context: Context, subject: Subject): Promise<void> {
  const { browser, site, report } = context;
  const own = await browser.newContext(PHONE);
  const page = await own.newPage();
  const throttle = await page.context().newCDPSession(page);
  await throttle.send('Network.enable');
  await throttle.send('Network.emulateNetworkConditions', SLOW_4G);
  await slowDown(throttle, PHONE_SLOWDOWN);
  const { listAt, bytes } = await load(page, subject, site);
  const part = 'phone: slow 4G, CPU 6 times slower';
  report.add(subject, [part, 'until a tile can be pressed', 'ms'], listAt);
  report.add(subject, [part, 'bytes until then', 'kB'], bytes / 1024);
  await page.waitForLoadState('networkidle');
  report.add(subject, [part, 'layout shift', ''], (await watchedIn(page)).layoutShift);
  const tile = page.locator('[part=group] [part=tile]').first();
  const popup =
    subject === 'elements' ? own.waitForEvent('page').catch(() => undefined) : undefined;
  await tile.tap();
  await popup;
  await page

    .waitForFunction(() => watched.pressed > 0, null, {
      timeout: 3000,
    })
    .catch(() => undefined);
  // What is faster than the clock's resolution is reported as the resolution.
  report.add(subject, [part, 'press until painted', 'ms'], (await watchedIn(page)).pressed || 16);
  await own.close();
}

export async function loads(context: Context): Promise<void> {
  for (let place = 0; place < ROUNDS; place++) {
    for (const subject of subjects) {
      const own = await context.browser.newContext();
      await visits(own, subject, context);
      await own.close();
    }
  }
  for (let place = 0; place < Math.ceil(ROUNDS / 2); place++) {
    for (const subject of subjects) await phone(context, subject);
  }
}
