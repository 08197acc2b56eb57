/**
 * Random journeys through the real elements, the real proxy and the sandbox, in a real browser.
 *
 * By itself the same few each time, so that a change is judged by what it changes; `npm run test:random` has new ones.
 * `RANDOM_RUNS` or `RANDOM_SECONDS` say how many, `RANDOM_SEED` and `RANDOM_PATH` replay the one that a failure
 * printed, and `RANDOM_VERBOSE` prints every journey.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from '@playwright/test';
import fc from 'fast-check';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { Person } from './browser.js';
import { journeys, type Model } from './commands.js';
import { judge } from './judge.js';
import { startLender } from './lender.js';

const {
  RANDOM_RUNS: runs = '10',
  RANDOM_SECONDS: seconds = '',
  RANDOM_SEED: seed = '11',
  RANDOM_PATH: path = '',
  RANDOM_VERBOSE: verbose = '',
} = process.env;

/** Without a limit, journeys take what they take: one that is cut off proves nothing, and its page would go on. */
const limit = seconds === '' ? undefined : Number(seconds) * 1000;

/**
 * Of what a person does, at most this share may be given up as impossible, such as a click on a tile that is covered. Else
 * the machine was too busy, and journeys on which nothing happens prove nothing.
 */
const MAX_GIVEN_UP = 0.5;

test('elements stay true on random journeys', { timeout: (limit ?? 0) + 900_000 }, async (t) => {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  t.after(() => browser.close());
  t.diagnostic(`RANDOM_SEED=${seed}`);
  let count = 0;
  const acts = { begun: 0, givenUp: 0 };
  await fc.assert(
    fc.asyncProperty(journeys(12), async (commands) => {
      count += 1;
      await using lender = await startLender();
      const person = await Person.arrive(browser, lender);
      const model: Model = {
        isRemoved: false,
        isOffline: false,
        isSignedOut: false,
        isElsewhere: false,
        company: 'harbour',
      };
      try {
        await fc.asyncModelRun(() => ({ model, real: person }), commands);
        await judge(person, model);
        if (verbose) t.diagnostic(`${[...commands].join(', ')} -> ${person.summary}`);
      } finally {
        acts.begun += person.acts.begun;
        acts.givenUp += person.acts.givenUp;
        await person.leave();
      }
    }),
    {
      seed: Number(seed),
      ...(path && { path }),
      numRuns: Number(runs),
      endOnFailure: false,
      ...(limit !== undefined && {
        interruptAfterTimeLimit: limit,
        markInterruptAsFailure: false,
      }),
      includeErrorInReport: true,
    },
  );
  t.diagnostic(`${count} journeys; ${acts.givenUp} of ${acts.begun} acts were given up`);
  assert.ok(
    acts.givenUp <= acts.begun * MAX_GIVEN_UP,
    `${acts.givenUp} of ${acts.begun} acts were given up: run it again on a machine that is less busy.`,
  );
});
