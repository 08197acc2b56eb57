import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { register } from 'tsx/esm/api';
import { browserFlags, findBrowser } from './scripts/find-browser.mjs';

// The middleware is TypeScript and imports the sources that it serves.
register();
const { sandboxMiddleware } = await import('./test/support/sandbox-middleware.ts');

/** What the run came to, for `npm test` to add up: written to the file it names. */
function summaryReporter(file) {
  const count = (suite, total) => {
    for (const { name, passed, skipped, error } of suite?.tests ?? []) {
      if (skipped) continue;
      total[passed ? 'passed' : 'failed'] += 1;
      if (!passed) total.failures.push(`${name}: ${error?.message ?? 'failed'}`);
    }
    for (const inner of suite?.suites ?? []) count(inner, total);
  };
  return {
    onTestRunFinished({ sessions }) {
      const total = { passed: 0, failed: 0, failures: [] };
      for (const { testResults, passed, errors, testFile } of sessions) {
        const before = total.failed;
        count(testResults, total);
        if (passed || total.failed > before) continue;
        // A file that failed to load, crashed or timed out has failed though no test of it did.
        total.failed += 1;
        const reasons = errors.map(({ message }) => message);
        total.failures.push(`${basename(testFile)}: ${reasons.join(' ') || 'failed'}`);
      }
      writeFileSync(file, JSON.stringify(total));
    },
  };
}

/**
 * For `test/support/offline.ts`: takes the page's network away, and gives it back. Not by the emulation of a
 * whole page's network, which would cut the runner's own socket to the page as well.
 */
const offlineSessions = new WeakMap();
const offlineCommand = {
  name: 'set-offline',
  async executeCommand({ command, payload, session }) {
    if (command !== 'set-offline') return undefined;
    const { offline } = payload;
    const page = session.browser.getPage(session.id);
    const cdp = offlineSessions.get(page) ?? (await page.createCDPSession());
    offlineSessions.set(page, cdp);
    const unlimited = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
    await cdp.send('Network.enable');
    await cdp.send('Network.setBlockedURLs', { urls: offline ? ['*/world*'] : [] });
    await cdp.send('Network.overrideNetworkState', { offline, ...unlimited });
    return true;
  },
};

/** Adds up what files print as "N combinations held". */
function combinationsReporter() {
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

/**
 * The browser's own account of a page, for `measureHeap` of `test/support/heap.ts`: what is left after the
 * garbage is collected.
 */
function heapPlugin() {
  return {
    name: 'heap',
    async executeCommand({ command, session }) {
      if (command !== 'measure-heap') return undefined;
      const cdp = await session.browser.getPage(session.id).createCDPSession();
      await cdp.send('HeapProfiler.enable');
      await cdp.send('Performance.enable');
      // Twice: what the first round lets go of may have held something else.
      await cdp.send('HeapProfiler.collectGarbage');
      await cdp.send('HeapProfiler.collectGarbage');
      const { metrics } = await cdp.send('Performance.getMetrics');
      await cdp.detach();
      const value = (name) => metrics.find((metric) => metric.name === name).value;
      return {
        eventListeners: value('JSEventListeners'),
        nodes: value('Nodes'),
        documents: value('Documents'),
      };
    },
  };
}

/** Leaves out of the report what the simulated Codat does not have: tests ask for it on purpose. */
function worldReporter() {
  return {
    reportTestFileResults({ sessionsForTestFile }) {
      for (const session of sessionsForTestFile) {
        session.request404s = session.request404s.filter((url) => !url.startsWith('world/'));
      }
    },
  };
}

const summaryFile = process.env.TEST_SUMMARY_FILE;

export default {
  files: ['test/store/**/*.test.ts', 'test/components/**/*.test.ts'],
  // Lit's development build warns of misuse that its production build lets pass.
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    a11ySnapshotPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    offlineCommand,
    heapPlugin(),
  ],
  middleware: [sandboxMiddleware()],
  concurrency: 2,
  // A machine that does much else starts a page in its own time.
  browserStartTimeout: 120_000,
  testsFinishTimeout: 480_000,
  // Longer than what a test waits for may take, so that a test that waits in vain says for what.
  testFramework: { config: { ui: 'bdd', timeout: 30_000 } },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: browserFlags() },
      async createPage({ browser }) {
        // Storage and channels are shared by the pages of one context: each file gets its own.
        const page = await (await browser.createBrowserContext()).newPage();
        // Only one page of a browser has the focus; the tests of each need to have it.
        const session = await page.createCDPSession();
        await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        return page;
      },
    }),
  ],
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [
    worldReporter(),
    defaultReporter({ reportTestProgress: false }),
    combinationsReporter(),
    ...(summaryFile ? [summaryReporter(summaryFile)] : []),
  ],
};
