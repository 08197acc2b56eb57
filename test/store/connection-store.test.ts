import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { Connection } from '../../src/api/schema.js';
import { ConnectionStore } from '../../src/store/connections/connection-store.js';
import { createWorld } from '../support/browser-world.js';
import { holdTimers } from '../support/clock.js';
import { holdResponses, until } from '../support/page.js';
import { Fixture, createFixture } from './fixture.js';

/** The one connection of these tests. */
const at = (status: Connection['status']) =>
  ({ id: 'c1', status, integrationKey: 'gbol' }) as Connection;

describe('Two responses about one connection', () => {
  const connections = [{ id: 'c1', platformKey: 'gbol' }];
  /** The list is read at once, and its response held until `late` is called. */
  async function readLate({ store }: Fixture) {
    const responses = holdResponses('GET', '/connections?');
    const reading = store.connections.refresh();
    await until('the list', () => responses.count === 1);
    return () => {
      responses.release();
      return reading;
    };
  }

  it('are not mixed up: a list asked for earlier does not undo a newer response', async () => {
    const fixture = await createFixture({ connections });
    const late = await readLate(fixture);
    await fixture.store.disconnect(fixture.connection('c1'), fixture.watcher);
    await late();
    expect(fixture.connection('c1').status).to.equal('Unlinked');
    expect(fixture.watcher.of('connection-change')).to.have.lengthOf(1);
  });

  it('are not mixed up either when the connection is gone by now', async () => {
    const fixture = await createFixture({ connections });
    const late = await readLate(fixture);
    await fixture.store.delete(fixture.connection('c1'), fixture.watcher);
    await late();
    expect(fixture.store.connections.value).to.deep.equal([]);
  });

  it('are not mixed up when the list is the first', async () => {
    const world = await createWorld({ connections });
    const fixture = new Fixture(world);
    const late = await readLate(fixture);
    const known = await fixture.client.getConnection('c1');
    await fixture.store.disconnect(known, fixture.watcher);
    await late();
    expect(fixture.connection('c1').status).to.equal('Unlinked');
  });

  it('keep their order in the list', async () => {
    const fixture = await createFixture({
      connections: [...connections, { id: 'c2', platformKey: 'fztf' }],
    });
    const late = await readLate(fixture);
    await fixture.store.disconnect(fixture.connection('c1'), fixture.watcher);
    await late();
    expect(fixture.store.connections.value?.map(({ id }) => id)).to.deep.equal(['c1', 'c2']);
  });
});

describe('An event while the list is pending', () => {
  const { signal } = new AbortController();
  /** A store whose list requests are resolved by hand, and whose single requests respond with Linked. */
  function startStore() {
    const requests: string[] = [];
    const lists: ((connections: Connection[]) => void)[] = [];
    const client: CodatClient = createCodatClient({ proxyUrl: '/nowhere' });
    client.listConnections = () => {
      requests.push('list');
      return new Promise((resolve) => lists.push(resolve));
    };
    client.getConnection = async (id) => {
      requests.push(id);
      return at('Linked');
    };
    const store = new ConnectionStore(client, () => true);
    const respond = async (status: Connection['status']) => {
      await until('the question', () => lists.length > 0);
      lists.shift()?.([at(status)]);
    };
    return { store, requests, respond };
  }

  it('loads its connection once the first list is there, which may not have it yet', async () => {
    const { store, requests, respond } = startStore();
    store.list.load();
    const handled = store.handleEvent(
      { type: 'connection.connected', connectionId: 'c1', id: '1-1' },
      signal,
    );
    await respond('PendingAuth');
    await handled;
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
    expect(requests).to.deep.equal(['list', 'c1']);
  });

  it('loads nothing where that list has it already', async () => {
    const { store, requests, respond } = startStore();
    store.list.load();
    const handled = store.handleEvent(
      { type: 'connection.connected', connectionId: 'c1', id: '1-1' },
      signal,
    );
    await respond('Linked');
    await handled;
    expect(requests).to.deep.equal(['list']);
  });

  it('reloads the list where events may have been missed', async () => {
    const { store, requests, respond } = startStore();
    const reading = store.list.refresh();
    const handled = store.handleEvent({ type: 'reset', id: '1-1' }, signal);
    await respond('PendingAuth');
    await reading;
    await respond('Linked');
    await handled;
    expect(requests).to.deep.equal(['list', 'list']);
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
  });
});

describe('Requests for one connection', () => {
  /** A store that has loaded its list, and whose requests are resolved by hand, in any order. */
  async function startStore() {
    const changes: string[] = [];
    const responses: { kind: 'list' | 'one'; give: (response: Connection | Error) => void }[] = [];
    const send = <Value>(kind: 'list' | 'one', read: (connection: Connection) => Value) =>
      new Promise<Value>((resolve, reject) => {
        const give = (response: Connection | Error) =>
          response instanceof Error ? reject(response) : resolve(read(response));
        responses.push({ kind, give });
      });
    const client: CodatClient = createCodatClient({ proxyUrl: '/nowhere' });
    client.listConnections = () => send('list', (connection) => [connection]);
    client.getConnection = () => send('one', (connection) => connection);
    const store = new ConnectionStore(client, () => true);
    store.addEventListener('connection-change', ({ detail: { connection } }) =>
      changes.push(connection.status),
    );
    const respond = async (kind: 'list' | 'one', given: Connection | Error) => {
      const place = await until(`the ${kind}`, () => {
        const found = responses.findIndex((one) => one.kind === kind);
        return found >= 0 && { found };
      });
      responses.splice(place.found, 1)[0]?.give(given);
    };
    const first = store.list.refresh();
    await respond('list', at('PendingAuth'));
    await first;
    return { store, changes, respond };
  }

  it('are not undone by a slow response to an earlier one', async () => {
    const { store, changes, respond } = await startStore();
    const slow = store.fetch('c1', new AbortController().signal);
    const later = store.list.refresh();
    await respond('list', at('Linked'));
    await later;
    await respond('one', at('PendingAuth'));
    await slow;
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
    expect(changes).to.deep.equal(['Linked']);
  });

  it('are not undone by a slow response that arrives while a later list is pending', async () => {
    const { store, respond } = await startStore();
    const slow = store.fetch('c1', new AbortController().signal);
    const later = store.list.refresh();
    await respond('one', at('PendingAuth'));
    await slow;
    await respond('list', at('Linked'));
    await later;
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
  });

  /** An event was received, and the request that it caused has failed. */
  async function startFailed() {
    const timers = holdTimers((ms) => ms === 15_000);
    const { store, respond } = await startStore();
    const controller = new AbortController();
    const event = { type: 'connection.connected', connectionId: 'c1', id: '1-1' };
    const handled = store.handleEvent(event, controller.signal);
    await respond('one', new Error('down'));
    await until('the pause', () => timers.pauses.length === 1);
    return { store, respond, timers, controller, handled };
  }

  it('are repeated when they fail after an event, because nothing polls while events arrive', async () => {
    const { store, respond, timers, handled } = await startFailed();
    timers.pass();
    await respond('one', at('Linked'));
    await handled;
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
  });

  it('are not repeated once the stream was closed', async () => {
    const { timers, controller, handled } = await startFailed();
    controller.abort();
    await handled;
    expect(timers.pauses).to.deep.equal([]);
  });
});
