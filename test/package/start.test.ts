/** What a reader of docs/start.md has at the end of each section: a page in which a business connects its software. */
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { chromium, type Browser, type ConsoleMessage } from '@playwright/test';
import { signIn } from 'codat-elements/testing';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { openPage } from '../support/app-pages.js';
import { projects, startProject } from '../support/start-pages.js';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

for (const project of projects) {
  test(`who follows “${project.title}” of the guide connects Xero`, async (t) => {
    const origin = await startProject(t, project);
    // A development server builds what is asked for with the first request, for as long as it takes.
    for (const path of ['/', '/connected', '/api/codat/integrations']) await fetch(origin + path);
    const { page, complaints } = await openPage(t, browser, origin);
    const connect = async () => {
      const tile = page.locator('codat-integration-picker').getByRole('button', { name: 'Xero' });
      const [popup] = await Promise.all([page.waitForEvent('popup'), tile.click()]);
      await signIn(popup);
    };
    const isSaid = (message: ConsoleMessage) => message.text() === 'Xero is connected';
    await Promise.all([page.waitForEvent('console', isSaid), connect()]);

    const row = page.locator('codat-connection-list').getByRole('listitem');
    await row.filter({ hasText: 'Xero' }).getByText('Connected').waitFor();
    assert.deepEqual(
      complaints.filter((complaint) => !complaint.startsWith('Lit is in dev mode')),
      [],
    );
  });
}
