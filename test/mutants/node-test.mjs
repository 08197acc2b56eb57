/**
 * `node:test` for files that many mutants run in one process: it keeps the tests in place of running them. It has what
 * our tests use of it.
 */
import { mock } from 'node:test';

/** The tests of the file that is being loaded, and the groups that it is within. */
let loading = { tests: [], cleanUps: [] };
let groups = [];

/** The tests of a file that `load` imports, and what is to be done when they are no longer needed. */
export async function collect(load) {
  loading = { tests: [], cleanUps: [] };
  groups = [];
  await load();
  return loading;
}

export function test(name, ...rest) {
  const run = rest.at(-1);
  const options = rest.length > 1 ? rest[0] : {};
  if (options.skip) return;
  loading.tests.push({
    name: [...groups, name].join(' > '),
    timeout: options.timeout ?? Infinity,
    run: () => runTest(run),
  });
}

export const it = test;

export function describe(name, define) {
  groups.push(name);
  define();
  groups.pop();
}

export function after(cleanUp) {
  loading.cleanUps.push(cleanUp);
}

async function runTest(run) {
  const cleanUps = [];
  const tracker = new mock.constructor();
  try {
    await run({ mock: tracker, after: (cleanUp) => void cleanUps.push(cleanUp) });
  } finally {
    for (const cleanUp of cleanUps) await cleanUp();
    tracker.reset();
  }
}
