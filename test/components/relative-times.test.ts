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

/** In how long something is, as it is said. */
function ahead(ms: number): string {
  const host = new Host();
  document.body.append(host);
  atTheEnd(() => host.remove());
  return host.localize.ahead(ms);
}

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

describe('In how long something can be tried again', () => {
  for (const [what, ms, words] of [
    ['a second', 1000, 'in 1 minute'],
    ['a little more than ten minutes', 600_001, 'in 11 minutes'],
    ['an hour less a second', HOUR - 1000, 'in 1 hour'],
    ['an hour and twenty minutes', 4_800_000, 'in 2 hours'],
    ['little more than a day', DAY + 1000, 'in 2 days'],
  ] as const) {
    it(`is "${words}" of ${what}, and not too soon`, () => {
      expect(ahead(ms)).to.equal(words);
    });
  }
});
