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
    /** Ends when `stopped` rejects, too. */
    run: (stopped) => runTest(run, stopped),
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

async function runTest(run, stopped) {
  const cleanUps = [];
  const tracker = new mock.constructor();
  const context = { mock: tracker, after: (cleanUp) => void cleanUps.push(cleanUp) };
  const whole = async () => {
    try {
      await run(context);
    } finally {
      for (const cleanUp of cleanUps.splice(0)) await cleanUp();
    }
  };
  try {
    await Promise.race([whole(), stopped]);
  } finally {
    tracker.reset();
    // Of a test that was stopped; that it cannot end may be why it was.
    for (const cleanUp of cleanUps)
      Promise.resolve()
        .then(cleanUp)
        .catch(() => undefined);
  }
}
