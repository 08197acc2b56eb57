import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { appNames, installApp } from './apps.mjs';
import { packageChecks, runChecks, sourceChecks } from './checks.mjs';
import { runNode, tool } from './run.mjs';

/** Folders of `test/` that Node runs against the sources. */
const nodeFolders = ['api', 'demo', 'proxy-check', 'sandbox', 'server', 'tooling'];
/** Folders of `test/` that Node runs against what `npm run build` made. */
const packageFolders = ['package', 'types'];

function testFiles(folders) {
  return folders
    .map((folder) => join('test', folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => join(folder, file)),
    )
    .sort();
}

/**
 * What a runner's own report came to. A runner that failed without saying which test did, or that ran
 * none, counts as one failure.
 */
function counted(file, code, read) {
  const report = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const nothing = { passed: 0, failed: 0, failures: [] };
  const { passed, failed, failures } = report === '' ? nothing : read(JSON.parse(report));
  const isSilentFailure = failed === 0 && (code !== 0 || passed === 0);
  if (!isSilentFailure) return { passed, failed, failures };
  const reason = passed === 0 ? 'no test ran' : 'the runner failed, and no test says why';
  return { passed, failed: 1, failures: [reason] };
}

const reportFile = () => join(mkdtempSync(join(tmpdir(), 'test-report-')), 'report.json');

/** A file may take `seconds`: those of `package` build and start whole apps, on machines that may be slow. */
async function runNodeTests(folders, seconds = 300) {
  const file = reportFile();
  const args = [
    '--import',
    'tsx',
    '--test',
    `--test-timeout=${seconds * 1000}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/lib/count-reporter.mjs',
    `--test-reporter-destination=${file}`,
  ];
  const files = testFiles(folders);
  // Without files Node would look for some by itself.
  const code = files.length === 0 ? 1 : await runNode([...args, ...files]);
  return counted(file, code, (total) => total);
}

async function runBrowserTests() {
  const file = reportFile();
  const code = await runNode(tool('wtr'), { env: { TEST_SUMMARY_FILE: file } });
  return counted(file, code, (total) => total);
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

async function runEndToEndTests() {
  const file = reportFile();
  const code = await runNode(tool('playwright', 'test'), { env: { TEST_REPORT_FILE: file } });
  return counted(file, code, ({ stats, suites: files }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: files.flatMap((suite) => endToEndFailures(suite)),
  }));
}

/** Before the tests, whose time limits leave no room for a download. */
async function installApps() {
  const failures = [];
  for (const name of appNames) {
    await installApp(name).catch((error) => failures.push(`installing ${name}: ${error.message}`));
  }
  return { passed: appNames.length - failures.length, failed: failures.length, failures };
}

async function runPackageTests() {
  const apps = await installApps();
  const tests = await runNodeTests(packageFolders, 900);
  const checks = await runChecks(packageChecks);
  return {
    passed: apps.passed + tests.passed + checks.passed,
    failed: apps.failed + tests.failed + checks.failed,
    failures: [...apps.failures, ...tests.failures, ...checks.failures],
  };
}

/** Everything `npm test` runs, in its order. Each gives how many passed and failed, and what failed. */
export const suites = {
  build: () =>
    runChecks({
      'the package builds': ['scripts/build.mjs'],
      'the demo builds': tool('vite', 'build', '--config', 'demo/vite.config.ts'),
    }),
  static: () => runChecks(sourceChecks),
  node: () => runNodeTests(nodeFolders),
  browser: runBrowserTests,
  e2e: runEndToEndTests,
  random: () => runNodeTests(['random']),
  package: runPackageTests,
};
