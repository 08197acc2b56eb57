import { expect } from '@open-wc/testing';
import { CodatApiError } from '../../src/api/errors.js';
import { createWorld } from '../support/browser-world.js';
import { age } from '../support/clock.js';
import { until } from '../support/page.js';
import { Fixture, createFixture, Watcher } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';

const list = 'GET /connections';

describe('What elements of one company share', () => {
  it('is read once for all of them', async () => {
    const bench = new Fixture(await createWorld());
    bench.add(new Watcher());
    bench.session.connections.load();
    bench.session.connections.load();
    await bench.session.connections.refresh();
    expect(await bench.count(list)).to.equal(1);
  });

  it('is only what is enabled of the catalogue', async () => {
    const bench = await createFixture();
    const { value = [] } = bench.session.integrations;
    expect(value.some(({ key }) => key === 'gbol')).to.equal(true);
    expect(value.every(({ enabled }) => enabled)).to.equal(true);
  });

  it('is told of to each of them, each change once', async () => {
    const bench = await createFixture({
      connections: [
        { id: 'c1', platformKey: 'gbol' },
        { id: 'c2', platformKey: 'fztf' },
      ],
    });
    const other = new Watcher();
    bench.add(other);
    await bench.setStatus('c1', 'Unlinked');
    await bench.deleteElsewhere('c2');
    await bench.session.connections.refresh();
    await bench.session.connections.refresh();
    for (const watcher of [bench.watcher, other]) {
      const changes = watcher.of('connection-change');
      expect(changes.map(({ change, connection }) => [change, connection.id])).to.deep.equal([
        ['updated', 'c1'],
        ['removed', 'c2'],
      ]);
      expect(changes[0]?.previous?.status).to.equal('Linked');
      expect(changes[0]?.connection.status).to.equal('Unlinked');
    }
  });

  it('is not told of as changed when it is first read', async () => {
    const bench = await createFixture({ connections: [{ platformKey: 'gbol' }] });
    expect(bench.watcher.events).to.deep.equal([]);
  });

  it('is told of as linked to one of them only', async () => {
    const connections = [{ id: 'c1', platformKey: 'fztf', status: 'PendingAuth' as const }];
    const bench = await createFixture({ connections });
    const other = new Watcher();
    bench.add(other);
    await bench.setStatus('c1', 'Linked');
    await bench.session.connections.refresh();
    const told = [bench.watcher, other].flatMap((one) => one.of('connection'));
    expect(told.map(({ connection }) => connection.status)).to.deep.equal(['Linked']);
    expect(other.of('connection-change')).to.have.lengthOf(1);
  });

  it('stays shown when reading it again fails', async () => {
    const bench = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    await bench.fault({ kind: 'status', status: 500 });
    await bench.session.connections.refresh();
    expect(bench.session.connections.state.kind).to.equal('error');
    expect(bench.connection('c1').status).to.equal('Linked');
    expect(bench.watcher.events).to.deep.equal([]);
  });
});

describe('What a person does with a connection', () => {
  const connections = [{ id: 'c1', platformKey: 'gbol' }];

  it('is told of: disconnected', async () => {
    const bench = await createFixture({ connections });
    await bench.session.disconnect(bench.connection('c1'), bench.watcher);
    expect(bench.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection-change',
      'disconnect',
    ]);
    expect((await bench.onServer())[0]?.status).to.equal('Unlinked');
  });

  it('is told of: deleted', async () => {
    const bench = await createFixture({ connections });
    await bench.session.delete(bench.connection('c1'), bench.watcher);
    expect(bench.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection-change',
      'delete',
    ]);
    expect(await bench.onServer()).to.deep.equal([]);
  });

  it('is told to whoever did it, the change to all', async () => {
    const bench = await createFixture({ connections });
    const other = new Watcher();
    bench.add(other);
    await bench.session.disconnect(bench.connection('c1'), other);
    expect(bench.watcher.of('disconnect')).to.have.lengthOf(0);
    expect(other.of('disconnect')).to.have.lengthOf(1);
    expect(bench.watcher.of('connection-change')).to.have.lengthOf(1);
  });

  it('changes nothing when it fails', async () => {
    const bench = await createFixture({ connections });
    await bench.fault({ kind: 'status', status: 400, method: 'PATCH' });
    let error: unknown;
    await bench.session
      .disconnect(bench.connection('c1'), bench.watcher)
      .catch((cause: unknown) => (error = cause));
    expect(error instanceof CodatApiError && error.status).to.equal(400);
    expect(bench.connection('c1').status).to.equal('Linked');
    expect(bench.watcher.events).to.deep.equal([]);
  });
});

describe('A session', () => {
  it('rests when the last element has left: no listener, timer, channel or request', async () => {
    const leftovers = countLeaks();
    const bench = await createFixture();
    const leaveOther = bench.add(new Watcher());
    bench.session.brandings.want('gbol');
    void bench.session.connections.refresh();
    bench.leave();
    expect(leftovers().listeners).to.be.greaterThan(0);
    leaveOther();
    await until('the requests to end', () => leftovers().requests === 0);
    await bench.heal();
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('ends the reading under way when it rests, and keeps what was known', async () => {
    const bench = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    void bench.session.connections.refresh();
    bench.leave();
    expect(bench.session.connections.state.kind).to.equal('ready');
    expect(bench.connection('c1').status).to.equal('Linked');
  });

  it('shows what it knew to an element that comes back, without asking again', async () => {
    const bench = await createFixture();
    bench.leave();
    bench.watch();
    bench.session.connections.load();
    expect(bench.session.connections.state.kind).to.equal('ready');
    expect(await bench.count(list)).to.equal(1);
  });

  it('asks again when an element comes back after a while', async () => {
    const bench = await createFixture();
    bench.leave();
    age(31_000);
    bench.watch();
    await bench.session.connections.refresh();
    expect(await bench.count(list)).to.equal(2);
  });

  for (const [how, target, type] of [
    ['has the focus again', window, 'focus'],
    ['is seen again', document, 'visibilitychange'],
  ] as const) {
    it(`looks whether anything changed elsewhere when the page ${how} after a while`, async () => {
      const bench = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
      await bench.setStatus('c1', 'Deauthorized');
      target.dispatchEvent(new Event(type));
      expect(bench.session.connections.state.kind).to.equal('ready');
      age(31_000);
      target.dispatchEvent(new Event(type));
      await until('the change', () => bench.connection('c1').status === 'Deauthorized');
      expect(await bench.count(list)).to.equal(2);
    });
  }

  it('tries what has failed again when the network is back, and nothing else', async () => {
    const bench = new Fixture(await createWorld());
    await bench.fault({ kind: 'status', status: 404, path: '/companies/**', times: 1 });
    await bench.load();
    expect(bench.session.connections.state.kind).to.equal('error');
    window.dispatchEvent(new Event('online'));
    await until('the connections', () => bench.session.connections.state.kind === 'ready');
    expect(await bench.count('GET /integrations')).to.equal(1);
  });
});
