import { expect } from '@open-wc/testing';
import { advance, createWorld } from '../support/browser-world.js';
import { age } from '../support/clock.js';
import { collectWindows, holdResponses, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import {
  loadAttempts,
  saveAttempt,
  saveResult,
  takeResult,
  type StoredAttempt,
} from '../../src/store/linking/attempt-storage.js';
import { openLinkWindow } from '../../src/store/opened-window.js';
import { Fixture, createFixture } from './fixture.js';
import { storedAttempt as sample, withEmptyMemory } from './samples.js';
import { stayOnPage } from './stay-on-page.js';
import { countLeaks, nothing } from './resource-leaks.js';

describe('A redirect in this tab', () => {
  beforeEach(withEmptyMemory);

  it('leads to the provider, and remembers the attempt without its link', async () => {
    const fixture = await createFixture();
    const gone = stayOnPage();
    const attempt = fixture.link('gbol', 'redirect');
    const { id } = await fixture.waiting(attempt);
    await until('the departure', () => gone.length > 0);
    expect(gone).to.deep.equal(fixture.watcher.of('link-open').map(({ linkUrl }) => linkUrl));
    expect(loadAttempts()[0]).to.deep.include({
      store: fixture.store.id,
      connectionId: id,
      platformKey: 'gbol',
      platformName: 'Xero',
      statusBefore: 'PendingAuth',
    });
    const stored = JSON.stringify([sessionStorage, localStorage]);
    expect(stored).to.not.match(/otp|\/start/);
  });

  it('remembers whose organisation was linked before', async () => {
    const fixture = await createFixture({
      connections: [
        { id: 'c1', platformKey: 'gbol', status: 'Unlinked', organisation: 'Before Ltd' },
      ],
    });
    const gone = stayOnPage();
    fixture.relink('c1', 'redirect');
    await until('the departure', () => gone.length > 0);
    expect(loadAttempts()[0]?.organisation).to.equal('Before Ltd');
  });

  it('is made instead of a window when the person asks for it', async () => {
    const fixture = await createFixture();
    const gone = stayOnPage();
    const attempt = fixture.link('gbol', 'manual');
    const { id } = await fixture.waiting(attempt);
    attempt.reopen({ mode: 'redirect' });
    await until('the departure', () => gone.length > 0);
    expect(loadAttempts()[0]?.connectionId).to.equal(id);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('that does not leave is said to be unfinished after a while, and can be made again', async () => {
    const fixture = await createFixture();
    // As where the link is a file to download, or the page asks whether to leave it.
    const gone = stayOnPage();
    const attempt = fixture.link('gbol', 'redirect');
    for (const time of [1, 2]) {
      await until('the departure', () => gone.length === time);
      expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'leaving' });
      age(20_000);
      await until(
        'the notice',
        () => attempt.state.kind === 'waiting' && attempt.state.phase === 'window-closed',
      );
      attempt.reopen();
    }
    await until('the last departure', () => gone.length === 3);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('is not said to have failed by a request that ends with the page', async () => {
    const fixture = await createFixture();
    const gone = stayOnPage();
    const attempt = fixture.link('gbol', 'redirect');
    await until('the departure', () => gone.length === 1);
    const asked: string[] = [];
    fixture.client.getConnection = (id) => {
      asked.push(id);
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    attempt.check();
    await until('the request', () => asked.length > 0);
    await new Promise((resolve) => setTimeout(resolve));

    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'leaving' });
  });

  it('is not made when the host opens the link itself', async () => {
    const fixture = await createFixture();
    const gone = stayOnPage();
    fixture.watcher.prevented.add('link-open');
    await fixture.waiting(fixture.link('gbol', 'redirect'));
    expect(gone).to.deep.equal([]);
    // The host's window may have begun with a copy of this memory: it is none that left in this tab.
    expect(loadAttempts().map(({ mode }) => mode)).to.deep.equal(['manual']);
  });
});

describe('After a redirect in this tab', () => {
  beforeEach(withEmptyMemory);

  const pending = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const };

  /** What a page finds that was left for the provider's. */
  async function comeBack(
    options: WorldOptions = { connections: [pending] },
    changes: Partial<StoredAttempt> = {},
    meanwhile: (world: Awaited<ReturnType<typeof createWorld>>) => unknown = () => undefined,
  ) {
    const world = await createWorld(options);
    await meanwhile(world);
    saveAttempt({ ...sample, store: world.id, startedAt: Date.now(), ...changes });
    return () => {
      const fixture = new Fixture(world);
      const attempt = fixture.store.linking.attemptAbout('c1');
      if (!attempt) throw new Error('No attempt was resumed.');
      return { fixture, attempt };
    };
  }

  it('the attempt has ended as linked, with each event once', async () => {
    const arrive = await comeBack(undefined, {}, (world) =>
      world.visit({ connectionId: 'c1', action: 'authorize' }),
    );
    const { fixture, attempt } = arrive();
    await fixture.ended(attempt);
    await fixture.load();
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection',
      'link-end',
    ]);
    expect(fixture.watcher.of('link-end')[0]?.outcome).to.equal('linked');
    expect(loadAttempts()).to.deep.equal([]);
  });

  it('a lost connection that is linked again is announced as a reconnection', async () => {
    const lost = { ...pending, status: 'Deauthorized' as const };
    const arrive = await comeBack(
      { connections: [lost] },
      { statusBefore: 'Deauthorized' },
      (world) => world.visit({ connectionId: 'c1', action: 'authorize' }),
    );
    const { fixture, attempt } = arrive();
    await fixture.ended(attempt);
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal(['link-end', 'reconnect']);
  });

  it('the attempt ends by the return page’s result, where the server has none', async () => {
    const arrive = await comeBack();
    saveResult({ connectionId: 'c1', statusCode: '201' });
    const { fixture, attempt } = arrive();
    expect((await fixture.ended(attempt)).outcome).to.equal('unchanged');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  for (const [result, outcome] of [
    [{ connectionId: 'c1', statusCode: '403' }, 'cancelled'],
    [{ connectionId: 'c1', statusCode: '201' }, 'unchanged'],
    [{ statusCode: '500' }, 'abandoned'],
  ] as const) {
    it(`the attempt ends by it too where the host has opened the link here: ${JSON.stringify(result)}`, async () => {
      const arrive = await comeBack(undefined, { mode: 'manual' });
      saveResult(result);
      const { fixture, attempt } = arrive();
      expect((await fixture.ended(attempt)).outcome).to.equal(outcome);
      expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
      expect(loadAttempts()).to.deep.equal([]);
    });
  }

  it('the attempt is not linked by the return page’s result alone', async () => {
    const arrive = await comeBack();
    saveResult({ connectionId: 'c1', statusCode: '200' });
    const { fixture, attempt } = arrive();
    await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'window-closed' });
    await fixture.setStatus('c1', 'Linked');
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('the attempt waits when it has no result, and can be continued', async () => {
    const arrive = await comeBack();
    const { fixture, attempt } = arrive();
    await fixture.waiting(attempt);
    await fixture.load();
    expect(fixture.link('gbol') === attempt).to.equal(true);
    await until('the link', () => fixture.watcher.of('link-open').length === 1);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  for (const [what, mode] of [
    ['reconnect', 'popup'],
    ['link', 'tab'],
    ['reconnect', 'redirect'],
  ] as const) {
    it(`the attempt goes on where a click opened a window before it was known (${what}, ${mode})`, async () => {
      const arrive = await comeBack();
      const { fixture, attempt } = arrive();
      await fixture.waiting(attempt);
      await fixture.load();
      const gone = stayOnPage();
      const windows = collectWindows();
      const { store, watcher } = fixture;
      const options = { mode, words: { title: 'One moment', message: 'Opening' } };
      const opened = openLinkWindow(attempt.target, options);
      if (what === 'link') {
        store.linking.link(fixture.integration('gbol'), options, watcher, opened);
      } else store.linking.reconnect(fixture.connection('c1'), options, watcher, opened);
      await until('the link', () => watcher.of('link-open').length === 1);

      const isHere = mode === 'redirect';
      if (isHere) await until('the departure', () => gone.length === 1);
      const phase = isHere ? 'leaving' : 'window-open';
      expect(attempt.state).to.deep.equal({ kind: 'waiting', phase });
      expect(windows.map(({ closed }) => closed)).to.deep.equal(isHere ? [] : [false]);
      expect(watcher.of('link-end')).to.have.lengthOf(0);
    });
  }

  it('an error from before the redirect is not its failure, a new one is', async () => {
    const errors = [{ errorMessage: 'An old one' }];
    const world = await createWorld({ connections: [{ ...pending, errors }] });
    const before = new Fixture(world);
    await before.load();
    stayOnPage();
    await before.waiting(before.link('gbol', 'redirect'));
    await until('the departure', () => loadAttempts()[0]);
    before.leave();
    const back = new Fixture(world);
    const attempt = back.store.linking.attemptAbout('c1');
    if (!attempt) throw new Error('No attempt was resumed.');
    await back.waiting(attempt);
    // An error is known by its moment.
    await advance(world, 1000);
    await world.visit({ connectionId: 'c1', action: 'fail', reason: 'denied' });
    back.comeBack();
    expect((await back.ended(attempt)).errorMessage).to.equal('Permission denied');
  });

  it('an attempt that is older than its link can be is abandoned', async () => {
    const arrive = await comeBack(undefined, { startedAt: Date.now() - 25 * 3_600_000 });
    const { fixture, attempt } = arrive();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('the attempt of another company’s store is left alone', async () => {
    saveAttempt(sample);
    const fixture = new Fixture(await createWorld({ connections: [pending] }));
    expect(fixture.store.linking.attemptAbout('c1')?.state).to.equal(undefined);
    expect(loadAttempts()).to.deep.equal([sample]);
  });

  it('a failure to load the result is announced, and the person can try again', async () => {
    const arrive = await comeBack(undefined, {}, (world) =>
      world.codat('/_sandbox/faults', {
        method: 'POST',
        body: JSON.stringify({ kind: 'status', status: 403, path: '/companies/*/connections/*' }),
      }),
    );
    const { fixture, attempt } = arrive();
    await until('the failure', () => attempt.state.kind === 'error');
    expect(fixture.store.linking.isLive).to.equal(false);
    await fixture.heal();
    await fixture.load();
    fixture.retry(attempt);
    const again = fixture.store.linking.attemptFor(fixture.integration('gbol'));
    expect(again && (await fixture.waiting(again)).id).to.equal('c1');
  });

  const lost = { kind: 'status', status: 403, path: '/companies/*/connections/*' } as const;

  it('the attempt ends by the return page’s result too where the server responds late', async () => {
    const arrive = await comeBack(undefined, {}, (world) => world.addFault(lost));
    saveResult({ connectionId: 'c1', statusCode: '403' });
    const { fixture, attempt } = arrive();
    await until('the failure', () => attempt.state.kind === 'error');
    await fixture.heal();
    await fixture.load();
    expect((await fixture.ended(attempt)).outcome).to.equal('cancelled');
  });

  for (const [status, fault, kinds] of [
    ['PendingAuth', 403, ['connection', 'link-end']],
    ['Deauthorized', 503, ['link-end', 'reconnect']],
  ] as const) {
    it(`the attempt has ended as linked by the list that came first, though its own request fails (${status}, ${fault})`, async () => {
      const arrive = await comeBack(
        { connections: [{ ...pending, status }] },
        { statusBefore: status },
        async (world) => {
          await world.visit({ connectionId: 'c1', action: 'authorize' });
          await world.addFault({ ...lost, status: fault });
        },
      );
      const request = holdResponses('GET', '/connections/c1');
      const { fixture, attempt } = arrive();
      await until('the response', () => request.count > 0);
      await fixture.load();
      expect(attempt.state.kind).to.equal('opening');
      request.release();
      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
      expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal(kinds);
      expect(loadAttempts()).to.deep.equal([]);
    });
  }

  it('a return page’s result that names no connection is for the attempt that left in this tab', async () => {
    const arrive = await comeBack(
      { connections: [pending, { id: 'c2', platformKey: 'exgd', status: 'PendingAuth' }] },
      { mode: 'popup' },
    );
    const [first = sample] = loadAttempts();
    saveAttempt({ ...first, connectionId: 'c2', platformKey: 'exgd', mode: 'redirect' });
    expect(saveResult({ statusCode: '403' })).to.equal(true);
    const { fixture, attempt } = arrive();
    const here = fixture.store.linking.attemptAbout('c2');
    if (!here) throw new Error('The attempt that left in this tab was not resumed.');
    expect((await fixture.ended(here)).outcome).to.equal('abandoned');
    await fixture.waiting(attempt);
    expect(fixture.watcher.of('link-end').map(({ connection }) => connection.id)).to.deep.equal([
      'c2',
    ]);
  });

  it('the return page’s result of one trip does not end the next', async () => {
    const arrive = await comeBack(undefined, {}, (world) => world.addFault(lost));
    saveResult({ connectionId: 'c1', statusCode: '403' });
    const { fixture, attempt } = arrive();
    await until('the failure', () => attempt.state.kind === 'error');
    await fixture.heal();
    await fixture.load();
    const gone = stayOnPage();
    fixture.retry(attempt, 'redirect');
    await until('the departure', () => gone.length === 1);
    expect(takeResult('c1')).to.equal(undefined);
  });

  it('an element that is removed before the result is known leaves nothing behind', async () => {
    const arrive = await comeBack(undefined, {}, (world) =>
      world.codat('/_sandbox/faults', {
        method: 'POST',
        body: JSON.stringify({ kind: 'delay', delayMs: 300 }),
      }),
    );
    const leftovers = countLeaks();
    const { fixture, attempt } = arrive();
    fixture.leave();
    await until('the request to end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
    await fixture.setStatus('c1', 'Linked');
    fixture.watch();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });
});
