import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { Connection } from '../../src/api/schema.js';
import { ConnectionStore } from '../../src/session/connection-store.js';
import { createWorld } from '../support/browser-world.js';
import { until } from '../support/page.js';
import { Bench, startBench } from './bench.js';

describe('Two answers about one connection', () => {
  const connections = [{ id: 'c1', platformKey: 'gbol' }];
  /** The list is carried out at once and its answer kept back until well after what follows. */
  const lateList = {
    kind: 'delay',
    delayMs: 700,
    after: 'after',
    method: 'GET',
    path: '/companies/*/connections',
    times: 1,
  } as const;

  it('are not mixed up: a list asked for earlier does not undo a newer answer', async () => {
    const bench = await startBench({ connections });
    await bench.fault(lateList);
    const reading = bench.session.connections.refresh();
    await bench.session.disconnect(bench.connection('c1'), bench.watcher);
    await reading;
    expect(bench.connection('c1').status).to.equal('Unlinked');
    expect(bench.watcher.of('connection-change')).to.have.lengthOf(1);
  });

  it('are not mixed up either when the connection is gone by now', async () => {
    const bench = await startBench({ connections });
    await bench.fault(lateList);
    const reading = bench.session.connections.refresh();
    await bench.session.delete(bench.connection('c1'), bench.watcher);
    await reading;
    expect(bench.session.connections.value).to.deep.equal([]);
  });

  it('are not mixed up when the list is the first', async () => {
    const world = await createWorld({ connections });
    const bench = new Bench(world);
    await bench.fault(lateList);
    const reading = bench.session.connections.refresh();
    const known = await bench.client.getConnection('c1');
    await bench.session.disconnect(known, bench.watcher);
    await reading;
    expect(bench.connection('c1').status).to.equal('Unlinked');
  });

  it('keep their order in the list', async () => {
    const bench = await startBench({
      connections: [...connections, { id: 'c2', platformKey: 'fztf' }],
    });
    await bench.fault(lateList);
    const reading = bench.session.connections.refresh();
    await bench.session.disconnect(bench.connection('c1'), bench.watcher);
    await reading;
    expect(bench.session.connections.value?.map(({ id }) => id)).to.deep.equal(['c1', 'c2']);
  });
});

describe('An event while a list is on its way', () => {
  const { signal } = new AbortController();
  const at = (status: Connection['status']) =>
    ({ id: 'c1', status, integrationKey: 'gbol' }) as Connection;

  /** A store whose lists are answered by hand, and whose single questions say Linked. */
  function startStore() {
    const asked: string[] = [];
    const lists: ((connections: Connection[]) => void)[] = [];
    const client: CodatClient = createCodatClient({ proxyUrl: '/nowhere' });
    client.listConnections = () => {
      asked.push('list');
      return new Promise((resolve) => lists.push(resolve));
    };
    client.getConnection = async (id) => {
      asked.push(id);
      return at('Linked');
    };
    const nothing = () => undefined;
    const listener = { changed: nothing, connectionChanged: nothing, heard: nothing };
    const store = new ConnectionStore(client, { ...listener, isCurrent: () => true });
    const answer = async (status: Connection['status']) => {
      await until('the question', () => lists.length > 0);
      lists.shift()?.([at(status)]);
    };
    return { store, asked, answer };
  }

  it('is asked about once the first list is there, which may not say it yet', async () => {
    const { store, asked, answer } = startStore();
    store.list.ensure();
    const told = store.told(
      { type: 'connection.connected', connectionId: 'c1', id: '1-1' },
      signal,
    );
    await answer('PendingAuth');
    await told;
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
    expect(asked).to.deep.equal(['list', 'c1']);
  });

  it('is not asked about where that list says it already', async () => {
    const { store, asked, answer } = startStore();
    store.list.ensure();
    const told = store.told(
      { type: 'connection.connected', connectionId: 'c1', id: '1-1' },
      signal,
    );
    await answer('Linked');
    await told;
    expect(asked).to.deep.equal(['list']);
  });

  it('has the list read once more where something may have been missed', async () => {
    const { store, asked, answer } = startStore();
    const reading = store.list.refresh();
    const told = store.told({ type: 'reset', id: '1-1' }, signal);
    await answer('PendingAuth');
    await reading;
    await answer('Linked');
    await told;
    expect(asked).to.deep.equal(['list', 'list']);
    expect(store.all.map(({ status }) => status)).to.deep.equal(['Linked']);
  });
});
