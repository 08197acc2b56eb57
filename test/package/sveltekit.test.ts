/** A page that SvelteKit writes on the server and hydrates, with the proxy as a route of the same app. */
import assert from 'node:assert/strict';
import test, { after, before, type TestContext } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import type { CodatSandbox } from '../../sandbox/index.js';
import { connectXero, openPage } from '../support/app-pages.js';
import { trialSettings } from '../support/proxy-examples.js';
import { journey, startCodat, uploadJourney } from '../support/proxy-journey.js';
import {
  buildSvelteKitApp,
  developSvelteKitApp,
  prepareSvelteKitApp,
  startSvelteKitApp,
} from '../support/sveltekit-app.js';

let browser: Browser;
let app: string;
before(async () => {
  app = await prepareSvelteKitApp();
  await buildSvelteKitApp(app);
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

/** Opens the app's page as a signed-in user, connects Xero there, and gives what the console was told. */
async function complaintsOfConnecting(
  t: TestContext,
  origin: string,
  sandbox: CodatSandbox,
): Promise<readonly string[]> {
  sandbox.redirectUrl = `${origin}/connected?connectionId={connectionId}&statusCode={statusCode}`;
  const cookies = { sid: 'own' };
  const { page, complaints } = await openPage(t, browser, origin, cookies);
  await connectXero(page);
  return complaints;
}

test('SvelteKit’s route serves the elements’ client, and withstands attacks', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startSvelteKitApp(t, app, trialSettings(apiUrl));
  await journey(`${origin}/api/codat`, sandbox);
  await uploadJourney(`${origin}/api/codat`);
});

test('a page that SvelteKit has written on the server is hydrated, and connects', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startSvelteKitApp(t, app, trialSettings(apiUrl));

  const html = await (await fetch(origin)).text();
  assert.match(html, /<codat-provider proxy-url="\/api\/codat">\s*<codat-integration-picker/);
  assert.match(html, /<h2 slot="heading">Your software<\/h2>/);
  assert.deepEqual(await complaintsOfConnecting(t, origin, sandbox), []);
});

test('Svelte, which warns while a host develops, has nothing to say of the page', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await developSvelteKitApp(t, app, trialSettings(apiUrl));

  const complaints = await complaintsOfConnecting(t, origin, sandbox);
  assert.deepEqual(
    complaints.filter((complaint) => !complaint.startsWith('Lit is in dev mode')),
    [],
  );
});
