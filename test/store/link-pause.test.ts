import { expect } from '@open-wc/testing';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { collectWindows, until } from '../support/page.js';
import { createFixture } from './fixture.js';
import { setHidden } from '../support/clock.js';
import { countLeaks, nothing } from './resource-leaks.js';

describe('Elements that are taken out while somebody is at the provider’s', () => {
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

  it('still hear return pages when they are put back', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    fixture.leave();
    fixture.watch();
    expect(await sendResult({ connectionId: id, statusCode: '403' })).to.equal(true);
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
    expect(attempt.state).to.deep.equal({ kind: 'waiting', at: 'closed' });
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
  });
});

describe('A page that is hidden', () => {
  it('asks nothing until it is seen again, and then at once', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    const { timers } = leftovers();
    setHidden(true);
    expect(leftovers().timers).to.equal(timers - 1);
    await fixture.setStatus(id, 'Linked');
    setHidden(false);
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });
});
