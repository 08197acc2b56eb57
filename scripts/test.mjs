/**
 * `npm test`: every suite, or the named ones (`npm test -- node browser`). A suite that fails does not
 * keep the others from running. At the end stands what failed; the last line says how many passed and failed in all.
 */
import { findBrowser } from './find-browser.mjs';
import { suites } from './lib/suites.mjs';

const names = process.argv.slice(2);
const unknown = names.filter((name) => !(name in suites));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(', ')}. There are ${Object.keys(suites).join(', ')}.`,
  );
  process.exit(1);
}
// Random journeys still find what is open: they run when they are asked for.
const chosen = names.length > 0 ? names : Object.keys(suites).filter((name) => name !== 'random');

if (chosen.some((name) => ['browser', 'e2e', 'random'].includes(name))) {
  try {
    // Found once and handed on, so that no two runners install one.
    process.env.CHROME_PATH = findBrowser();
  } catch (error) {
    console.error(error.message);
  }
}

const results = [];
for (const name of chosen) {
  console.log(`\n=== ${name} ===\n`);
  const started = Date.now();
  const { passed, failed, failures } = await suites[name]();
  const seconds = Math.round((Date.now() - started) / 1000);
  results.push({ name, passed, failed, failures, seconds });
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log('');
for (const { name, failures } of results) {
  for (const failure of failures) console.log(`✘ ${name} › ${failure}`);
}
for (const { name, passed, failed, seconds } of results) {
  console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
}
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
