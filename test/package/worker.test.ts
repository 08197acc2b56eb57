import test from 'node:test';
import { journey, startCodat, uploadJourney } from '../support/proxy-journey.js';
import { trialSettings } from '../support/proxy-examples.js';
import { startWorkerApp } from '../support/worker-app.js';

test('serves the elements’ client, and withstands attacks, in workerd, which is not Node', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startWorkerApp(t, trialSettings(apiUrl));
  await journey(`${origin}/api/codat`, sandbox);
  await uploadJourney(`${origin}/api/codat`);
});
