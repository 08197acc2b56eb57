/**
 * `npm run test:all`: the browser tests in Chromium, Firefox and WebKit, which it installs where they are missing; all of
 * them, or the named files: `npm run test:all -- link-windows`. An engine that is not to be had is a failure.
 */
import { reportResults, runAll } from './lib/report-results.mjs';
import { findTestFiles, runInEngines } from './lib/suites.mjs';

const DAY_MS = 86_400_000;

const names = process.argv.slice(2);
const files = names.flatMap((name) => findTestFiles(name).browser ?? []);
if (names.length > 0 && files.length === 0) {
  console.error(`"${names.join(' ')}" names no browser test's file.`);
  process.exit(1);
}

const options = { isRequired: true, timeout: DAY_MS };
reportResults(
  await runAll([
    ['Chromium', () => runInEngines(files, ['chromium'], options)],
    // One page at a time in each: together they keep two cores busy.
    ['Firefox and WebKit', () => runInEngines(files, ['firefox', 'webkit'], options)],
  ]),
);
