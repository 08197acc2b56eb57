import test from 'node:test';
import { journey, startCodat } from '../support/proxy-journey.js';
import { startWorkerApp } from '../support/worker-app.js';

test('serves the elements’ client, and withstands attacks, in workerd, which is not Node', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const origin = await startWorkerApp(t, { CODAT_URL: apiUrl });
  await journey(`${origin}/codat`, sandbox);
});
