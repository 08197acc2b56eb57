import { expect } from '@open-wc/testing';
import { sendResult } from '../../src/store/linking/link-channel.js';
import { loadAttempts, saveAttempt, saveResult } from '../../src/store/linking/attempt-storage.js';
import { atTheEnd, until } from '../support/page.js';
import { Fixture, createFixture } from './fixture.js';
import { countLeaks } from './resource-leaks.js';
import { integrationOf, storedAttempt as sample, withEmptyMemory } from './samples.js';
import { stayOnPage } from './stay-on-page.js';

/** The page begins anew, as after a reload. */
function reload(fixture: Fixture): Fixture {
  fixture.leave();
  return new Fixture(fixture.world);
}

function attemptAbout(fixture: Fixture, connectionId: string) {
  const attempt = fixture.store.linking.attemptAbout(connectionId);
  if (!attempt) throw new Error('No attempt was resumed.');
  return attempt;
}

describe('After a reload', () => {
  beforeEach(withEmptyMemory);

  it('an attempt keeps waiting, and gets its result once', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    const fixture = reload(first);
    const attempt = attemptAbout(fixture, id);
    await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    expect(fixture.watcher.of('link-open')).to.have.lengthOf(0);

    expect(await sendResult({ connectionId: id, statusCode: '403' }, 20_000)).to.equal(true);
    expect((await fixture.ended(attempt)).outcome).to.equal('cancelled');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
    expect(reload(fixture).store.linking.attemptAbout(id) === undefined).to.equal(true);
  });

  it('an attempt whose request failed continues when the server responds after all', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.setStatus(id, 'Linked');
    await first.fault({ kind: 'status', status: 503, path: '/companies/*/connections/*' });
    const fixture = new Fixture(first.world);
    const attempt = attemptAbout(fixture, id);
    await until('the failure', () => attempt.state.kind === 'error');
    await fixture.heal();
    await fixture.load();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.include.members([
      'connection',
      'link-end',
    ]);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
  });

  it('an attempt that may not go on any more ends once, whatever is heard of it later', async () => {
    const connections = [
      { id: 'ours', platformKey: 'qhyg', status: 'PendingAuth' as const },
      { id: 'theirs', platformKey: 'gbol', status: 'PendingAuth' as const },
    ];
    const first = await createFixture({ connections });
    await first.waiting(first.relink('ours'));
    await first.setStatus('theirs', 'Linked');
    const fixture = reload(first);
    const attempt = attemptAbout(fixture, 'ours');
    await fixture.waiting(attempt);
    if (!('reopen' in attempt)) throw new TypeError('It has only begun.');
    attempt.reopen();
    await until('the refusal', () => attempt.state.kind === 'error');
    await fixture.load();
    expect(attempt.state.kind).to.equal('error');
    attempt.abandon();

    expect(fixture.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal(['failed']);
  });

  it('what was linked meanwhile is announced once', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.setStatus(id, 'Linked');
    const fixture = new Fixture(first.world);
    await fixture.ended(attemptAbout(fixture, id));
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection',
      'link-end',
    ]);
  });

  it('several attempts keep waiting', async () => {
    const first = await createFixture();
    const ids = await Promise.all(
      ['gbol', 'exgd'].map(async (key) => (await first.waiting(first.link(key))).id),
    );
    const fixture = reload(first);
    await Promise.all(ids.map(async (id) => fixture.waiting(attemptAbout(fixture, id))));
    expect(fixture.store.linking.attemptFor(integrationOf('exgd'))?.connection?.id).to.equal(
      ids[1],
    );
  });

  it('an attempt that has ended is not resumed', async () => {
    const first = await createFixture();
    const attempt = first.link('gbol');
    const { id } = await first.waiting(attempt);
    await attempt.cancel();
    expect(reload(first).store.linking.attemptAbout(id) === undefined).to.equal(true);
  });

  it('an attempt whose connection is gone is removed', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.deleteElsewhere(id);
    const fixture = new Fixture(first.world);
    expect((await fixture.ended(attemptAbout(fixture, id))).outcome).to.equal('abandoned');
    expect(loadAttempts()).to.deep.equal([]);
    // It may have been another user's in this tab: nothing of it is shown or announced.
    expect(fixture.store.linking.attemptAbout(id)).to.equal(undefined);
    expect(fixture.watcher.events).to.deep.equal([]);
  });

  it('an attempt of more than a day ago is abandoned and removed', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    const [remembered = sample] = loadAttempts();
    saveAttempt({ ...remembered, startedAt: Date.now() - 25 * 3_600_000 });
    const fixture = new Fixture(first.world);
    expect((await fixture.ended(attemptAbout(fixture, id))).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
  });
});

describe('A page restored from the back/forward cache', () => {
  beforeEach(withEmptyMemory);

  const hide = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const show = (persisted: boolean) =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  /** Somebody who left for the provider’s in this tab. */
  async function leave() {
    const fixture = await createFixture();
    stayOnPage();
    const attempt = fixture.link('gbol', 'redirect');
    const { id } = await fixture.waiting(attempt);
    await until('the departure', () => loadAttempts()[0]);
    return { fixture, attempt, id };
  }

  it('holds no channel while it is cached, and receives results again afterwards', async () => {
    const leftovers = countLeaks();
    const { attempt, fixture, id } = await leave();
    expect(leftovers().channels).to.equal(1);
    hide();
    expect(leftovers().channels).to.equal(0);
    show(true);
    expect(leftovers().channels).to.equal(1);
    expect(await sendResult({ connectionId: id, statusCode: '201' }, 20_000)).to.equal(true);
    expect((await fixture.ended(attempt)).outcome).to.equal('unchanged');
  });

  it('holds no channel where a link was being opened again when it was left', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    await fixture.fault({ kind: 'hold', path: '/companies/*/connections/*' });
    attempt.reopen();
    hide();
    const cached = leftovers().channels;
    show(true);
    const restored = leftovers().channels;
    await fixture.heal();
    await sendResult({ connectionId: id, statusCode: '201' }, 20_000);

    expect({ cached, restored }).to.deep.equal({ cached: 0, restored: 1 });
    expect((await fixture.ended(attempt)).outcome).to.equal('unchanged');
  });

  it('holds no channel where an attempt had no connection yet when it was left', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    await fixture.fault({ kind: 'hold', method: 'POST' });
    const attempt = fixture.link('gbol');
    hide();
    expect(attempt.isLive).to.equal(false);
    expect(leftovers().channels).to.equal(0);
    await fixture.heal();
  });

  it('ends by what the return page says where the host’s page has gone there, and is restored', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol', 'manual');
    const { id } = await fixture.waiting(attempt);
    hide();
    saveResult({ connectionId: id, statusCode: '403' });
    show(true);

    expect((await fixture.ended(attempt)).outcome).to.equal('cancelled');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('offers to continue when the person is back', async () => {
    const { attempt, fixture } = await leave();
    show(false);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'leaving' });
    hide();
    show(true);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-closed' });
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
  });

  it('takes the result of a return page in this tab', async () => {
    const { attempt, fixture, id } = await leave();
    hide();
    expect(saveResult({ connectionId: id, statusCode: '403' })).to.equal(true);
    show(true);
    expect((await fixture.ended(attempt)).outcome).to.equal('cancelled');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });
});

describe('A page in the background', () => {
  beforeEach(withEmptyMemory);

  it('receives the return page’s result, and the attempt ends once', async () => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    atTheEnd(() => {
      Reflect.deleteProperty(document, 'hidden');
    });
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    await fixture.setStatus(id, 'Linked');
    expect(await sendResult({ connectionId: id, statusCode: '200' }, 20_000)).to.equal(true);
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    fixture.comeBack();
    await fixture.store.connections.refresh();
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });
});
