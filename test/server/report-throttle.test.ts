/** What is reported of one kind leaves what is reported of another its places. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '../../server/errors.js';
import { ReportThrottle } from '../../server/report-throttle.js';

const kinds = ['origin-refused', 'store', 'outside-base-path'] as const;

/** How many of so many different ones are reported. */
const report = (throttle: ReportThrottle, kind: Problem['kind'], count: number): number =>
  Array.from({ length: count }, (_, place) => `${kind} ${place}`).filter((log) =>
    throttle.isToBeReported({ kind, log, reportedAs: log }),
  ).length;

for (const first of kinds) {
  for (const second of kinds.filter((kind) => kind !== first)) {
    test(`reports of ${first} take no places of ${second}`, () => {
      const throttle = new ReportThrottle();
      assert.equal(report(throttle, first, 5), 5);
      assert.equal(report(throttle, second, 200), 100);
      assert.equal(report(throttle, first, 6), 1);
      assert.equal(report(throttle, second, 200), 0);
    });
  }
}
