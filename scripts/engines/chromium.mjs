import { chromeLauncher } from '@web/test-runner-chrome';
import { browserFlags, findBrowser } from '../find-browser.mjs';

/** Chromium, for web-test-runner. */
export const chromium = () =>
  chromeLauncher({
    launchOptions: { executablePath: findBrowser('chromium'), args: browserFlags() },
    async createPage({ browser }) {
      // Storage and channels are shared by the pages of one context: each file gets its own.
      const page = await (await browser.createBrowserContext()).newPage();
      // Only one page of a browser has the focus; the tests of each need to have it.
      const session = await page.createCDPSession();
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
      return page;
    },
  });
