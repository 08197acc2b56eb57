import { expect } from '@open-wc/testing';
import { loadAttempts, saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { moveClock } from '../support/clock.js';
import { blockWindows, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { Fixture, createFixture } from './fixture.js';
import { storedAttempt as sample, withEmptyMemory } from './samples.js';

const hour = 3_600_000;
const day = 24 * hour;
const pending = { id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const };

/** Codat's clock goes on. */
async function advance(world: BrowserWorld, ms: number): Promise<void> {
  await world.codat('/_sandbox/advance', { method: 'POST', body: JSON.stringify({ ms }) });
}

/** What a provider says to who comes with this link: by another name of this machine the page cannot ask. */
async function open(linkUrl: string): Promise<number> {
  const { status } = await fetch(linkUrl);
  return status;
}

/** An attempt that shows a link in the place of a window. */
async function startBlocked(key: string) {
  blockWindows();
  const fixture = await createFixture({ links: 'same-origin' });
  const attempt = fixture.link(key, 'popup');
  await fixture.waiting(attempt);
  const link = () => {
    const { state } = attempt;
    return state.kind === 'waiting' && state.phase === 'popup-blocked' ? state.linkUrl : '';
  };
  return { fixture, attempt, link };
}

describe('One-time passwords', () => {
  for (const [key, lifetime] of [
    ['gbol', day],
    ['hcws', hour],
  ] as const) {
    it(`that have aged are replaced in a link that is shown: ${key}`, async () => {
      const { fixture, link } = await startBlocked(key);
      const first = link();
      await advance(fixture.world, lifetime + 1000);
      fixture.comeBack();
      await until('a fresh link', () => link() !== first);
      expect(await open(first)).to.equal(401);
      expect(await open(link())).to.equal(200);
      expect(await fixture.onServer()).to.have.lengthOf(1);
      expect(fixture.watcher.of('link-blocked')).to.have.lengthOf(1);
    });
  }

  it('that have been used are replaced in a link that is shown', async () => {
    const { fixture, link } = await startBlocked('gbol');
    const first = link();
    expect(await open(first)).to.equal(200);
    await advance(fixture.world, 1000);
    fixture.comeBack();
    await until('a fresh link', () => link() !== first);
    expect(await open(first)).to.equal(401);
    expect(await open(link())).to.equal(200);
  });

  it('are asked for anew each time a link is opened again', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    await fixture.waiting(attempt);
    await advance(fixture.world, day + 1000);
    fixture.link('gbol');
    await until('the second link', () => fixture.watcher.of('link-open').length === 2);
    const [first, second] = fixture.watcher.of('link-open').map(({ linkUrl }) => linkUrl);
    expect(second).to.not.equal(first);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('of a list read long ago are not used', async () => {
    const fixture = await createFixture({ connections: [pending], links: 'same-origin' });
    await advance(fixture.world, 3 * day);
    await fixture.waiting(fixture.relink('c1'));
    const [opened] = fixture.watcher.of('link-open');
    expect(await open(opened?.linkUrl ?? '')).to.equal(200);
  });
});

describe('An attempt of another day', () => {
  beforeEach(withEmptyMemory);

  async function comeBack(startedAt: number, options: WorldOptions = { connections: [pending] }) {
    const world = await createWorld(options);
    saveAttempt({ ...sample, store: world.id, startedAt });
    return world;
  }

  it('is abandoned when the page has slept over it', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    await fixture.waiting(attempt);
    fixture.leave();
    moveClock(25 * hour);
    fixture.watch();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
    expect(fixture.store.linking.isLive).to.equal(false);
  });

  it('is linked when the page has slept and it was finished meanwhile', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    const { id } = await fixture.waiting(attempt);
    fixture.leave();
    moveClock(25 * hour);
    await fixture.setStatus(id, 'Linked');
    fixture.watch();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('is abandoned even where the server gives no response', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    await fixture.waiting(attempt);
    await fixture.fault({ kind: 'status', status: 401 });
    moveClock(25 * hour);
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
  });

  it('that left in this tab is abandoned and removed', async () => {
    const fixture = new Fixture(await comeBack(Date.now() - 25 * hour));
    const attempt = fixture.store.linking.attemptAbout('c1');
    if (!attempt) throw new Error('No attempt was resumed.');
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(loadAttempts()).to.deep.equal([]);
  });

  it('that left in this tab troubles nobody where it cannot be asked for', async () => {
    const world = await comeBack(Date.now() - 25 * hour);
    const fault = { kind: 'status', status: 403, path: '/companies/*/connections/*' };
    await world.codat('/_sandbox/faults', { method: 'POST', body: JSON.stringify(fault) });
    const fixture = new Fixture(world);
    const attempt = fixture.store.linking.attemptAbout('c1');
    if (!attempt) throw new Error('No attempt was resumed.');
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    expect(fixture.store.linking.attemptAbout('c1')).to.equal(undefined);
  });

  it('that left in this tab is abandoned where its connection is gone', async () => {
    const fixture = new Fixture(await comeBack(Date.now() - hour, {}));
    const attempt = fixture.store.linking.attemptAbout('c1');
    if (!attempt) throw new Error('No attempt was resumed.');
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
  });
});

describe('A clock that is wrong', () => {
  beforeEach(withEmptyMemory);

  for (const [name, skew] of [
    ['ahead', 3 * day],
    ['behind', -3 * day],
  ] as const) {
    it(`by days (${name}) keeps nobody from linking`, async () => {
      moveClock(skew);
      const fixture = await createFixture();
      const attempt = fixture.link('gbol');
      const { id } = await fixture.waiting(attempt);
      fixture.comeBack();
      await fixture.world.visit({ connectionId: id, action: 'authorize' });
      fixture.comeBack();
      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
    });

    it(`by days (${name}) hides no failure`, async () => {
      moveClock(skew);
      const errors = [{ errorMessage: 'An old one', ageMs: day }];
      const fixture = await createFixture({ connections: [{ ...pending, errors }] });
      const attempt = fixture.link('gbol');
      await fixture.waiting(attempt);
      await fixture.world.visit({ connectionId: 'c1', action: 'fail', reason: 'denied' });
      fixture.comeBack();
      expect((await fixture.ended(attempt)).errorMessage).to.equal('Permission denied');
    });
  }

  it('and is put right by days ends an attempt that began in what was then the future', async () => {
    const world = await createWorld({ connections: [pending] });
    saveAttempt({ ...sample, store: world.id, startedAt: Date.now() + 30 * day });
    const fixture = new Fixture(world);
    const attempt = fixture.store.linking.attemptAbout('c1');
    if (!attempt) throw new Error('No attempt was resumed.');
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
  });
});
