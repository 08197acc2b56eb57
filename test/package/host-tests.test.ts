/** The tests of `examples/host-tests`, each by its own runner, against the package as it would be published. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import test, { before } from 'node:test';
import { promisify } from 'node:util';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { tool } from '../../scripts/lib/run.mjs';
import { prepareApp } from '../support/apps.js';
import { freePort } from '../support/free-port.js';
import { packedFiles } from './package-files.js';

const example = join('examples', 'host-tests');
const folder = resolve('.cache', 'host-tests');

// Within this repository, whose node_modules has two of the runners; the package itself is the one that would be published.
before(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(example, folder, {
    recursive: true,
    filter: (file) => !file.includes('node_modules'),
  });
  const installed = join(folder, 'node_modules', 'codat-elements');
  for (const file of packedFiles()) cpSync(file, join(installed, file));
});

/** Runs a program of Node's in a copy of the example; rejects with what it printed when it fails. */
async function run(cwd: string, [script = '', ...args]: readonly string[]): Promise<string> {
  const { CI: _, ...env } = process.env;
  const ran = promisify(execFile)(process.execPath, [resolve(script), ...args], {
    cwd,
    env: {
      ...env,
      NODE_OPTIONS: '',
      // As in npm's scripts.
      PATH: [resolve('node_modules', '.bin'), env['PATH']].join(delimiter),
      PORT: String(await freePort()),
      CHROME_PATH: findBrowser(),
      CHROME_FLAGS: browserFlags().join(' '),
    },
  });
  try {
    return (await ran).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${script} failed:\n${stdout}\n${stderr}`, { cause: error });
  }
}

test('the guide’s JavaScript is the example’s own', () => {
  const guide = readFileSync('docs/testing.md', 'utf8');
  const files = readdirSync('examples/host-tests', { recursive: true, encoding: 'utf8' })
    .map((file) => join('examples/host-tests', file))
    .filter((file) => file.endsWith('.js') && statSync(file).isFile())
    .map((file) => readFileSync(file, 'utf8'));
  const blocks = [...guide.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code = '']) => code);
  assert.ok(blocks.length > 5);
  assert.deepEqual(
    blocks.filter((block) => !files.some((file) => file.includes(block.trimEnd()))),
    [],
  );
});

test('the example’s tests pass in Playwright', async () => {
  assert.match(await run(folder, tool('playwright', 'test', '--workers=1')), /4 passed/);
});

test('the example’s tests pass in web-test-runner', async () => {
  assert.match(await run(folder, tool('wtr')), /2 passed, 0 failed/);
});

test('the example’s tests pass in Vitest’s browser mode', async () => {
  const app = await prepareApp('vitest');
  for (const part of ['page', 'tests', 'vitest.config.js']) {
    cpSync(join(example, part), join(app, part), { recursive: true });
  }
  const vitest = join(app, 'node_modules', 'vitest', 'vitest.mjs');
  assert.match(await run(app, [vitest, 'run']), /2 passed/);
});
