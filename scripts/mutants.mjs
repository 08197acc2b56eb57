/**
 * `npm run test:mutants`: changes the code in small ways and looks whether a test fails (StrykerJS), in all areas of
 * `test/mutants/stryker.config.mjs` or the named ones: `npm run test:mutants -- rules`. Other arguments go to Stryker:
 * `npm run test:mutants -- api --mutate src/api/query.ts`. Words that are no area name the test files that are to notice:
 * `npm run test:mutants -- server origin --mutate server/request-origin.ts`. Stryker is installed apart, in `test/mutants`.
 * The report is `reports/mutants.html`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runNode, runProgram } from './lib/run.mjs';

const folder = 'test/mutants';
const DAY_MS = 86_400_000;

const lock = readFileSync(`${folder}/package-lock.json`, 'utf8');
const installedLock = `${folder}/node_modules/.installed-lock.json`;
if (!existsSync(installedLock) || readFileSync(installedLock, 'utf8') !== lock) {
  const code = await runProgram('npm', ['ci', '--prefix', folder, '--no-audit', '--no-fund']);
  if (code !== 0) process.exit(code);
  writeFileSync(installedLock, lock);
}
const words = process.argv.slice(2);
const firstOption = words.findIndex((word) => word.startsWith('-'));
const areas = firstOption < 0 ? words : words.slice(0, firstOption);
process.exitCode = await runNode(
  [
    `${folder}/node_modules/@stryker-mutator/core/bin/stryker.js`,
    'run',
    `${folder}/stryker.config.mjs`,
    ...words.slice(areas.length),
  ],
  { timeout: DAY_MS, env: areas.length > 0 ? { MUTANT_AREAS: areas.join() } : {} },
);
