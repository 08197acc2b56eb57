import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { register } from 'tsx/esm/api';
import { forcedColorsCommand, heapCommand, offlineCommand } from './scripts/engines/commands.mjs';
import { engines } from './scripts/engines/index.mjs';
import { reactPlugin } from './scripts/engines/react-plugin.mjs';
import {
  combinationsReporter,
  summaryReporter,
  worldReporter,
} from './scripts/engines/reporters.mjs';

// The middleware is TypeScript and imports the sources that it serves.
register();
const { sandboxMiddleware } = await import('./test/support/sandbox-middleware.ts');

/** Such as `firefox,webkit`. */
const chosenEngines = (process.env.TEST_ENGINES ?? 'chromium').split(',');
const summaryFile = process.env.TEST_SUMMARY_FILE;

export default {
  files: ['test/store/**/*.test.ts', 'test/components/**/*.test.ts'],
  // Lit's development build warns of misuse that its production build lets pass.
  nodeResolve: { exportConditions: ['development', 'browser'] },
  plugins: [
    reactPlugin,
    a11ySnapshotPlugin(),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: './tsconfig.json' }),
    offlineCommand,
    heapCommand,
    forcedColorsCommand,
  ],
  middleware: [sandboxMiddleware()],
  concurrency: 2,
  // A machine that does much else starts a page in its own time.
  browserStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
  // Longer than several waits of a test may take, so that a test that waits in vain says for what.
  testFramework: { config: { ui: 'bdd', timeout: 90_000 } },
  browsers: chosenEngines.map((name) => engines[name]()),
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  reporters: [
    worldReporter(),
    defaultReporter({ reportTestProgress: false }),
    combinationsReporter(),
    ...(summaryFile ? [summaryReporter(summaryFile)] : []),
  ],
};
