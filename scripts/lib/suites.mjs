import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, normalize, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from '../find-browser.mjs';
import { appNames, installApp } from './apps.mjs';
import { enginePrograms } from './browser-places.mjs';
import { packageChecks, runChecks, sourceChecks } from './checks.mjs';
import { runNode, tool } from './run.mjs';
import { installSite } from './website.mjs';

/** The folders of `test/` whose files each suite runs, by the runner that it takes. */
const folders = {
  node: [
    'api',
    'cli',
    'demo',
    'diagnosis',
    'proxy-check',
    'rules',
    'sandbox',
    'server',
    'testing',
    'tooling',
  ],
  browser: ['store', 'components'],
  e2e: ['e2e'],
  random: ['random'],
  package: ['package', 'types'],
};

/**
 * The browser tests that run in the other engines as well, with everything else that `npm test` runs: what engines differ
 * in, and what matters most. `npm run test:all` runs all.
 */
const tellingFiles = [
  'store/attempt-storage',
  'store/company-store',
  'store/link-channel',
  'store/link-ending',
  'store/link-windows',
  'components/codat-connect-button',
  'components/codat-connection-alert',
  'components/codat-connection-list.actions',
  'components/codat-connection-list.rows',
  'components/codat-file-upload',
  'components/codat-integration-picker.keyboard',
  'components/codat-link-flow.outcomes',
  'components/other-documents.classes',
].map((name) => join('test', `${name}.test.ts`));

const filesOf = (suite) =>
  folders[suite]
    .map((folder) => join('test', folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(test|spec)\.ts$/.test(file))
        .map((file) => join(folder, file)),
    )
    .sort();

const testName = (file) => basename(file).replace(/\.(test|spec)\.ts$/, '');

/**
 * The test files that an argument names, by suite: a path, a file's name, or else a part of either
 * (`test/store/rules.test.ts`, `rules`, `link-`). An exact name wins over files that only contain it.
 *
 * @param {string} name
 * @returns {Record<string, string[]>} no suite without a file
 */
export function findTestFiles(name) {
  const wanted = normalize(name);
  const all = Object.keys(folders).flatMap((suite) =>
    filesOf(suite).map((file) => ({ suite, file })),
  );
  const matches = [
    ({ file }) => file === wanted || resolve(file) === resolve(wanted),
    ({ file }) => testName(file) === wanted || basename(file) === wanted,
    ({ file }) => file.includes(wanted),
  ];
  const found = matches.map((match) => all.filter(match)).find((files) => files.length > 0) ?? [];
  return Object.fromEntries(
    Object.keys(folders)
      .map((suite) => [suite, found.filter((each) => each.suite === suite).map(({ file }) => file)])
      .filter(([, files]) => files.length > 0),
  );
}

/**
 * What a runner's own report came to. A runner that failed without saying which test did, or that ran
 * none, counts as one failure.
 */
function counted(file, code, read) {
  const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const nothing = { passed: 0, failed: 0, failures: [] };
  const result = report === '' ? nothing : read(JSON.parse(report));
  const { passed, failed } = result;
  const isSilentFailure = failed === 0 && (code !== 0 || passed === 0);
  if (!isSilentFailure) return result;
  const reason = passed === 0 ? 'no test ran' : 'the runner failed, and no test says why';
  return { ...result, failed: 1, failures: [reason] };
}

const reportFile = () => join(mkdtempSync(join(tmpdir(), 'test-report-')), 'report.json');

/** Most of a file's time is spent in waiting for processes and servers of its own. */
const FILES_AT_ONCE = 3;

/** Files of `package` build and start whole apps, on machines that may be slow, and some take the same app's install. */
const packageOptions = { seconds: 900, filesAtOnce: 1 };

async function runNodeTests(files, { seconds = 300, filesAtOnce = FILES_AT_ONCE } = {}) {
  const report = reportFile();
  const args = [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${filesAtOnce}`,
    `--test-timeout=${seconds * 1000}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/lib/count-reporter.mjs',
    `--test-reporter-destination=${report}`,
  ];
  // Without files Node would look for some by itself.
  const code = files.length === 0 ? 1 : await runNode([...args, ...files]);
  return counted(report, code, (total) => total);
}

/** Without files: every file that the runner's own configuration names. */
async function runBrowserTests(files = [], engines = ['chromium'], options = {}) {
  const report = reportFile();
  const chosen = files.length > 0 ? ['--files', ...files] : [];
  const code = await runNode(tool('wtr', ...chosen), {
    ...options,
    env: { TEST_SUMMARY_FILE: report, TEST_ENGINES: engines.join() },
  });
  return counted(report, code, (byEngine) => {
    const totals = Object.entries(byEngine);
    const sum = (key) => totals.reduce((all, [, total]) => all + total[key], 0);
    const named = (key) =>
      totals.flatMap(([engine, total]) =>
        total[key].map((text) => (totals.length > 1 ? `${engine}: ${text}` : text)),
      );
    return {
      passed: sum('passed'),
      failed: sum('failed'),
      failures: named('failures'),
      notes: named('leftOut'),
    };
  });
}

/**
 * Runs browser tests in these engines, as far as they are to be had. One that is not is said not to have run; where it is
 * `isRequired`, that is a failure.
 *
 * @param {string[]} files none: all
 */
export async function runInEngines(files, engines, { isRequired = false, ...options } = {}) {
  const found = [];
  const missing = [];
  for (const engine of engines) {
    const { title, variable } = enginePrograms[engine];
    try {
      // Found once and handed on, so that no two runners install one.
      process.env[variable] = findBrowser(engine);
      found.push(engine);
    } catch (error) {
      console.error(error.message);
      missing.push(`NOT RUN in ${engine}: ${title} is not to be had (${variable})`);
    }
  }
  const nothing = { passed: 0, failed: 0, failures: [], notes: [] };
  const ran = found.length > 0 ? await runBrowserTests(files, found, options) : nothing;
  if (!isRequired) return { ...ran, notes: [...missing, ...ran.notes] };
  return {
    ...ran,
    failed: ran.failed + missing.length,
    failures: [...missing, ...ran.failures],
  };
}

/** What the failed tests of Playwright's report said, in a file or in a group of its tests. */
function endToEndFailures({ title, specs = [], suites: inner = [] }) {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ title: name, tests }) => {
      const [error] = tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors));
      return `${name}: ${stripVTControlCharacters(error?.message ?? 'failed')}`;
    });
  return [...own, ...inner.flatMap((suite) => endToEndFailures(suite))].map(
    (failure) => `${title} › ${failure}`,
  );
}

/** Without files: every file that the runner's own configuration names. */
async function runEndToEndTests(files = []) {
  const report = reportFile();
  const code = await runNode(tool('playwright', 'test', ...files), {
    env: { TEST_REPORT_FILE: report },
  });
  return counted(report, code, ({ stats, suites: files }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: files.flatMap((suite) => endToEndFailures(suite)),
  }));
}

/** Before the tests, whose time limits leave no room for a download. */
async function installApps() {
  const failures = [];
  const installs = [
    ...appNames.map((name) => [name, () => installApp(name)]),
    ['the docs site', installSite],
  ];
  for (const [name, install] of installs) {
    await install().catch((error) => failures.push(`installing ${name}: ${error.message}`));
  }
  return { passed: installs.length - failures.length, failed: failures.length, failures };
}

async function runPackageTests() {
  const apps = await installApps();
  const tests = await runNodeTests(filesOf('package'), packageOptions);
  // One after the other: each packs the package in the same folder.
  const checks = await runChecks(packageChecks, 1);
  return {
    passed: apps.passed + tests.passed + checks.passed,
    failed: apps.failed + tests.failed + checks.failed,
    failures: [...apps.failures, ...tests.failures, ...checks.failures],
  };
}

/** Everything `npm test` runs, in its order. Each gives how many passed and failed, and what failed. */
export const suites = {
  build: () =>
    // One after the other: the demo is built with the package.
    runChecks(
      {
        'the package builds': ['scripts/build.mjs'],
        'the demo builds': tool('vite', 'build', '--config', 'demo/vite.config.ts'),
      },
      1,
    ),
  static: () => runChecks(sourceChecks),
  node: () => runNodeTests(filesOf('node')),
  browser: () => runBrowserTests(),
  engines: () =>
    runInEngines(tellingFiles, ['firefox', 'webkit'], { isRequired: Boolean(process.env.CI) }),
  e2e: () => runEndToEndTests(),
  random: () => runNodeTests(filesOf('random')),
  package: runPackageTests,
};

/** Runs some of a suite's files by the suite's runner. */
export const fileRunners = {
  node: runNodeTests,
  browser: runBrowserTests,
  e2e: runEndToEndTests,
  random: runNodeTests,
  package: (files) => runNodeTests(files, packageOptions),
};
