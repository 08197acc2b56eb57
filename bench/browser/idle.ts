/** What a page with a list does while nothing is under way: by a clock that is turned, a minute in no time. */
import type { Page } from '@playwright/test';
import { devtoolsOf, subjects, type Context } from './measure.js';

const MINUTE_MS = 60_000;

const watchedIn = (page: Page) => page.evaluate(() => ({ ...watched }));

export async function idle({ browser, site, report }: Context): Promise<void> {
  for (const subject of subjects) {
    const page = await browser.newPage();
    await devtoolsOf(page);
    await page.clock.install();
    await page.addInitScript({ content: site.watchScript });
    await page.goto(`${site.origin}/${subject}`);
    await page.locator('[part=group] [part=tile]').first().waitFor();
    await page.waitForLoadState('networkidle');
    // What is loaded once the browser is idle.
    await page.clock.runFor(5000);
    await page.waitForLoadState('networkidle');
    const before = await watchedIn(page);
    await page.clock.runFor(MINUTE_MS);
    const after = await watchedIn(page);
    report.add(subject, ['idle for a minute', 'timers', ''], after.timers - before.timers);
    report.add(subject, ['idle for a minute', 'requests', ''], after.requests - before.requests);
    await page.close();
  }
}
