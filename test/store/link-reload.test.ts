import { expect } from '@open-wc/testing';
import { sendResult } from '../../src/store/linking/link-channel.js';
import {
  loadAttempts,
  saveAttempt,
  rememberResult,
} from '../../src/store/linking/attempt-storage.js';
import { atTheEnd, until } from '../support/page.js';
import { Fixture, createFixture } from './fixture.js';
import { countLeaks } from './resource-leaks.js';
import { integrationOf, rememberedAttempt as sample, withEmptyMemory } from './samples.js';
import { stayOnPage } from './stay-on-page.js';

/** The page begins anew, as after a reload. */
function reload(bench: Fixture): Fixture {
  bench.leave();
  return new Fixture(bench.world);
}

function attemptAbout(bench: Fixture, connectionId: string) {
  const attempt = bench.session.linking.attemptAbout(connectionId);
  if (!attempt) throw new Error('Nothing is taken up.');
  return attempt;
}

describe('After a reload', () => {
  beforeEach(withEmptyMemory);

  it('the attempt waits on, and hears how it ended, once', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    const bench = reload(first);
    const attempt = attemptAbout(bench, id);
    await bench.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', at: 'elsewhere' });
    expect(bench.watcher.of('link-open')).to.have.lengthOf(0);

    expect(await sendResult({ connectionId: id, statusCode: '403' })).to.equal(true);
    expect((await bench.ended(attempt)).outcome).to.equal('cancelled');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
    expect(reload(bench).session.linking.attemptAbout(id) === undefined).to.equal(true);
  });

  it('an attempt that could not ask goes on when the server’s word comes after all', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.setStatus(id, 'Linked');
    await first.fault({ kind: 'status', status: 503, path: '/companies/*/connections/*' });
    const bench = new Fixture(first.world);
    const attempt = attemptAbout(bench, id);
    await until('the failure', () => attempt.state.kind === 'error');
    await bench.heal();
    await bench.load();
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
    expect(bench.watcher.events.map(({ kind }) => kind)).to.include.members([
      'connection',
      'link-end',
    ]);
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
  });

  it('what was linked meanwhile is told, once', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.setStatus(id, 'Linked');
    const bench = new Fixture(first.world);
    await bench.ended(attemptAbout(bench, id));
    expect(bench.watcher.events.map(({ kind }) => kind)).to.deep.equal(['connection', 'link-end']);
  });

  it('several attempts wait on', async () => {
    const first = await createFixture();
    const ids = await Promise.all(
      ['gbol', 'exgd'].map(async (key) => (await first.waiting(first.link(key))).id),
    );
    const bench = reload(first);
    await Promise.all(ids.map(async (id) => bench.waiting(attemptAbout(bench, id))));
    expect(bench.session.linking.attemptFor(integrationOf('exgd'))?.connection?.id).to.equal(
      ids[1],
    );
  });

  it('an attempt that has ended is not taken up', async () => {
    const first = await createFixture();
    const attempt = first.link('gbol');
    const { id } = await first.waiting(attempt);
    await attempt.cancel();
    expect(reload(first).session.linking.attemptAbout(id) === undefined).to.equal(true);
  });

  it('an attempt whose connection is gone is forgotten', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    await first.deleteElsewhere(id);
    const bench = new Fixture(first.world);
    expect((await bench.ended(attemptAbout(bench, id))).outcome).to.equal('abandoned');
    expect(loadAttempts()).to.deep.equal([]);
    // It may have been somebody else's on this tab: nothing is left of it to be shown or told.
    expect(bench.session.linking.attemptAbout(id)).to.equal(undefined);
    expect(bench.watcher.events).to.deep.equal([]);
  });

  it('an attempt of more than a day ago is abandoned, and forgotten', async () => {
    const first = await createFixture();
    const { id } = await first.waiting(first.link('gbol'));
    first.leave();
    const [remembered = sample] = loadAttempts();
    saveAttempt({ ...remembered, startedAt: Date.now() - 25 * 3_600_000 });
    const bench = new Fixture(first.world);
    expect((await bench.ended(attemptAbout(bench, id))).outcome).to.equal('abandoned');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(loadAttempts()).to.deep.equal([]);
  });
});

describe('A page that the browser has kept for the way back', () => {
  beforeEach(withEmptyMemory);

  const hide = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  const show = (persisted: boolean) =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  /** Somebody who left for the provider’s in this tab. */
  async function leave() {
    const bench = await createFixture();
    stayOnPage();
    const attempt = bench.link('gbol', 'redirect');
    const { id } = await bench.waiting(attempt);
    await until('the departure', () => loadAttempts()[0]);
    return { bench, attempt, id };
  }

  it('holds no channel meanwhile, and hears again afterwards', async () => {
    const leftovers = countLeaks();
    const { attempt, bench, id } = await leave();
    expect(leftovers().channels).to.equal(1);
    hide();
    expect(leftovers().channels).to.equal(0);
    show(true);
    expect(leftovers().channels).to.equal(1);
    expect(await sendResult({ connectionId: id, statusCode: '201' })).to.equal(true);
    expect((await bench.ended(attempt)).outcome).to.equal('unchanged');
  });

  it('offers to go on, for the person is back', async () => {
    const { attempt, bench } = await leave();
    show(false);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', at: 'elsewhere' });
    hide();
    show(true);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', at: 'closed' });
    expect(bench.watcher.of('link-end')).to.have.lengthOf(0);
  });

  it('takes what a return page in this tab was told', async () => {
    const { attempt, bench, id } = await leave();
    hide();
    expect(rememberResult({ connectionId: id, statusCode: '403' })).to.equal(true);
    show(true);
    expect((await bench.ended(attempt)).outcome).to.equal('cancelled');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });
});

describe('A page in the background', () => {
  beforeEach(withEmptyMemory);

  it('hears the return page, and the attempt ends once', async () => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    atTheEnd(() => {
      Reflect.deleteProperty(document, 'hidden');
    });
    const bench = await createFixture();
    const attempt = bench.link('gbol');
    const { id } = await bench.waiting(attempt);
    await bench.setStatus(id, 'Linked');
    expect(await sendResult({ connectionId: id, statusCode: '200' })).to.equal(true);
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
    Reflect.deleteProperty(document, 'hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    bench.comeBack();
    await bench.session.connections.refresh();
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });
});
