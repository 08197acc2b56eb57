/**
 * `npm run test:all`: the browser tests in Chromium, Firefox and WebKit, which it installs where they are missing; all of
 * them, or the named files: `npm run test:all -- link-windows`. `--engine firefox`, which may be given several times, runs
 * them in that engine alone. An engine that is not to be had is a failure.
 */
import { parseArgs } from 'node:util';
import { enginePrograms } from './lib/browser-places.mjs';
import { reportResults, runAll } from './lib/report-results.mjs';
import { findTestFiles, runInEngines } from './lib/suites.mjs';

const DAY_MS = 86_400_000;

/** Engines that run side by side. With one page at a time in each, Firefox and WebKit together keep two cores busy. */
const groups = [['chromium'], ['firefox', 'webkit']];

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  try {
    const options = { engine: { type: 'string', multiple: true } };
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    return { engines: values.engine ?? groups.flat(), names: positionals };
  } catch (error) {
    return fail(error.message);
  }
}

const { engines, names } = readArguments();
for (const engine of engines) {
  if (!groups.flat().includes(engine)) {
    fail(`"${engine}" is no engine (${groups.flat().join(', ')}).`);
  }
}
const files = names.flatMap(
  (name) => findTestFiles(name).browser ?? fail(`"${name}" names no browser test's file.`),
);

const options = { isRequired: true, timeout: DAY_MS };
reportResults(
  await runAll(
    groups
      .map((group) => group.filter((engine) => engines.includes(engine)))
      .filter((group) => group.length > 0)
      .map((group) => [
        group.map((engine) => enginePrograms[engine].name).join(' and '),
        () => runInEngines([...new Set(files)], group, options),
      ]),
  ),
);
