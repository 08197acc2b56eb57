import { expect } from '@open-wc/testing';
import { LitElement } from 'lit';
import { Localize } from '../../src/i18n/localize.js';
import { atTheEnd } from '../support/page.js';

class Host extends LitElement {
  readonly textOverrides = [];
  readonly localize = new Localize(this);
}
customElements.define('test-relative-times', Host);

/** One o'clock in the night of 2 March, by the machine's own zone. */
const night = new Date(2026, 2, 2, 1).getTime();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long ago something was, as it is said at that moment. */
function ago(ms: number): string {
  const host = new Host();
  document.body.append(host);
  atTheEnd(() => host.remove());
  return host.localize.ago(night - ms, night);
}

describe('How long ago something was', () => {
  for (const [what, ms, words] of [
    ['of the day before', 24.5 * HOUR, 'yesterday'],
    ['of the day before that, and little more than a day ago', 26 * HOUR, '2 days ago'],
    ['of January, said in March', 40 * DAY, '1 month ago'],
    ['of the year before last', 430 * DAY, '1 year ago'],
    ['of some hours ago', 3 * HOUR, '3 hours ago'],
  ] as const) {
    it(`is "${words}" of what is ${what}`, () => {
      expect(ago(ms)).to.equal(words);
    });
  }
});
