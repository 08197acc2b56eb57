/**
 * `npm test`: every suite, the named suites (`npm test -- node browser`) or the named test files
 * (`npm test -- rules test/server/cache.test.ts`), each by its own runner. A suite that fails does not keep the others
 * from running. At the end stands what failed; the last line says how many passed and failed in all.
 */
import { findBrowser } from './find-browser.mjs';
import { reportResults, runAll } from './lib/report-results.mjs';
import { fileRunners, findTestFiles, suites } from './lib/suites.mjs';

/** What to run, by the name under which the results are printed. */
function chooseRuns(names) {
  if (names.length === 0) return Object.entries(suites);
  const files = {};
  const runs = [];
  for (const name of names) {
    if (name in suites) {
      runs.push([name, suites[name]]);
      continue;
    }
    const found = Object.entries(findTestFiles(name));
    if (found.length === 0) {
      console.error(
        `"${name}" is no suite (${Object.keys(suites).join(', ')}) and no test file's path or name.`,
      );
      process.exit(1);
    }
    for (const [suite, paths] of found) files[suite] = [...(files[suite] ?? []), ...paths];
  }
  const fileRuns = Object.entries(files).map(([suite, paths]) => [
    suite,
    () => fileRunners[suite]([...new Set(paths)]),
  ]);
  return [...runs, ...fileRuns];
}

const runs = chooseRuns(process.argv.slice(2));

if (runs.some(([name]) => ['browser', 'e2e', 'random'].includes(name))) {
  try {
    // Found once and handed on, so that no two runners install one.
    process.env.CHROME_PATH = findBrowser();
  } catch (error) {
    console.error(error.message);
  }
}

reportResults(await runAll(runs));
