import { expect } from '@open-wc/testing';
import { LinkPoller } from '../../src/store/linking/link-poller.js';
import { holdTimers } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';

describe('A watch over an attempt', () => {
  it('does not ask quickly again for every new line, once the likely moment is over', async () => {
    const timers = holdTimers((ms) => ms >= 1000);
    let asked = 0;
    let isPushed = true;
    const watch = new LinkPoller({
      ask: async () => {
        asked++;
      },
      heard: () => false,
      look: () => undefined,
      isPushed: () => isPushed,
    });
    watch.start();
    atTheEnd(() => watch.stop());
    /** Lets so many questions pass. */
    const passes = async (count: number) => {
      for (let one = 0; one < count; one++) {
        const before = asked;
        timers.pass();
        await until('the question', () => asked > before && timers.pauses.length === 1);
      }
    };
    // The window was closed: an answer is likely.
    watch.pollNow();
    await until('the first question', () => asked === 1 && timers.pauses.length === 1);
    expect(timers.pauses[0]).to.equal(2000);
    await passes(8);
    // The line ends and begins anew, as it does every five minutes.
    isPushed = false;
    watch.pushChanged();
    isPushed = true;
    watch.pushChanged();
    expect(timers.pauses[0]).to.be.above(100_000);
  });
});
