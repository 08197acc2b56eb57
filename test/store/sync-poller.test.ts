import { expect } from '@open-wc/testing';
import { advance, createWorld } from '../support/browser-world.js';
import { age, holdTimers, setHidden } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';
import { syncOf } from '../../src/store/sync/sync-of.js';
import type { SyncProgress } from '../../src/store/sync/sync-progress.js';
import { Fixture, createFixture, timeout } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';

const status = 'GET /dataStatus';
const day = 86_400_000;

/** A shop whose data is being read at this moment, and one whose data was read long ago. */
const reading = [{ id: 'c1', platformKey: 'fztf' }];
const wasRead = [{ id: 'c1', platformKey: 'fztf', ageMs: day, syncAgeMs: day }];

/** Pauses between questions do not pass by themselves. */
const holdPauses = () => holdTimers((ms) => ms >= 1000 && ms !== timeout);

/** Shows it; gives the events, and how to stop. */
function show({ store }: Fixture) {
  const sync = syncOf(store);
  const events: { kind: 'sync-change' | 'sync-complete'; progress: SyncProgress }[] = [];
  const shown = new AbortController();
  const { signal } = shown;
  for (const kind of ['sync-change', 'sync-complete'] as const) {
    sync.addEventListener(kind, ({ detail }) => events.push({ kind, progress: detail }), {
      signal,
    });
  }
  sync.connect(signal);
  const leave = () => shown.abort();
  atTheEnd(leave);
  return { events, leave, kinds: () => events.map(({ kind }) => kind) };
}

const kindOf = (fixture: Fixture) => syncOf(fixture.store).progress?.kind;

async function untilKind(fixture: Fixture, kind: string): Promise<void> {
  await until(`the reading to be ${kind}, not ${kindOf(fixture)}`, () => kindOf(fixture) === kind);
}

/** What is being read is read, or as much of it as takes this long. */
const readAll = ({ world }: Fixture, ms = 60_000) => advance(world, ms);

describe('How far the reading is', () => {
  it('is not asked while nobody shows it', async () => {
    const fixture = await createFixture({ connections: reading });
    fixture.comeBack();
    syncOf(fixture.store).pollNow();
    await fixture.store.connections.refresh();
    expect(await fixture.count(status)).to.equal(0);
  });

  it('is not asked where nothing is linked', async () => {
    const fixture = await createFixture({
      connections: [
        { platformKey: 'gbol', status: 'PendingAuth' },
        { platformKey: 'fztf', status: 'Unlinked' },
      ],
    });
    show(fixture);
    await syncOf(fixture.store).refresh();
    syncOf(fixture.store).pollNow();
    await fixture.store.connections.refresh();
    expect(await fixture.count(status)).to.equal(0);
    expect(kindOf(fixture)).to.equal('none');
  });

  it('is asked as soon as the connections are known', async () => {
    const fixture = new Fixture(await createWorld({ connections: reading }));
    show(fixture);
    expect(kindOf(fixture)).to.equal(undefined);
    await fixture.load();
    await untilKind(fixture, 'working');
  });

  it('is asked once for all who show it', async () => {
    const fixture = await createFixture({ connections: wasRead });
    show(fixture);
    show(fixture);
    await Promise.all([syncOf(fixture.store).refresh(), syncOf(fixture.store).refresh()]);
    expect(await fixture.count(status)).to.equal(1);
  });

  it('is asked until all is read, and no more', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({ connections: reading });
    const { kinds } = show(fixture);
    await untilKind(fixture, 'working');
    await until('the pause', () => timers.pauses.length === 1);
    await readAll(fixture);
    timers.pass();
    await untilKind(fixture, 'done');
    await syncOf(fixture.store).refresh();
    expect(timers.pauses).to.deep.equal([]);
    expect(kinds()).to.deep.equal(['sync-change', 'sync-complete']);
  });

  it('is asked ever slower: up to 15 seconds while it moves, up to a minute while it does not', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({
      connections: [{ platformKey: 'pqsw', ageMs: day, dataOutcomes: { bills: 'Queued' } }],
    });
    show(fixture);
    const pauses: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      pauses.push(await until('the pause', () => timers.pauses[0]));
      timers.pass();
    }
    expect(pauses.slice(0, 4)).to.deep.equal([3000, 4500, 6750, 10_125]);
    expect(pauses.at(-1)).to.equal(60_000);
    // The last response has come: one still on its way would see what follows move, and the next would not.
    await until('the pause', () => timers.pauses[0]);
    const moved = await fixture.world.codat(`/companies/${fixture.world.companyId}/connections`, {
      method: 'POST',
      body: JSON.stringify({ platformKey: 'exgd' }),
    });
    const { id } = (await moved.json()) as { id: string };
    await fixture.setStatus(id, 'Linked');
    await until('the pause', () => timers.pauses[0]);
    timers.pass();
    expect(await until('a short pause', () => timers.pauses[0])).to.equal(15_000);
  });

  it('goes on to be asked though a question failed, and stays shown', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({ connections: reading });
    show(fixture);
    await untilKind(fixture, 'working');
    await fixture.fault({ kind: 'status', status: 404, path: '/companies/*/dataStatus', times: 1 });
    await syncOf(fixture.store).refresh();
    expect(kindOf(fixture)).to.equal('working');
    expect(syncOf(fixture.store).error).to.equal(undefined);
    await readAll(fixture);
    await until('the pause', () => timers.pauses[0]);
    timers.pass();
    await untilKind(fixture, 'done');
  });

  it('waits for somebody to try again where the first question failed', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({ connections: reading });
    await fixture.fault({ kind: 'status', status: 404, path: '/companies/*/dataStatus' });
    show(fixture);
    await until('the error', () => syncOf(fixture.store).error);
    expect(timers.pauses).to.deep.equal([]);
    await fixture.heal();
    window.dispatchEvent(new Event('online'));
    await untilKind(fixture, 'working');
  });
});

describe('The reading is asked for at once', () => {
  const happenings: [string, (fixture: Fixture) => void | Promise<void>][] = [
    ['the person comes back to the page', (fixture) => fixture.comeBack()],
    ['the network comes back', () => void window.dispatchEvent(new Event('online'))],
    ['it is hastened', (fixture) => syncOf(fixture.store).pollNow()],
    ['the host asks', (fixture) => syncOf(fixture.store).refresh()],
  ];
  for (const [when, happen] of happenings) {
    it(`when ${when}`, async () => {
      holdPauses();
      const fixture = await createFixture({ connections: reading });
      show(fixture);
      await untilKind(fixture, 'working');
      await readAll(fixture);
      await happen(fixture);
      await untilKind(fixture, 'done');
    });
  }

  it('when something is linked', async () => {
    holdPauses();
    const fixture = await createFixture({
      connections: [...wasRead, { id: 'c2', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const { kinds } = show(fixture);
    await untilKind(fixture, 'done');
    await fixture.setStatus('c2', 'Linked');
    await fixture.store.connections.refresh();
    await untilKind(fixture, 'working');
    expect(kinds()).to.deep.equal(['sync-change']);
  });

  it('and again until Codat has begun to read what was linked', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({
      connections: [{ platformKey: 'gbol', syncAgeMs: -30_000 }],
    });
    show(fixture);
    await until('the pause', () => timers.pauses[0]);
    expect(kindOf(fixture)).to.equal('none');
    expect(syncOf(fixture.store).isExpected).to.equal(true);
    await readAll(fixture, 31_000);
    timers.pass();
    await untilKind(fixture, 'working');
    expect(syncOf(fixture.store).isExpected).to.equal(false);
  });

  it('when an attempt has ended well whose connection is listed as linked already', async () => {
    holdPauses();
    const fixture = await createFixture({
      connections: [{ id: 'c1', platformKey: 'fztf', status: 'Unlinked' }],
    });
    const attempt = fixture.relink('c1');
    await fixture.waiting(attempt);
    show(fixture);
    await fixture.setStatus('c1', 'Linked');
    fixture.comeBack();
    await fixture.ended(attempt);
    await untilKind(fixture, 'working');
  });

  for (const others of [[], wasRead]) {
    it(`where Codat lists what was never read, beside ${others.length} that were`, async () => {
      const fixture = await createFixture({
        connections: [...others, { platformKey: 'gbol', syncAgeMs: -3_600_000 }],
      });
      const { client } = fixture.store;
      const getDataStatus = client.getDataStatus.bind(client);
      client.getDataStatus = async (options) => ({
        ...(await getDataStatus(options)),
        invoices: { dataType: 'invoices' },
      });
      show(fixture);
      await until('the first response', () => kindOf(fixture));

      expect(syncOf(fixture.store).isExpected).to.equal(true);
    });
  }

  it('of what was linked a moment ago, whatever is said of what was linked after it', async () => {
    holdPauses();
    const fixture = await createFixture({
      connections: ['gbol', 'fztf'].map((platformKey, index) => ({
        id: index ? 'shop' : 'books',
        platformKey,
        status: 'Unlinked',
      })),
    });
    for (const id of ['books', 'shop']) {
      const attempt = fixture.relink(id);
      await fixture.waiting(attempt);
      await fixture.setStatus(id, 'Linked');
      fixture.comeBack();
      await fixture.ended(attempt);
    }
    await readAll(fixture);
    // The shop's sync has ended too, which its connection does not say.
    fixture.store.connections.update(
      fixture.store.connections.value?.map((one) => ({
        ...one,
        lastSync: one.id === 'shop' ? undefined : one.created,
      })) ?? [],
    );
    show(fixture);
    await untilKind(fixture, 'done');

    expect(syncOf(fixture.store).isExpected).to.equal(true);
  });

  it('but not when a bank feed is linked, which only receives', async () => {
    holdPauses();
    const fixture = await createFixture({
      connections: [...wasRead, { id: 'feed', platformKey: 'olpr', status: 'Unlinked' }],
    });
    show(fixture);
    await untilKind(fixture, 'done');
    const attempt = fixture.relink('feed');
    await fixture.waiting(attempt);
    await fixture.setStatus('feed', 'Linked');
    fixture.comeBack();
    await fixture.ended(attempt);
    expect(syncOf(fixture.store).isExpected).to.equal(false);
  });

  it('but not for ever where nothing begins', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({
      connections: [{ platformKey: 'gbol', syncAgeMs: -3_600_000 }],
    });
    show(fixture);
    await until('the pause', () => timers.pauses[0]);
    age(61_000);
    timers.pass();
    await until('the second question', async () => (await fixture.count(status)) === 2);
    await syncOf(fixture.store).refresh();
    expect(syncOf(fixture.store).isExpected).to.equal(false);
    expect(timers.pauses).to.deep.equal([]);
  });

  it('and not where nothing is read, as from a bank feed', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({ connections: [{ platformKey: 'olpr' }] });
    show(fixture);
    await untilKind(fixture, 'none');
    await syncOf(fixture.store).refresh();
    expect(syncOf(fixture.store).isExpected).to.equal(false);
    expect(timers.pauses).to.deep.equal([]);
  });

  it('and announced as ended though it was never seen under way', async () => {
    const fixture = await createFixture({
      connections: [...wasRead, { id: 'c2', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const { events } = show(fixture);
    await untilKind(fixture, 'done');
    await fixture.setStatus('c2', 'Linked');
    await readAll(fixture);
    await fixture.store.connections.refresh();
    await until('the end', () => events.some(({ kind }) => kind === 'sync-complete'));
    expect(events.at(-1)?.progress.kind).to.equal('done');
  });
});

describe('What the end of a reading changes', () => {
  it('is loaded: the connections have the time of their last sync', async () => {
    const fixture = await createFixture({ connections: reading });
    show(fixture);
    await untilKind(fixture, 'working');
    expect(fixture.connection('c1').lastSync).to.equal(undefined);
    await readAll(fixture);
    syncOf(fixture.store).pollNow();
    await until('it', () => fixture.connection('c1').lastSync);
  });

  it('is nothing once the last connection is disconnected', async () => {
    const fixture = await createFixture({ connections: wasRead });
    show(fixture);
    await untilKind(fixture, 'done');
    await fixture.setStatus('c1', 'Unlinked');
    await fixture.store.connections.refresh();
    expect(kindOf(fixture)).to.equal('none');
    expect(syncOf(fixture.store).hasSource).to.equal(false);
  });
});

describe('What one connection gives', () => {
  const shop = { id: 'shop', platformKey: 'fztf' };
  const progressFrom = (fixture: Fixture, id: string) =>
    syncOf(fixture.store)
      .progressFrom(fixture.connection(id))
      ?.perType.map(({ dataType }) => dataType);

  it('is known where no other gives data of its kind', async () => {
    const fixture = await createFixture({
      connections: [
        shop,
        { id: 'books', platformKey: 'gbol' },
        { id: 'feed', platformKey: 'olpr' },
      ],
    });
    show(fixture);
    await untilKind(fixture, 'working');
    expect(progressFrom(fixture, 'shop')).to.include('commerce-orders');
    expect(progressFrom(fixture, 'shop')).not.to.include('invoices');
    expect(progressFrom(fixture, 'books')).to.include('invoices');
    expect(progressFrom(fixture, 'feed')).to.equal(undefined);
  });

  it('is not known of two of a kind', async () => {
    const fixture = await createFixture({
      connections: [shop, { id: 'other', platformKey: 'exgd' }],
    });
    show(fixture);
    await untilKind(fixture, 'working');
    expect(progressFrom(fixture, 'shop')).to.equal(undefined);
    expect(progressFrom(fixture, 'other')).to.equal(undefined);
  });

  it('is known beside one that was lost while it is read; what failed may be the other’s', async () => {
    const fixture = await createFixture({
      connections: [
        { ...shop, dataOutcomes: { 'commerce-orders': 'FetchError' } },
        { platformKey: 'exgd', status: 'Deauthorized', ageMs: day },
      ],
    });
    show(fixture);
    await untilKind(fixture, 'working');
    expect(progressFrom(fixture, 'shop')).to.include('commerce-orders');
    await readAll(fixture);
    await syncOf(fixture.store).refresh();
    expect(kindOf(fixture)).to.equal('failed');
    expect(progressFrom(fixture, 'shop')).to.equal(undefined);
  });
});

describe('A watch at rest', () => {
  it('leaves nothing behind', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture({ connections: reading });
    const { leave } = show(fixture);
    await untilKind(fixture, 'working');
    await until('the pause', () => leftovers().timers > 0);
    leave();
    fixture.leave();
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('ends the question under way, and asks again once it is shown again', async () => {
    const leftovers = countLeaks();
    const fixture = await createFixture({ connections: wasRead });
    await fixture.fault({
      kind: 'delay',
      delayMs: 60_000,
      path: '/companies/*/dataStatus',
      times: 1,
    });
    const { leave } = show(fixture);
    await until('the question', () => leftovers().requests === 1);
    leave();
    fixture.leave();
    await until('its end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
    fixture.watch();
    show(fixture);
    await untilKind(fixture, 'done');
  });

  it('rests while the page is hidden, and asks when it is seen', async () => {
    const timers = holdPauses();
    const fixture = await createFixture({ connections: reading });
    show(fixture);
    await untilKind(fixture, 'working');
    await until('the pause', () => timers.pauses.length === 1);
    setHidden(true);
    expect(timers.pauses).to.deep.equal([]);
    syncOf(fixture.store).pollNow();
    await readAll(fixture);
    expect(await fixture.count(status)).to.equal(1);
    setHidden(false);
    await untilKind(fixture, 'done');
  });

  it('does not ask again for what was read a moment ago, but after half a minute it does', async () => {
    const fixture = await createFixture({ connections: wasRead });
    const { leave } = show(fixture);
    await untilKind(fixture, 'done');
    leave();
    show(fixture);
    fixture.comeBack();
    expect(await fixture.count(status)).to.equal(1);
    age(31_000);
    fixture.comeBack();
    await until('the second question', async () => (await fixture.count(status)) === 2);
  });
});
