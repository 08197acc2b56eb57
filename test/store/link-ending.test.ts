import { expect } from '@open-wc/testing';
import { loadAttempts } from '../../src/store/linking/attempt-storage.js';
import type { LinkAttempt } from '../../src/store/linking/link-attempt.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { atTheEnd, blockWindows, collectWindows, until } from '../support/page.js';
import { createFixture, type Fixture } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';
import { withEmptyMemory } from './samples.js';

/** A fixture with an attempt at whose provider the person is. */
async function startAttempt(options: WorldOptions = {}, key = 'gbol') {
  const fixture = await createFixture(options);
  const attempt = fixture.link(key);
  const { id } = await fixture.waiting(attempt);
  return { fixture, attempt, id };
}

/** A fixture with an attempt to link again what was lost, at whose provider the person is. */
async function relinking(status: 'Deauthorized' | 'Unlinked') {
  const fixture = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol', status }] });
  const attempt = fixture.relink('c1');
  await fixture.waiting(attempt);
  return { fixture, attempt };
}

/** Links it at the provider's. Returns the kinds of all events. */
async function kindsWhenLinked(fixture: Fixture, attempt: LinkAttempt): Promise<string[]> {
  await fixture.world.visit({ connectionId: 'c1', action: 'authorize' });
  fixture.comeBack();
  await fixture.ended(attempt);
  return fixture.watcher.events.map(({ kind }) => kind);
}

/** Waits until the server was asked about the connection once more. */
async function askedAgain(fixture: Fixture, id: string): Promise<void> {
  const request = `GET /connections/${id}`;
  const before = await fixture.count(request);
  fixture.comeBack();
  await until('another question', async () => (await fixture.count(request)) > before);
}

const pending = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const };

describe('An attempt ends', () => {
  it('as linked when the server says so, with each event once', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    fixture.comeBack();
    await fixture.ended(attempt);
    await fixture.store.connections.refresh();
    fixture.comeBack();
    const kinds = fixture.watcher.events.map(({ kind }) => kind);
    expect(kinds).to.deep.equal([
      'connection-change',
      'connection-started',
      'link-open',
      'connection-change',
      'connection',
      'link-end',
    ]);
    const [end] = fixture.watcher.of('link-end');
    expect(end?.outcome).to.equal('linked');
    expect(end?.statusCode).to.equal('200');
    expect(end?.connection.status).to.equal('Linked');
  });

  it('as linked without a return page, by polling', async function () {
    // The first question of its own comes after a quarter of a minute.
    this.timeout(60_000);
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    expect((await fixture.ended(attempt, 40_000)).outcome).to.equal('linked');
  });

  it('as linked when the list shows it', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.setStatus(id, 'Linked');
    await fixture.store.connections.refresh();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('linked');
    expect(fixture.watcher.of('connection')).to.have.lengthOf(1);
  });

  it('as cancelled when the person has cancelled there', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'cancel' });
    fixture.comeBack();
    const { outcome, statusCode } = await fixture.ended(attempt);
    expect([outcome, statusCode]).to.deep.equal(['cancelled', '403']);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(fixture.connection(id).status).to.equal('PendingAuth');
  });

  it('as linked where the server says so to who cancels while the link is opened again', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const { client } = fixture;
    client.listConnections = () => new Promise(() => undefined);
    attempt.reopen();
    expect(attempt.state.kind).to.equal('opening');
    await fixture.setStatus(id, 'Linked');
    await attempt.cancel();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal(['linked']);
  });

  it('as failed with the most specific reason', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    fixture.comeBack();
    await fixture.ended(attempt);
    const ends = fixture.watcher.of('link-end').map(({ connection: _, kind: __, ...rest }) => rest);
    expect(ends).to.deep.equal([
      { outcome: 'failed', statusCode: '500', errorMessage: 'Permission denied' },
    ]);
  });

  it('as unsupported when the platform’s edition is', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'fail', reason: 'unsupported' });
    fixture.comeBack();
    const { outcome, statusCode } = await fixture.ended(attempt);
    expect([outcome, statusCode]).to.deep.equal(['unsupported', '501']);
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as abandoned when the connection was deleted elsewhere', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.deleteElsewhere(id);
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    const [end, ...more] = fixture.watcher.of('link-end');
    expect(end?.connection.id).to.equal(id);
    expect(more).to.have.lengthOf(0);
    expect(fixture.store.connections.value).to.deep.equal([]);
  });

  it('as abandoned when the person continues and the connection was deleted meanwhile', async () => {
    const { fixture, attempt, id } = await startAttempt();
    const errors: unknown[] = [];
    attempt.addEventListener('change', () => {
      if ('error' in attempt.state) errors.push(attempt.state.error);
    });
    await fixture.deleteElsewhere(id);
    attempt.reopen();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(errors).to.deep.equal([]);
    expect(fixture.store.connections.value).to.deep.equal([]);
  });

  for (const [name, mode] of [
    ['connection-started', 'popup'],
    ['link-open', 'popup'],
    ['link-open', 'manual'],
    ['link-blocked', 'popup'],
    ['open', 'popup'],
    ['open', 'manual'],
  ] as const) {
    it(`once where the page shows another company in its event “${name}” (${mode})`, async () => {
      withEmptyMemory();
      const leftovers = countLeaks();
      const fixture = await createFixture();
      const { watcher } = fixture;
      const windows = collectWindows();
      if (name === 'link-blocked') blockWindows();
      const seen: string[] = [];
      const see = (one: string) => {
        seen.push(one);
        if (one === name) fixture.showAnother();
      };
      watcher.addEventListener('notification', ({ detail }) => see(detail.kind));
      watcher.addEventListener('report', ({ detail }) => see(detail.report.name));
      const attempt = fixture.link('gbol', mode);
      await until('the end', () => watcher.of('link-end').length > 0);
      await until('the requests to end', () => leftovers().requests === 0);
      await until('the window to close', () => windows.every(({ closed }) => closed));

      expect(attempt.state).to.deep.equal({ kind: 'ended', outcome: 'abandoned' });
      expect(watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal(['abandoned']);
      expect(seen.slice(seen.indexOf(name))).to.deep.equal([name, 'link-end', 'outcome']);
      expect(loadAttempts()).to.deep.equal([]);
      expect(leftovers()).to.deep.equal(nothing);
    });
  }

  it('as abandoned when it is older than its link can be', async () => {
    const { fixture, attempt } = await startAttempt();
    const { now } = Date;
    atTheEnd(() => {
      Date.now = now;
    });
    Date.now = () => now() + 25 * 3_600_000;
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as cancelled when the person gives up here', async () => {
    const { fixture, attempt } = await startAttempt();
    await attempt.cancel();
    expect(attempt.state).to.deep.equal({
      kind: 'ended',
      outcome: 'cancelled',
      isByPerson: true,
    });
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as linked when the person gives up here and the server says linked', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.setStatus(id, 'Linked');
    await attempt.cancel();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as cancelled soon when the person gives up here and the server keeps silent', async () => {
    const { fixture, attempt } = await startAttempt();
    fixture.client.getConnection = () => new Promise(() => undefined);
    void attempt.cancel();
    const { outcome } = await fixture.ended(attempt, 7000);
    expect(outcome).to.equal('cancelled');
  });

  it('as cancelled when the person gives up here and the server does not respond', async () => {
    const { fixture, attempt } = await startAttempt();
    await fixture.fault({ kind: 'network' });
    await attempt.cancel();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('cancelled');
  });

  it('as linked again, announced as a reconnection and not as a new connection', async () => {
    const { fixture, attempt } = await relinking('Deauthorized');
    expect(fixture.watcher.of('connection-started')).to.have.lengthOf(0);
    expect(await kindsWhenLinked(fixture, attempt)).to.deep.equal([
      'link-open',
      'connection-change',
      'link-end',
      'reconnect',
    ]);
  });

  for (const status of ['Deauthorized', 'Unlinked'] as const) {
    it(`as linked again, no new connection, though what was ${status} is pending on the way`, async () => {
      const { fixture, attempt } = await relinking(status);
      await fixture.setStatus('c1', 'PendingAuth');
      fixture.comeBack();
      await until('the list to say so', () => fixture.connection('c1').status === 'PendingAuth');
      expect(await kindsWhenLinked(fixture, attempt)).to.deep.equal([
        'link-open',
        'connection-change',
        'connection-change',
        'link-end',
        'reconnect',
      ]);
    });
  }
});

describe('An attempt continues', () => {
  it('over errors that were there before it began', async () => {
    const errors = [
      { errorMessage: 'An old one', ageMs: 60_000 },
      { statusCode: '403', errorMessage: 'User cancelled.', ageMs: 30_000 },
    ];
    const { fixture, attempt } = await startAttempt({ connections: [{ ...pending, errors }] });
    await askedAgain(fixture, 'c1');
    expect(attempt.state.kind).to.equal('waiting');
    await fixture.world.visit({ connectionId: 'c1', action: 'fail', reason: 'role' });
    fixture.comeBack();
    const end = await fixture.ended(attempt);
    expect(end.errorMessage).to.equal('Administrator role required');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('over an earlier attempt’s error when it is retried', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    fixture.comeBack();
    await fixture.ended(attempt);
    fixture.retry(attempt);
    const again = fixture.store.linking.attemptAbout(id);
    if (!again) throw new Error('There is no second attempt.');
    await fixture.waiting(again);
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    fixture.comeBack();
    expect((await fixture.ended(again)).outcome).to.equal('linked');
    expect(fixture.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal([
      'failed',
      'linked',
    ]);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('over a request without a response', async () => {
    const { fixture, attempt, id } = await startAttempt();
    await fixture.fault({ kind: 'status', status: 403 });
    await askedAgain(fixture, id);
    expect(attempt.state.kind).to.equal('waiting');
    await fixture.heal();
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('over the end of another connection', async () => {
    const { fixture, attempt } = await startAttempt({
      connections: [{ id: 'c2', platformKey: 'fztf', status: 'PendingAuth' }],
    });
    const other = fixture.link('fztf');
    await fixture.waiting(other);
    await fixture.setStatus('c2', 'Linked');
    fixture.comeBack();
    await fixture.ended(other);
    expect(attempt.state.kind).to.equal('waiting');
    expect(fixture.watcher.of('link-end').map(({ connection }) => connection.id)).to.deep.equal([
      'c2',
    ]);
  });
});
