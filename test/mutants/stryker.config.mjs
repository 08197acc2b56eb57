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

/**
 * Tests that start programs of the system, or take longer than all others together; and those that import modules by names
 * that are put together, which are not in their bundle.
 */
const leftOut = /^(nginx|redis|recipes|openapi|languages|another-copy)\.test\.ts$/;

const words = (process.env.MUTANT_AREAS ?? '').split(',').filter((word) => word !== '');
const named = words.filter((word) => word in areas);
/** A word that is no area is a test file of one. */
const files = words.filter((word) => !(word in areas)).map((word) => `${word}.test.ts`);
const chosen = (named.length > 0 ? named : Object.keys(areas)).map((name) => areas[name]);

const testFiles = chosen.flatMap(({ tests }) =>
  readdirSync(tests)
    .filter((file) => file.endsWith('.test.ts') && !leftOut.test(file))
    .filter((file) => files.length === 0 || files.includes(file))
    .map((file) => `${tests}/${file}`),
);
if (testFiles.length < files.length) throw new Error(`No such tests: ${words.join(' ')}`);

export default {
  packageManager: 'npm',
  plugins: [import.meta.resolve('./runner.mjs')],
  testRunner: 'node-test',
  nodeTest: { files: testFiles },
  mutate: [...chosen.flatMap(({ mutate }) => mutate), '!**/*.d.ts'],
  // Which tests a mutant needs is measured once; each then runs only those.
  coverageAnalysis: 'perTest',
  // A constant in a module concerns every test of the files that import it: only where the files are few.
  ignoreStatic: files.length === 0,
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
  // Beside what the tests take: for a mutant that spins, which nothing within its process can end.
  timeoutMS: 8000,
};
