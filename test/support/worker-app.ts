/** The recipe for workers, `examples/proxies/workers`, as a Cloudflare worker, bundled as it is deployed and served by workerd. */
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { build } from 'vite';
import { prepareApp, startServer } from './apps.js';

/** The recipe's worker and all that it needs, in one file. */
async function bundled(app: string): Promise<string> {
  cpSync(join('examples', 'proxies', 'workers'), join(app, 'src'), { recursive: true });
  const result = await build({
    root: app,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(app, 'src', 'worker.js'), formats: ['es'] },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const [chunk] = output?.output ?? [];
  assert.ok(chunk);
  assert.deepEqual(chunk.imports, []);
  return chunk.code;
}

/** Serves the worker until the test ends; gives its origin. */
export async function startWorkerApp(
  t: TestContext,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const app = await prepareApp('worker');
  writeFileSync(join(app, 'worker.js'), await bundled(app));
  const [, origin = ''] = await startServer(t, {
    args: ['serve.mjs'],
    cwd: app,
    env: { BINDINGS: JSON.stringify(settings) },
    ready: /Ready at (\S+)/,
  });
  return origin;
}
