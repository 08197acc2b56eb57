/**
 * Prints what runs came to: what did not run, what failed, and as the last line how many passed and failed in all.
 *
 * @param {{name: string, passed: number, failed: number, failures: string[], notes?: string[], seconds: number}[]} results
 */
export function reportResults(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log('');
  for (const { name, notes = [] } of results) {
    for (const note of notes) console.log(`– ${name} › ${note}`);
  }
  for (const { name, failures } of results) {
    for (const failure of failures) console.log(`✘ ${name} › ${failure}`);
  }
  for (const { name, passed, failed, notes = [], seconds } of results) {
    const leftOut = notes.length > 0 ? `, ${notes.length} left out` : '';
    console.log(`${name}: ${passed} passed, ${failed} failed${leftOut} (${seconds} s)`);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}

/** Runs one after the other, by the name under which each is reported. */
export async function runAll(runs) {
  const results = [];
  for (const [name, run] of runs) {
    console.log(`\n=== ${name} ===\n`);
    const started = Date.now();
    const result = await run();
    results.push({ name, ...result, seconds: Math.round((Date.now() - started) / 1000) });
  }
  return results;
}
