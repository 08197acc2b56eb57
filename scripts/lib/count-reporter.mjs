/** A reporter for node:test that says in JSON how many tests passed and failed, and what those that failed said. */
export default async function* countReporter(events) {
  const total = { passed: 0, failed: 0, failures: [] };
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const passed = type === 'test:pass';
    const isSuite = data.details?.type === 'suite';
    const isSkipped = data.skip !== undefined || data.todo !== undefined;
    // A file shows up as a test of its own when it has none, which is no pass.
    const isFile = data.nesting === 0 && data.name.endsWith('.test.ts');
    if (passed ? isSuite || isSkipped || isFile : isSuite || data.todo !== undefined) continue;
    total[passed ? 'passed' : 'failed'] += 1;
    if (passed) continue;
    const { cause, message } = data.details?.error ?? {};
    total.failures.push(`${data.name}: ${cause?.message ?? message ?? 'failed'}`);
  }
  yield JSON.stringify(total);
}
