import { expect } from '@open-wc/testing';
import { createWorld } from '../support/browser-world.js';
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
