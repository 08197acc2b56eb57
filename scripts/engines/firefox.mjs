import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { findBrowser } from '../find-browser.mjs';

const NAVIGATION_MS = 120_000;

/** Lets the mouse go back to where it began, as Chromium's does: a reset alone leaves it over what it was last moved to. */
function resetToCorner(mouse) {
  const reset = mouse.reset.bind(mouse);
  mouse.reset = async () => {
    // Before, since afterwards Firefox takes it to be there.
    await mouse.move(0, 0);
    await reset();
  };
}

/** Firefox, for web-test-runner: Puppeteer drives it too, by WebDriver BiDi. */
export const firefox = () =>
  chromeLauncher({
    puppeteer: puppeteerCore,
    // Only one page of Firefox has the focus, and nothing emulates it for the others.
    concurrency: 1,
    launchOptions: {
      browser: 'firefox',
      executablePath: findBrowser('firefox'),
      headless: true,
      extraPrefsFirefox: {
        // Tests open windows without a person's click, and more of them than a page may.
        'dom.disable_open_during_load': false,
        'dom.popup_maximum': 100,
      },
    },
    async createPage({ browser }) {
      const page = await (await browser.createBrowserContext()).newPage();
      // A machine that does much else loads a page in its own time.
      page.setDefaultNavigationTimeout(NAVIGATION_MS);
      resetToCorner(page.mouse);
      return page;
    },
  });
