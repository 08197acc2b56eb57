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

  const ways: [string, (poller: LinkPoller) => unknown][] = [
    ['the person is back at the page', () => window.dispatchEvent(new Event('focus'))],
    ['the network is back', () => window.dispatchEvent(new Event('online'))],
    [
      'the browser has restored the page',
      () => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    ],
    ['there is another reason to poll, that is no sign', (poller) => poller.pollNow(0, false)],
  ];
  for (const [what, happens] of ways) {
    it(`keeps polling quickly after a sign that the attempt is over: ${what}`, async () => {
      const timers = holdTimers((ms) => ms >= 1000);
      let polls = 0;
      const poller = new LinkPoller(
        async () => {
          polls++;
        },
        { isLive: true },
      );
      poller.start();
      atTheEnd(() => poller.stop());
      const polled = (count: number) =>
        until('the poll', () => polls === count && timers.pauses.length === 1);
      happens(poller);
      await polled(1);
      expect(timers.pauses[0]).to.be.above(100_000);
      // The return page has sent its result.
      poller.pollNow();
      await polled(2);
      happens(poller);
      await polled(3);
      expect(timers.pauses[0]).to.equal(2000);
      // The person continues: what was a sign is of the trip before.
      poller.stop();
      poller.start();
      expect(timers.pauses[0]).to.be.above(100_000);
    });
  }
});
