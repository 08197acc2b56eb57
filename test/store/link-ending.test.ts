import { expect } from '@open-wc/testing';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { atTheEnd, until } from '../support/page.js';
import { createFixture, type Fixture } from './fixture.js';

/** A bench with an attempt at whose provider the person is. */
async function startAttempt(options: WorldOptions = {}, key = 'gbol') {
  const bench = await createFixture(options);
  const attempt = bench.link(key);
  const { id } = await bench.waiting(attempt);
  return { bench, attempt, id };
}

/** Waits until the server was asked about the connection once more. */
async function askedAgain(bench: Fixture, id: string): Promise<void> {
  const request = `GET /connections/${id}`;
  const before = await bench.count(request);
  bench.comeBack();
  await until('another question', async () => (await bench.count(request)) > before);
}

const pending = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const };

describe('An attempt ends', () => {
  it('as linked when the server says so, each thing told once', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'authorize' });
    bench.comeBack();
    await bench.ended(attempt);
    await bench.session.connections.refresh();
    bench.comeBack();
    const kinds = bench.watcher.events.map(({ kind }) => kind);
    expect(kinds).to.deep.equal([
      'connection-change',
      'connection-started',
      'link-open',
      'connection-change',
      'connection',
      'link-end',
    ]);
    const [end] = bench.watcher.of('link-end');
    expect(end?.outcome).to.equal('linked');
    expect(end?.statusCode).to.equal('200');
    expect(end?.connection.status).to.equal('Linked');
  });

  it('as linked without anybody coming back: the server is asked now and then', async function () {
    // The first question of its own comes after a quarter of a minute.
    this.timeout(60_000);
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'authorize' });
    expect((await bench.ended(attempt, 40_000)).outcome).to.equal('linked');
  });

  it('as linked when the list tells of it', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.setStatus(id, 'Linked');
    await bench.session.connections.refresh();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('linked');
    expect(bench.watcher.of('connection')).to.have.lengthOf(1);
  });

  it('as cancelled when the person has cancelled there', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'cancel' });
    bench.comeBack();
    const { outcome, statusCode } = await bench.ended(attempt);
    expect([outcome, statusCode]).to.deep.equal(['cancelled', '403']);
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
    expect(bench.connection(id).status).to.equal('PendingAuth');
  });

  it('as failed with the reason that says most', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    bench.comeBack();
    await bench.ended(attempt);
    const ends = bench.watcher.of('link-end').map(({ connection: _, kind: __, ...rest }) => rest);
    expect(ends).to.deep.equal([
      { outcome: 'failed', statusCode: '500', errorMessage: 'Permission denied' },
    ]);
  });

  it('as unsupported when the platform’s edition is', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'fail', reason: 'unsupported' });
    bench.comeBack();
    const { outcome, statusCode } = await bench.ended(attempt);
    expect([outcome, statusCode]).to.deep.equal(['unsupported', '501']);
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as abandoned when the connection was deleted elsewhere', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.deleteElsewhere(id);
    bench.comeBack();
    expect((await bench.ended(attempt)).outcome).to.equal('abandoned');
    const [end, ...more] = bench.watcher.of('link-end');
    expect(end?.connection.id).to.equal(id);
    expect(more).to.have.lengthOf(0);
    expect(bench.session.connections.value).to.deep.equal([]);
  });

  it('as abandoned when it is older than its link can be', async () => {
    const { bench, attempt } = await startAttempt();
    const { now } = Date;
    atTheEnd(() => {
      Date.now = now;
    });
    Date.now = () => now() + 25 * 3_600_000;
    bench.comeBack();
    expect((await bench.ended(attempt)).outcome).to.equal('abandoned');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as cancelled when the person gives up here', async () => {
    const { bench, attempt } = await startAttempt();
    await attempt.cancel();
    expect(attempt.state).to.deep.equal({
      kind: 'ended',
      outcome: 'cancelled',
      isByPerson: true,
    });
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as linked when the person gives up here and the server knows better', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.setStatus(id, 'Linked');
    await attempt.cancel();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('linked');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('as cancelled when the person gives up here and the server does not answer', async () => {
    const { bench, attempt } = await startAttempt();
    await bench.fault({ kind: 'network' });
    await attempt.cancel();
    expect(attempt.state.kind === 'ended' && attempt.state.outcome).to.equal('cancelled');
  });

  it('as linked again, told as a reconnection and not as a new one', async () => {
    const lost = { id: 'c1', platformKey: 'gbol', status: 'Deauthorized' as const };
    const bench = await createFixture({ connections: [lost] });
    const attempt = bench.relink('c1');
    await bench.waiting(attempt);
    expect(bench.watcher.of('connection-started')).to.have.lengthOf(0);
    await bench.world.visit({ connectionId: 'c1', action: 'authorize' });
    bench.comeBack();
    await bench.ended(attempt);
    expect(bench.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'link-open',
      'connection-change',
      'link-end',
      'reconnect',
    ]);
  });
});

describe('An attempt goes on', () => {
  it('over errors that were there before it began', async () => {
    const errors = [
      { errorMessage: 'An old one', ageMs: 60_000 },
      { statusCode: '403', errorMessage: 'User cancelled.', ageMs: 30_000 },
    ];
    const { bench, attempt } = await startAttempt({ connections: [{ ...pending, errors }] });
    await askedAgain(bench, 'c1');
    expect(attempt.state.kind).to.equal('waiting');
    await bench.world.visit({ connectionId: 'c1', action: 'fail', reason: 'role' });
    bench.comeBack();
    const end = await bench.ended(attempt);
    expect(end.errorMessage).to.equal('Administrator role required');
    expect(bench.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('over an earlier attempt’s error when it is tried again', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
    bench.comeBack();
    await bench.ended(attempt);
    bench.retry(attempt);
    const again = bench.session.linking.attemptAbout(id);
    if (!again) throw new Error('There is no second attempt.');
    await bench.waiting(again);
    await bench.world.visit({ connectionId: id, action: 'authorize' });
    bench.comeBack();
    expect((await bench.ended(again)).outcome).to.equal('linked');
    expect(bench.watcher.of('link-end').map(({ outcome }) => outcome)).to.deep.equal([
      'failed',
      'linked',
    ]);
    expect(await bench.onServer()).to.have.lengthOf(1);
  });

  it('over a question that is not answered', async () => {
    const { bench, attempt, id } = await startAttempt();
    await bench.fault({ kind: 'status', status: 403 });
    await askedAgain(bench, id);
    expect(attempt.state.kind).to.equal('waiting');
    await bench.heal();
    await bench.setStatus(id, 'Linked');
    bench.comeBack();
    expect((await bench.ended(attempt)).outcome).to.equal('linked');
  });

  it('over another connection’s end', async () => {
    const { bench, attempt } = await startAttempt({
      connections: [{ id: 'c2', platformKey: 'fztf', status: 'PendingAuth' }],
    });
    const other = bench.link('fztf');
    await bench.waiting(other);
    await bench.setStatus('c2', 'Linked');
    bench.comeBack();
    await bench.ended(other);
    expect(attempt.state.kind).to.equal('waiting');
    expect(bench.watcher.of('link-end').map(({ connection }) => connection.id)).to.deep.equal([
      'c2',
    ]);
  });
});
