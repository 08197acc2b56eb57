import { expect } from '@open-wc/testing';
import { Poller, type PollerOptions } from '../../src/store/poller.js';
import { holdTimers, setHidden } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';
import { countLeaks, nothing } from './resource-leaks.js';

/** A poller whose pauses of a second and more do not pass by themselves; each poll ends when the test says so. */
function setUp(options: Partial<PollerOptions> = {}) {
  const timers = holdTimers((ms) => ms >= 1000);
  const ends: (() => void)[] = [];
  let polls = 0;
  const poller = new Poller({
    poll: () => {
      polls++;
      return new Promise<void>((resolve) => ends.push(resolve));
    },
    nextPauseMs: (previousMs) => (previousMs === undefined ? 1000 : Math.min(previousMs * 2, 3000)),
    ...options,
  });
  atTheEnd(() => poller.stop());
  return {
    poller,
    timers,
    polled: (count: number) => until(`${count} polls`, () => polls === count),
    polls: () => polls,
    /** Ends the pending poll; gives the pause that follows. */
    async end(): Promise<number | undefined> {
      ends.shift()?.();
      // The end and what follows it are microtasks.
      await new Promise((resolve) => setTimeout(resolve));
      return timers.pauses[0];
    },
  };
}

describe('A poller', () => {
  it('polls after the first pause, then after ever longer ones', async () => {
    const { poller, timers, polled, end } = setUp();
    poller.start();
    const pauses = [timers.pauses[0]];
    for (let count = 1; count <= 3; count++) {
      timers.pass();
      await polled(count);
      pauses.push(await end());
    }
    expect(pauses).to.deep.equal([1000, 2000, 3000, 3000]);
  });

  it('polls at once on pollNow(), and restarts the backoff', async () => {
    const { poller, timers, polled, end } = setUp();
    poller.start();
    timers.pass();
    await polled(1);
    expect(await end()).to.equal(2000);
    poller.pollNow();
    await polled(2);
    expect(await end()).to.equal(1000);
  });

  it('polls once for reasons that come together, and once more for one that comes while it polls', async () => {
    const { poller, polled, polls, end } = setUp();
    poller.start();
    poller.pollNow();
    poller.pollNow();
    await polled(1);
    poller.pollNow();
    poller.pollNow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(polls()).to.equal(1);
    await end();
    await polled(2);
    expect(await end()).to.equal(1000);
  });

  it('pauses where the backoff returns undefined, until pollNow()', async () => {
    const { poller, timers, polled, end } = setUp({ nextPauseMs: () => undefined });
    poller.start();
    expect(timers.pauses).to.deep.equal([]);
    poller.pollNow();
    await polled(1);
    expect(await end()).to.equal(undefined);
  });

  it('does not poll while the page is hidden, and at once when it is shown again', async () => {
    const { poller, timers, polled, polls, end } = setUp();
    poller.start();
    setHidden(true);
    expect(timers.pauses).to.deep.equal([]);
    poller.pollNow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(polls()).to.equal(0);
    setHidden(false);
    await polled(1);
    setHidden(true);
    expect(await end()).to.equal(undefined);
  });

  for (const reason of ['focus', 'online'] as const) {
    it(`polls at once at the window’s ${reason}, or does what its owner does then`, async () => {
      const reasons: string[] = [];
      const { poller, polled } = setUp();
      poller.start();
      window.dispatchEvent(new Event(reason));
      await polled(1);
      poller.stop();
      const other = setUp({ onReturn: (given) => reasons.push(given) });
      other.poller.start();
      window.dispatchEvent(new Event(reason));
      expect(reasons).to.deep.equal([reason]);
      expect(other.polls()).to.equal(0);
    });
  }

  it('polls as soon as it is started where that was due while it was stopped', async () => {
    const { poller, polled, polls } = setUp();
    poller.pollNow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(polls()).to.equal(0);
    poller.start();
    await polled(1);
  });

  it('leaves no timer or listener when it is stopped, also while it polls', async () => {
    const { poller, polled, polls, end } = setUp();
    const leaks = countLeaks();
    poller.start();
    poller.pollNow();
    await polled(1);
    poller.stop();
    expect(await end()).to.equal(undefined);
    window.dispatchEvent(new Event('focus'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(polls()).to.equal(1);
    expect(leaks()).to.deep.equal(nothing);
  });
});
