import { expect } from '@open-wc/testing';
import { LinkPoller } from '../../src/store/linking/link-poller.js';
import { holdTimers } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';

describe('A link poller', () => {
  it('does not poll quickly again when the stream reopens, once the likely moment is over', async () => {
    const timers = holdTimers((ms) => ms >= 1000);
    let polls = 0;
    const stream = { isLive: true };
    const poller = new LinkPoller(async () => {
      polls++;
    }, stream);
    poller.start();
    atTheEnd(() => poller.stop());
    /** Lets so many polls pass. */
    const passes = async (count: number) => {
      for (let one = 0; one < count; one++) {
        const before = polls;
        timers.pass();
        await until('the poll', () => polls > before && timers.pauses.length === 1);
      }
    };
    // The window was closed: a result is likely.
    poller.pollNow();
    await until('the first poll', () => polls === 1 && timers.pauses.length === 1);
    expect(timers.pauses[0]).to.equal(2000);
    await passes(8);
    // The stream ends and reopens, as it does every five minutes.
    stream.isLive = false;
    poller.restart();
    stream.isLive = true;
    poller.restart();
    expect(timers.pauses[0]).to.be.above(100_000);
  });
});
