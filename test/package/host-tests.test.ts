/** The tests of `examples/host-tests`, each by its own runner, against the package as it would be published. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import test, { before } from 'node:test';
import { promisify } from 'node:util';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { tool } from '../../scripts/lib/run.mjs';
import { freePort } from '../support/free-port.js';
import { packedFiles } from './package-files.js';

const folder = resolve('.cache', 'host-tests');

// Within this repository, whose node_modules has the runners; the package itself is the one that would be published.
before(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(join('examples', 'host-tests'), folder, {
    recursive: true,
    filter: (file) => !file.includes('node_modules'),
  });
  const installed = join(folder, 'node_modules', 'codat-elements');
  for (const file of packedFiles()) cpSync(file, join(installed, file));
});

/** Runs a tool in the example's folder; rejects with what it printed when it fails. */
async function run(name: string, ...args: string[]): Promise<string> {
  const [script = '', ...rest] = tool(name, ...args);
  const { CI: _, ...env } = process.env;
  const ran = promisify(execFile)(process.execPath, [resolve(script), ...rest], {
    cwd: folder,
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
    throw new Error(`${name} failed:\n${stdout}\n${stderr}`, { cause: error });
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
  assert.match(await run('playwright', 'test', '--workers=1'), /4 passed/);
});

test('the example’s tests pass in web-test-runner', async () => {
  assert.match(await run('wtr'), /2 passed, 0 failed/);
});

test('the example’s tests pass in Vitest’s browser mode', async () => {
  assert.match(await run('vitest', 'run'), /2 passed/);
});
