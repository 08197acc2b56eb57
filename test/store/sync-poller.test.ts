import { expect } from '@open-wc/testing';
import { advance, createWorld } from '../support/browser-world.js';
import { age, holdTimers, setHidden } from '../support/clock.js';
import { atTheEnd, until } from '../support/page.js';
import type { SyncEvent } from '../../src/store/sync/sync-poller.js';
import { Fixture, createFixture, timeout } from './fixture.js';
import { countLeaks, nothing } from './resource-leaks.js';

const status = 'GET /dataStatus';
const day = 86_400_000;

/** A shop whose data is being read at this moment, and one whose data was read long ago. */
const reading = [{ id: 'c1', platformKey: 'fztf' }];
const wasRead = [{ id: 'c1', platformKey: 'fztf', ageMs: day, syncAgeMs: day }];

/** Pauses between questions do not pass by themselves. */
const holdPauses = () => holdTimers((ms) => ms >= 1000 && ms !== timeout);

/** Shows it; gives what is told, and how to leave. */
function show(bench: Fixture) {
  const told: SyncEvent[] = [];
  const leave = bench.session.sync.show((event) => told.push(event));
  atTheEnd(leave);
  return { told, leave, kinds: () => told.map(({ kind }) => kind) };
}

const kindOf = (bench: Fixture) => bench.session.sync.progress?.kind;

async function untilKind(bench: Fixture, kind: string): Promise<void> {
  await until(`the reading to be ${kind}, not ${kindOf(bench)}`, () => kindOf(bench) === kind);
}

/** What is being read is read, or as much of it as takes this long. */
const readAll = ({ world }: Fixture, ms = 60_000) => advance(world, ms);

describe('How far the reading is', () => {
  it('is not asked while nobody shows it', async () => {
    const bench = await createFixture({ connections: reading });
    bench.comeBack();
    bench.session.sync.pollNow();
    await bench.session.connections.refresh();
    expect(await bench.count(status)).to.equal(0);
  });

  it('is not asked where nothing is linked', async () => {
    const bench = await createFixture({
      connections: [
        { platformKey: 'gbol', status: 'PendingAuth' },
        { platformKey: 'fztf', status: 'Unlinked' },
      ],
    });
    show(bench);
    await bench.session.sync.refresh();
    bench.session.sync.pollNow();
    await bench.session.connections.refresh();
    expect(await bench.count(status)).to.equal(0);
    expect(kindOf(bench)).to.equal('none');
  });

  it('is asked as soon as the connections are known', async () => {
    const bench = new Fixture(await createWorld({ connections: reading }));
    show(bench);
    expect(kindOf(bench)).to.equal(undefined);
    await bench.load();
    await untilKind(bench, 'working');
  });

  it('is asked once for all who show it', async () => {
    const bench = await createFixture({ connections: wasRead });
    show(bench);
    show(bench);
    await Promise.all([bench.session.sync.refresh(), bench.session.sync.refresh()]);
    expect(await bench.count(status)).to.equal(1);
  });

  it('is asked until all is read, and no more', async () => {
    const timers = holdPauses();
    const bench = await createFixture({ connections: reading });
    const { kinds } = show(bench);
    await untilKind(bench, 'working');
    await until('the pause', () => timers.pauses.length === 1);
    await readAll(bench);
    timers.pass();
    await untilKind(bench, 'done');
    await bench.session.sync.refresh();
    expect(timers.pauses).to.deep.equal([]);
    expect(kinds()).to.deep.equal(['sync-change', 'sync-complete']);
  });

  it('is asked ever slower: up to 15 seconds while it moves, up to a minute while it does not', async () => {
    const timers = holdPauses();
    const bench = await createFixture({
      connections: [{ platformKey: 'pqsw', ageMs: day, dataOutcomes: { bills: 'Queued' } }],
    });
    show(bench);
    const pauses: number[] = [];
    for (let turn = 0; turn < 10; turn++) {
      pauses.push(await until('the pause', () => timers.pauses[0]));
      timers.pass();
    }
    expect(pauses.slice(0, 4)).to.deep.equal([3000, 4500, 6750, 10_125]);
    expect(pauses.at(-1)).to.equal(60_000);
    // The last answer has come: one still on its way would see what follows move, and the next would not.
    await until('the pause', () => timers.pauses[0]);
    const moved = await bench.world.codat(`/companies/${bench.world.companyId}/connections`, {
      method: 'POST',
      body: JSON.stringify({ platformKey: 'exgd' }),
    });
    const { id } = (await moved.json()) as { id: string };
    await bench.setStatus(id, 'Linked');
    await until('the pause', () => timers.pauses[0]);
    timers.pass();
    await until('the next pause', () => timers.pauses[0]);
    timers.pass();
    expect(await until('a short pause', () => timers.pauses[0])).to.equal(15_000);
  });

  it('goes on to be asked though a question failed, and stays shown', async () => {
    const timers = holdPauses();
    const bench = await createFixture({ connections: reading });
    show(bench);
    await untilKind(bench, 'working');
    await bench.fault({ kind: 'status', status: 404, path: '/companies/*/dataStatus', times: 1 });
    await bench.session.sync.refresh();
    expect(kindOf(bench)).to.equal('working');
    expect(bench.session.sync.error).to.equal(undefined);
    await readAll(bench);
    await until('the pause', () => timers.pauses[0]);
    timers.pass();
    await untilKind(bench, 'done');
  });

  it('waits for somebody to try again where the first question failed', async () => {
    const timers = holdPauses();
    const bench = await createFixture({ connections: reading });
    await bench.fault({ kind: 'status', status: 404, path: '/companies/*/dataStatus' });
    show(bench);
    await until('the error', () => bench.session.sync.error);
    expect(timers.pauses).to.deep.equal([]);
    await bench.heal();
    window.dispatchEvent(new Event('online'));
    await untilKind(bench, 'working');
  });
});

describe('The reading is asked for at once', () => {
  const happenings: [string, (bench: Fixture) => void | Promise<void>][] = [
    ['the person comes back to the page', (bench) => bench.comeBack()],
    ['the network comes back', () => void window.dispatchEvent(new Event('online'))],
    ['it is hastened', (bench) => bench.session.sync.pollNow()],
    ['the host asks', (bench) => bench.session.sync.refresh()],
  ];
  for (const [when, happen] of happenings) {
    it(`when ${when}`, async () => {
      holdPauses();
      const bench = await createFixture({ connections: reading });
      show(bench);
      await untilKind(bench, 'working');
      await readAll(bench);
      await happen(bench);
      await untilKind(bench, 'done');
    });
  }

  it('when something is linked', async () => {
    holdPauses();
    const bench = await createFixture({
      connections: [...wasRead, { id: 'c2', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const { kinds } = show(bench);
    await untilKind(bench, 'done');
    await bench.setStatus('c2', 'Linked');
    await bench.session.connections.refresh();
    await untilKind(bench, 'working');
    expect(kinds()).to.deep.equal(['sync-change']);
  });

  it('and again until Codat has begun to read what was linked', async () => {
    const timers = holdPauses();
    const bench = await createFixture({
      connections: [{ platformKey: 'gbol', syncAgeMs: -30_000 }],
    });
    show(bench);
    await until('the pause', () => timers.pauses[0]);
    expect(kindOf(bench)).to.equal('none');
    expect(bench.session.sync.isExpected).to.equal(true);
    await readAll(bench, 31_000);
    timers.pass();
    await untilKind(bench, 'working');
    expect(bench.session.sync.isExpected).to.equal(false);
  });

  it('when an attempt has ended well whose connection is listed as linked already', async () => {
    holdPauses();
    const bench = await createFixture({
      connections: [{ id: 'c1', platformKey: 'fztf', status: 'Unlinked' }],
    });
    const attempt = bench.relink('c1');
    await bench.waiting(attempt);
    show(bench);
    await bench.setStatus('c1', 'Linked');
    bench.comeBack();
    await bench.ended(attempt);
    await untilKind(bench, 'working');
  });

  it('but not for ever where nothing begins', async () => {
    const timers = holdPauses();
    const bench = await createFixture({
      connections: [{ platformKey: 'gbol', syncAgeMs: -3_600_000 }],
    });
    show(bench);
    await until('the pause', () => timers.pauses[0]);
    age(61_000);
    timers.pass();
    await until('the second question', async () => (await bench.count(status)) === 2);
    await bench.session.sync.refresh();
    expect(bench.session.sync.isExpected).to.equal(false);
    expect(timers.pauses).to.deep.equal([]);
  });

  it('and not where nothing is read, as from a bank feed', async () => {
    const timers = holdPauses();
    const bench = await createFixture({ connections: [{ platformKey: 'olpr' }] });
    show(bench);
    await untilKind(bench, 'none');
    await bench.session.sync.refresh();
    expect(bench.session.sync.isExpected).to.equal(false);
    expect(timers.pauses).to.deep.equal([]);
  });

  it('and told as ended though it was never seen under way', async () => {
    const bench = await createFixture({
      connections: [...wasRead, { id: 'c2', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const { told } = show(bench);
    await untilKind(bench, 'done');
    await bench.setStatus('c2', 'Linked');
    await readAll(bench);
    await bench.session.connections.refresh();
    await until('the end', () => told.some(({ kind }) => kind === 'sync-complete'));
    expect(told.at(-1)?.progress.kind).to.equal('done');
  });
});

describe('What the end of a reading changes', () => {
  it('is asked for: the connections tell when they were read', async () => {
    const bench = await createFixture({ connections: reading });
    show(bench);
    await untilKind(bench, 'working');
    expect(bench.connection('c1').lastSync).to.equal(undefined);
    await readAll(bench);
    bench.session.sync.pollNow();
    await until('it', () => bench.connection('c1').lastSync);
  });

  it('is nothing once the last connection is disconnected', async () => {
    const bench = await createFixture({ connections: wasRead });
    show(bench);
    await untilKind(bench, 'done');
    await bench.setStatus('c1', 'Unlinked');
    await bench.session.connections.refresh();
    expect(kindOf(bench)).to.equal('none');
    expect(bench.session.sync.hasSource).to.equal(false);
  });
});

describe('What one connection gives', () => {
  const shop = { id: 'shop', platformKey: 'fztf' };
  const progressFrom = (bench: Fixture, id: string) =>
    bench.session.sync.progressFrom(bench.connection(id))?.perType.map(({ dataType }) => dataType);

  it('is known where no other gives data of its kind', async () => {
    const bench = await createFixture({
      connections: [
        shop,
        { id: 'books', platformKey: 'gbol' },
        { id: 'feed', platformKey: 'olpr' },
      ],
    });
    show(bench);
    await untilKind(bench, 'working');
    expect(progressFrom(bench, 'shop')).to.include('commerce-orders');
    expect(progressFrom(bench, 'shop')).not.to.include('invoices');
    expect(progressFrom(bench, 'books')).to.include('invoices');
    expect(progressFrom(bench, 'feed')).to.equal(undefined);
  });

  it('is not known of two of a kind', async () => {
    const bench = await createFixture({
      connections: [shop, { id: 'other', platformKey: 'exgd' }],
    });
    show(bench);
    await untilKind(bench, 'working');
    expect(progressFrom(bench, 'shop')).to.equal(undefined);
    expect(progressFrom(bench, 'other')).to.equal(undefined);
  });

  it('is known beside one that was lost while it is read; what failed may be the other’s', async () => {
    const bench = await createFixture({
      connections: [
        { ...shop, dataOutcomes: { 'commerce-orders': 'FetchError' } },
        { platformKey: 'exgd', status: 'Deauthorized', ageMs: day },
      ],
    });
    show(bench);
    await untilKind(bench, 'working');
    expect(progressFrom(bench, 'shop')).to.include('commerce-orders');
    await readAll(bench);
    await bench.session.sync.refresh();
    expect(kindOf(bench)).to.equal('failed');
    expect(progressFrom(bench, 'shop')).to.equal(undefined);
  });
});

describe('A watch at rest', () => {
  it('leaves nothing behind', async () => {
    const leftovers = countLeaks();
    const bench = await createFixture({ connections: reading });
    const { leave } = show(bench);
    await untilKind(bench, 'working');
    await until('the pause', () => leftovers().timers > 0);
    leave();
    bench.leave();
    expect(leftovers()).to.deep.equal(nothing);
  });

  it('ends the question under way, and asks again once it is shown again', async () => {
    const leftovers = countLeaks();
    const bench = await createFixture({ connections: wasRead });
    await bench.fault({
      kind: 'delay',
      delayMs: 60_000,
      path: '/companies/*/dataStatus',
      times: 1,
    });
    const { leave } = show(bench);
    await until('the question', () => leftovers().requests === 1);
    leave();
    bench.leave();
    await until('its end', () => leftovers().requests === 0);
    expect(leftovers()).to.deep.equal(nothing);
    bench.watch();
    show(bench);
    await untilKind(bench, 'done');
  });

  it('rests while the page is hidden, and asks when it is seen', async () => {
    const timers = holdPauses();
    const bench = await createFixture({ connections: reading });
    show(bench);
    await untilKind(bench, 'working');
    await until('the pause', () => timers.pauses.length === 1);
    setHidden(true);
    expect(timers.pauses).to.deep.equal([]);
    bench.session.sync.pollNow();
    await readAll(bench);
    expect(await bench.count(status)).to.equal(1);
    setHidden(false);
    await untilKind(bench, 'done');
  });

  it('does not ask again for what was read a moment ago, but after half a minute it does', async () => {
    const bench = await createFixture({ connections: wasRead });
    const { leave } = show(bench);
    await untilKind(bench, 'done');
    leave();
    show(bench);
    bench.comeBack();
    expect(await bench.count(status)).to.equal(1);
    age(31_000);
    bench.comeBack();
    await until('the second question', async () => (await bench.count(status)) === 2);
  });
});
