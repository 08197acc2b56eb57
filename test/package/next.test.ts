import test from 'node:test';
import type { Finding } from '../../proxy-check/check.js';
import { buildNextApp, startNextApp } from '../support/next-app.js';
import { trialSettings } from '../support/proxy-examples.js';
import { journey, startCodat, uploadJourney } from '../support/proxy-journey.js';

/** Next responds to a malformed percent-encoding with 500, before the recipe is called; docs/proxy-recipes.md says so. */
function isOfNext({ request, status }: Finding): boolean {
  const path = request.slice(request.indexOf(' ') + 1);
  return status === 500 && !isEncoded(path);
}

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

test('serves the elements’ client, and withstands attacks, in a Next app', async (t) => {
  const app = await buildNextApp();
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startNextApp(t, app, trialSettings(apiUrl));
  await journey(`${origin}/api/codat`, sandbox, isOfNext);
  await uploadJourney(`${origin}/api/codat`);
});
