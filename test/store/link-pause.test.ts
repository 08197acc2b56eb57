import { expect } from '@open-wc/testing';
import { loadAttempts } from '../../src/store/linking/attempt-storage.js';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { collectWindows, until } from '../support/page.js';
import { createFixture, Watcher, type Fixture } from './fixture.js';
import { setHidden } from '../support/clock.js';
import { countLeaks, nothing } from './resource-leaks.js';
import { withEmptyMemory } from './samples.js';

describe('Elements that are removed while an attempt is at the provider’s', () => {
  it('leave no listener, timer, channel or request', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    expect(leftovers()).to.deep.include({ channels: 1 });
    fixture.comeBack();
    fixture.leave();
    await until('the requests to end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
    expect(await sendResult({ connectionId: id, statusCode: '403' }, 200)).to.equal(false);
    expect(fixture.store.linking.isLive).to.equal(true);
  });

  it('and never come back leave nothing, wherever the attempt was', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    await fixture.fault({ kind: 'delay', delayMs: 200 });
    fixture.link('gbol');
    fixture.leave();
    await until('the requests to end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('go on where they were when they are put back', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    fixture.leave();
    await fixture.setStatus(id, 'Linked');
    fixture.watch();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(fixture.watcher.of('connection')).to.have.lengthOf(1);
  });

  it('still receive results of return pages when they are put back', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    fixture.leave();
    fixture.watch();
    expect(await sendResult({ connectionId: id, statusCode: '403' }, 20_000)).to.equal(true);
    expect((await fixture.ended(attempt)).outcome).to.equal('cancelled');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('begin nothing if it was not begun yet', async () => {
    const fixture = await createFixture();
    const windows = collectWindows();
    await fixture.fault({ kind: 'delay', delayMs: 200, method: 'GET' });
    const attempt = fixture.link('gbol', 'popup');
    fixture.leave();
    expect(attempt.state).to.deep.equal({ kind: 'ended', outcome: 'abandoned' });
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
    const ends = fixture.watcher.of('link-end');
    expect(ends.map(({ outcome }) => outcome)).to.deep.equal(['abandoned']);
    expect(ends[0]?.connection).to.deep.include({
      id: '',
      integrationKey: 'gbol',
      platformName: 'Xero',
    });
    fixture.watch();
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    await fixture.heal();
    await fixture.store.connections.refresh();
    expect(await fixture.onServer()).to.deep.equal([]);
  });

  it('can go on when a window was just being opened again', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    await fixture.waiting(attempt);
    attempt.reopen();
    expect(attempt.state.kind).to.equal('opening');
    fixture.leave();
    fixture.watch();
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-closed' });
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
  });
});

describe('Elements that show another company while an attempt is at the provider’s', () => {
  beforeEach(withEmptyMemory);

  const outcomes = (watcher: Watcher) => watcher.of('link-end').map(({ outcome }) => outcome);

  it('end the attempt as abandoned once, and leave nothing', async () => {
    const leftovers = countLeaks();
    const bench = await createFixture();
    const attempt = bench.link('gbol');
    const { id } = await bench.waiting(attempt);
    bench.showAnother();
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(bench.watcher.of('link-end')[0]).to.deep.include({ outcome: 'abandoned' });
    expect(bench.watcher.of('link-end')[0]?.connection.id).to.equal(id);
    expect(loadAttempts()).to.deep.equal([]);
    await until('the requests to end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
    bench.watch();
    await bench.store.connections.refresh();
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(bench.store.linking.isLive).to.equal(false);
  });

  it('say that it is linked once they show the company again, without a second end', async () => {
    const bench = await createFixture();
    const { id } = await bench.waiting(bench.link('gbol'));
    bench.showAnother();
    await bench.setStatus(id, 'Linked');
    bench.watch();
    await bench.store.connections.refresh();
    await until('the connection', () => bench.watcher.of('connection').length === 1);
    expect(outcomes(bench.watcher)).to.deep.equal(['abandoned']);
  });

  it('end every attempt, each once', async () => {
    const bench = await createFixture();
    await Promise.all(['gbol', 'exgd'].map((key) => bench.waiting(bench.link(key))));
    bench.showAnother();
    expect(outcomes(bench.watcher)).to.deep.equal(['abandoned', 'abandoned']);
  });

  it('leave it to an element that still shows the company', async () => {
    const bench = await createFixture();
    const other = new Watcher();
    bench.add(other);
    const attempt = bench.link('gbol');
    const { id } = await bench.waiting(attempt);
    bench.showAnother();
    expect(attempt.isLive).to.equal(true);
    await bench.setStatus(id, 'Linked');
    bench.comeBack();
    await bench.ended(attempt);
    expect(outcomes(other)).to.deep.equal(['linked']);
    expect(outcomes(bench.watcher)).to.deep.equal([]);
  });

  for (const [what, lastLeaves] of [
    ['the last one follows', (bench: Fixture, other: Watcher) => bench.showAnother(other)],
    ['the last one is taken out', (_: Fixture, __: Watcher, leave: () => void) => leave()],
  ] as const) {
    it(`dispatch its end where it began, though another left later: ${what}`, async () => {
      const bench = await createFixture();
      const other = new Watcher();
      const leave = bench.add(other);
      await bench.waiting(bench.link('gbol'));
      bench.showAnother();
      lastLeaves(bench, other, leave);
      expect(outcomes(bench.watcher)).to.deep.equal(['abandoned']);
      expect(outcomes(other)).to.deep.equal([]);
    });
  }

  it('dispatch its end at another element when the one where it began was taken out', async () => {
    const bench = await createFixture();
    const other = new Watcher();
    bench.add(other);
    await bench.waiting(bench.link('gbol'));
    bench.leave();
    bench.showAnother(other);
    expect(outcomes(other)).to.deep.equal(['abandoned']);
    expect(outcomes(bench.watcher)).to.deep.equal([]);
  });

  it('end what could not be asked for after a reload', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.fault({ kind: 'status', status: 503, path: '/companies/*/connections/*' });
    const bench = first.elsewhere();
    await until('the failure', () => bench.store.linking.attemptAbout(id)?.state.kind === 'error');
    bench.showAnother();
    expect(outcomes(bench.watcher)).to.deep.equal(['abandoned']);
    expect(loadAttempts()).to.deep.equal([]);
  });
});

describe('Elements that are taken out while Cancel is still asking the server', () => {
  it('say that it is cancelled, once', async () => {
    const bench = await createFixture();
    const attempt = bench.link('gbol');
    await bench.waiting(attempt);
    await bench.fault({ kind: 'delay', delayMs: 300 });
    const cancelled = attempt.cancel();
    bench.leave();
    await cancelled;
    expect(bench.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal(['cancelled']);
  });
});

describe('A page that is hidden', () => {
  it('asks nothing until it is seen again, and then at once', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    setHidden(true);
    expect(leftovers().timers).to.equal(0);
    await fixture.setStatus(id, 'Linked');
    setHidden(false);
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });
});
