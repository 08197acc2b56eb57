/** What `npm run test:mutants` gives Stryker. It runs in the repository's folder. */
import { readdirSync } from 'node:fs';

/** What is mutated, and the folder of tests that is to notice. The tests run in Node. */
const areas = {
  api: { mutate: ['src/api/**/*.ts'], tests: 'test/api' },
  rules: {
    mutate: [
      'src/store/connections/{rules,matching}.ts',
      'src/store/catalog/integration-status.ts',
    ],
    tests: 'test/rules',
  },
  server: { mutate: ['server/**/*.ts', '!server/redis/**'], tests: 'test/server' },
};

/** Tests that start programs of the system, or take longer than all others together. */
const leftOut = /^(nginx|redis|recipes|openapi)\.test\.ts$/;

const chosen = (process.env.MUTANT_AREAS ?? Object.keys(areas).join())
  .split(',')
  .map((name) => areas[name]);

export default {
  packageManager: 'npm',
  plugins: [import.meta.resolve('@stryker-mutator/tap-runner')],
  testRunner: 'tap',
  tap: {
    testFiles: chosen.flatMap(({ tests }) =>
      readdirSync(tests)
        .filter((file) => file.endsWith('.test.ts') && !leftOut.test(file))
        .map((file) => `${tests}/${file}`),
    ),
    nodeArgs: [
      '--no-warnings',
      '--import',
      'tsx',
      '--test-reporter=tap',
      '-r',
      '{{hookFile}}',
      '{{testFile}}',
    ],
  },
  mutate: [...chosen.flatMap(({ mutate }) => mutate), '!**/*.d.ts'],
  // Which tests a mutant needs is measured once; each then runs only those.
  coverageAnalysis: 'perTest',
  // A constant in a module runs once, when it is imported: a run for each would take as long as all others.
  ignoreStatic: true,
  ignorePatterns: [
    'dist',
    '.cache',
    'screenshots',
    'reports',
    'docs',
    'test/apps',
    'test/mutants/node_modules',
  ],
  tempDirName: '.cache/mutants',
  incremental: true,
  incrementalFile: '.cache/mutants.json',
  reporters: ['clear-text', 'html', 'progress-append-only'],
  clearTextReporter: { allowColor: false, reportTests: false },
  htmlReporter: { fileName: 'reports/mutants.html' },
  thresholds: { high: 95, low: 90, break: 85 },
  timeoutMS: 30_000,
};
