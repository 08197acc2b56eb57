/** What could not begin on this page, and is linked elsewhere meanwhile: no notice of it is left, and no event says this page did it. */
import { expect } from '@open-wc/testing';
import { LazyModule } from '../../src/store/lazy-module.js';
import type { Attempt } from '../../src/store/starting-attempt.js';
import { collectWindows, until } from '../support/page.js';
import { createFixture, type Fixture } from './fixture.js';
import { withEmptyMemory } from './samples.js';

/** As of elements whose code does not load. */
const withoutCode = () => ({
  mode: 'manual' as const,
  words: { title: 'One moment', message: 'Opening' },
  panel: new LazyModule(() => Promise.reject(new Error('No code.'))),
});

async function failed(attempt: Attempt): Promise<void> {
  await until('the failure', () => attempt.state.kind === 'error');
}

/** The kinds of the events that are about an attempt. */
const eventsOf = ({ watcher }: Fixture) =>
  watcher.events.map(({ kind }) => kind).filter((kind) => kind !== 'connection-change');

describe('A notice of what could not begin', () => {
  beforeEach(withEmptyMemory);

  const ways: readonly [string, (fixture: Fixture) => Attempt][] = [
    ['in its row', (fixture) => fixture.relink('c1')],
    ['on its tile', (fixture) => fixture.link('gbol')],
    [
      'in its row, where the code did not load',
      (fixture) => {
        const { store, watcher } = fixture;
        return store.linking.reconnect(fixture.connection('c1'), withoutCode(), watcher);
      },
    ],
    [
      'on its tile, where the code did not load',
      (fixture) => {
        const { store, watcher } = fixture;
        return store.linking.link(fixture.integration('gbol'), withoutCode(), watcher);
      },
    ],
  ];

  for (const [status, events] of [
    ['Deauthorized', []],
    ['Unlinked', []],
    ['PendingAuth', ['connection']],
  ] as const) {
    for (const [how, begin] of ways) {
      it(`is gone once what was ${status} is linked elsewhere: ${how}`, async () => {
        const connections = [{ id: 'c1', platformKey: 'gbol', status }];
        const fixture = await createFixture({ connections });
        await fixture.fault({ kind: 'status', status: 400, path: '/companies/*/connections/*' });
        await failed(begin(fixture));
        await fixture.heal();
        await fixture.setStatus('c1', 'Linked');
        await fixture.store.connections.refresh();

        expect(fixture.store.linking.attemptAbout('c1') === undefined).to.equal(true);
        expect(fixture.store.linking.startedIn(fixture.watcher)).to.have.lengthOf(0);
        expect(eventsOf(fixture)).to.deep.equal(events);
      });
    }
  }

  it('is gone where the connection is first seen when it is linked', async () => {
    const fixture = await createFixture();
    await fixture.fault({ kind: 'status', status: 400, method: 'POST', times: 1 });
    await failed(fixture.link('gbol'));
    const other = fixture.elsewhere();
    await other.load();
    const { id } = await other.waiting(other.link('gbol'));
    await fixture.setStatus(id, 'Linked');
    await fixture.store.connections.refresh();

    expect(fixture.store.linking.startedIn(fixture.watcher)).to.have.lengthOf(0);
    expect(eventsOf(fixture)).to.deep.equal([]);
  });

  it('stays while it is another connection that is linked', async () => {
    const connections = ['c1', 'c2'].map((id) => ({
      id,
      platformKey: 'fztf',
      status: 'Deauthorized' as const,
    }));
    const fixture = await createFixture({ connections });
    await fixture.fault({ kind: 'status', status: 400, path: '/companies/*/connections/*' });
    const attempt = fixture.relink('c1');
    await failed(attempt);
    await fixture.heal();
    await fixture.setStatus('c2', 'Linked');
    await fixture.store.connections.refresh();

    expect(fixture.store.linking.attemptAbout('c1') === attempt).to.equal(true);
  });

  it('is all that “Try again” takes away where the connection was linked while it began', async () => {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'Deauthorized' as const }];
    const fixture = await createFixture({ connections });
    await fixture.fault({ kind: 'status', status: 400, path: '/companies/*/connections/*' });
    await fixture.setStatus('c1', 'Linked');
    const attempt = fixture.relink('c1');
    await failed(attempt);
    await fixture.heal();
    const windows = collectWindows();
    fixture.retry(attempt, 'popup');

    expect(fixture.store.linking.attemptAbout('c1') === undefined).to.equal(true);
    expect(windows).to.deep.equal([]);
    expect(eventsOf(fixture)).to.deep.equal([]);
  });
});
