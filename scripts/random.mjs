/**
 * `npm run test:random`: thousands of random journeys, on what was built last. `npm run test:random -- SEED PATH`
 * replays the one that a failure printed.
 */
import { findBrowser } from './find-browser.mjs';
import { runNode } from './lib/run.mjs';

const [seed, path] = process.argv.slice(2);
const hours = 12;

process.exitCode = await runNode(
  ['--import', 'tsx', '--test', '--test-reporter=spec', 'test/random/journeys.test.ts'],
  {
    timeout: hours * 3_600_000,
    env: {
      CHROME_PATH: findBrowser(),
      RANDOM_RUNS: path ? '1' : '5000',
      RANDOM_SECONDS: String(hours * 3600),
      RANDOM_SEED: seed ?? String(Date.now() % 2 ** 31),
      ...(path && { RANDOM_PATH: path, RANDOM_VERBOSE: '1' }),
    },
  },
);
