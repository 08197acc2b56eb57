import assert from 'node:assert/strict';
import test from 'node:test';
import { Miniflare } from 'miniflare';
import { build } from 'vite';
import { journey, startCodat } from '../support/proxy-journey.js';

/** The worker and all that it needs, in one file, as it is deployed. */
async function bundled(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'test/package/worker/worker.ts', formats: ['es'] },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  assert.ok(chunk);
  assert.deepEqual(chunk.imports, []);
  return chunk.code;
}

test('serves the elements’ client, and withstands attacks, in workerd, which is not Node', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const worker = new Miniflare({
    modules: true,
    script: await bundled(),
    bindings: { CODAT_URL: apiUrl },
    compatibilityDate: '2026-04-01',
  });
  t.after(() => worker.dispose());
  const { origin } = await worker.ready;
  await journey(`${origin}/codat`, sandbox);
});
