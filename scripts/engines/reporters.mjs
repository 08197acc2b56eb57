/** What web-test-runner's runs report beside its own lines. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';

function count(suite, total) {
  for (const { name, passed, skipped, error } of suite?.tests ?? []) {
    if (skipped) {
      total.leftOut.push(name);
      continue;
    }
    total[passed ? 'passed' : 'failed'] += 1;
    if (!passed) total.failures.push(`${name}: ${error?.message ?? 'failed'}`);
  }
  for (const inner of suite?.suites ?? []) count(inner, total);
}

/** What the run came to in each engine, for `npm test` to add up: written to the file it names. */
export function summaryReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const engines = {};
      for (const { browser, testResults, passed, errors, testFile } of sessions) {
        engines[browser.name] ??= { passed: 0, failed: 0, failures: [], leftOut: [] };
        const total = engines[browser.name];
        const before = total.failed;
        count(testResults, total);
        if (passed || total.failed > before) continue;
        // A file that failed to load, crashed or timed out has failed though no test of it did.
        total.failed += 1;
        const reasons = errors.map(({ message }) => message);
        total.failures.push(`${basename(testFile)}: ${reasons.join(' ') || 'failed'}`);
      }
      writeFileSync(file, JSON.stringify(engines));
    },
  };
}

/** Adds up what files print as "N combinations held". */
export function combinationsReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const lines = [...sessions].flatMap(({ logs }) => logs.flat().map(String));
      const counts = lines.flatMap((line) => /^(\d+) combinations held$/.exec(line)?.[1] ?? []);
      if (counts.length < 2) return;
      const total = counts.reduce((sum, count) => sum + Number(count), 0);
      console.log(`${total} combinations held in ${counts.length} files`);
    },
  };
}

/** Leaves out of the report what the simulated Codat does not have: tests ask for it on purpose. */
export function worldReporter() {
  return {
    reportTestFileResults({ sessionsForTestFile }) {
      for (const session of sessionsForTestFile) {
        session.request404s = session.request404s.filter((url) => !url.startsWith('world/'));
      }
    },
  };
}
