import { expect } from '@open-wc/testing';
import { CodatApiError } from '../../src/api/errors.js';
import { createWorld } from '../support/browser-world.js';
import { age } from '../support/clock.js';
import { until } from '../support/page.js';
import { Fixture, createFixture, Watcher } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';

const list = 'GET /connections';

describe('The data that elements of one company share', () => {
  it('is loaded once for all of them', async () => {
    const fixture = new Fixture(await createWorld());
    fixture.add(new Watcher());
    fixture.store.connections.load();
    fixture.store.connections.load();
    await fixture.store.connections.refresh();
    expect(await fixture.count(list)).to.equal(1);
  });

  it('is only what is enabled of the catalogue', async () => {
    const fixture = await createFixture();
    const { value = [] } = fixture.store.integrations;
    expect(value.some(({ key }) => key === 'gbol')).to.equal(true);
    expect(value.every(({ enabled }) => enabled)).to.equal(true);
  });

  it('is notified to each of them, each change once', async () => {
    const fixture = await createFixture({
      connections: [
        { id: 'c1', platformKey: 'gbol' },
        { id: 'c2', platformKey: 'fztf' },
      ],
    });
    const other = new Watcher();
    fixture.add(other);
    await fixture.setStatus('c1', 'Unlinked');
    await fixture.deleteElsewhere('c2');
    await fixture.store.connections.refresh();
    await fixture.store.connections.refresh();
    for (const watcher of [fixture.watcher, other]) {
      const changes = watcher.of('connection-change');
      expect(changes.map(({ change, connection }) => [change, connection.id])).to.deep.equal([
        ['updated', 'c1'],
        ['removed', 'c2'],
      ]);
      expect(changes[0]?.previous?.status).to.equal('Linked');
      expect(changes[0]?.connection.status).to.equal('Unlinked');
    }
  });

  it('is not notified as changed when it is first loaded', async () => {
    const fixture = await createFixture({ connections: [{ platformKey: 'gbol' }] });
    expect(fixture.watcher.events).to.deep.equal([]);
  });

  it('is notified as linked to one of them only', async () => {
    const connections = [{ id: 'c1', platformKey: 'fztf', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    const other = new Watcher();
    fixture.add(other);
    await fixture.setStatus('c1', 'Linked');
    await fixture.store.connections.refresh();
    const notified = [fixture.watcher, other].flatMap((one) => one.of('connection'));
    expect(notified.map(({ connection }) => connection.status)).to.deep.equal(['Linked']);
    expect(other.of('connection-change')).to.have.lengthOf(1);
  });

  it('stays shown when a reload fails', async () => {
    const fixture = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    await fixture.fault({ kind: 'status', status: 500 });
    await fixture.store.connections.refresh();
    expect(fixture.store.connections.state.kind).to.equal('error');
    expect(fixture.connection('c1').status).to.equal('Linked');
    expect(fixture.watcher.events).to.deep.equal([]);
  });
});

describe('The user’s action on a connection', () => {
  const connections = [{ id: 'c1', platformKey: 'gbol' }];

  it('dispatches codat-disconnect when they disconnect it', async () => {
    const fixture = await createFixture({ connections });
    await fixture.store.disconnect(fixture.connection('c1'), fixture.watcher);
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection-change',
      'disconnect',
    ]);
    expect((await fixture.onServer())[0]?.status).to.equal('Unlinked');
  });

  it('dispatches codat-delete when they delete it', async () => {
    const fixture = await createFixture({ connections });
    await fixture.store.delete(fixture.connection('c1'), fixture.watcher);
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection-change',
      'delete',
    ]);
    expect(await fixture.onServer()).to.deep.equal([]);
  });

  it('is notified to the element it was done in, the change to all', async () => {
    const fixture = await createFixture({ connections });
    const other = new Watcher();
    fixture.add(other);
    await fixture.store.disconnect(fixture.connection('c1'), other);
    expect(fixture.watcher.of('disconnect')).to.have.lengthOf(0);
    expect(other.of('disconnect')).to.have.lengthOf(1);
    expect(fixture.watcher.of('connection-change')).to.have.lengthOf(1);
  });

  it('changes nothing when it fails', async () => {
    const fixture = await createFixture({ connections });
    await fixture.fault({ kind: 'status', status: 400, method: 'PATCH' });
    let error: unknown;
    await fixture.store
      .disconnect(fixture.connection('c1'), fixture.watcher)
      .catch((cause: unknown) => (error = cause));
    expect(error instanceof CodatApiError && error.status).to.equal(400);
    expect(fixture.connection('c1').status).to.equal('Linked');
    expect(fixture.watcher.events).to.deep.equal([]);
  });
});

describe('A store', () => {
  it('rests when the last element has left: no listener, timer, channel or request', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture();
    const leaveOther = fixture.add(new Watcher());
    fixture.store.brandings.want('gbol');
    void fixture.store.connections.refresh();
    fixture.leave();
    expect(leftovers().listeners).to.be.greaterThan(0);
    leaveOther();
    await until('the requests to end', () => leftovers().requests === 0);
    await fixture.heal();
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('ends the reading under way when it rests, and keeps what was known', async () => {
    const fixture = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
    void fixture.store.connections.refresh();
    fixture.leave();
    expect(fixture.store.connections.state.kind).to.equal('ready');
    expect(fixture.connection('c1').status).to.equal('Linked');
  });

  it('shows what it knew to an element that comes back, without asking again', async () => {
    const fixture = await createFixture();
    fixture.leave();
    fixture.watch();
    fixture.store.connections.load();
    expect(fixture.store.connections.state.kind).to.equal('ready');
    expect(await fixture.count(list)).to.equal(1);
  });

  it('asks again when an element comes back after a while', async () => {
    const fixture = await createFixture();
    fixture.leave();
    age(31_000);
    fixture.watch();
    await fixture.store.connections.refresh();
    expect(await fixture.count(list)).to.equal(2);
  });

  for (const [how, target, type] of [
    ['has the focus again', window, 'focus'],
    ['is seen again', document, 'visibilitychange'],
  ] as const) {
    it(`looks whether anything changed elsewhere when the page ${how} after a while`, async () => {
      const fixture = await createFixture({ connections: [{ id: 'c1', platformKey: 'gbol' }] });
      await fixture.setStatus('c1', 'Deauthorized');
      target.dispatchEvent(new Event(type));
      expect(fixture.store.connections.state.kind).to.equal('ready');
      age(31_000);
      target.dispatchEvent(new Event(type));
      await until('the change', () => fixture.connection('c1').status === 'Deauthorized');
      expect(await fixture.count(list)).to.equal(2);
    });
  }

  it('tries what has failed again when the network is back, and nothing else', async () => {
    const fixture = new Fixture(await createWorld());
    await fixture.fault({ kind: 'status', status: 404, path: '/companies/**', times: 1 });
    await fixture.load();
    expect(fixture.store.connections.state.kind).to.equal('error');
    window.dispatchEvent(new Event('online'));
    await until('the connections', () => fixture.store.connections.state.kind === 'ready');
    expect(await fixture.count('GET /integrations')).to.equal(1);
  });
});
