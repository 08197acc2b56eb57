/** “Try again” about a connection that is gone by then: it connects what the person chose, by a new one. */
import { expect } from '@open-wc/testing';
import { until } from '../support/page.js';
import { createFixture, Fixture } from './fixture.js';
import { withEmptyMemory } from './samples.js';

describe('“Try again” where the connection is gone', () => {
  beforeEach(withEmptyMemory);

  /** The attempt of the integration's, which ends as its connection is deleted elsewhere. */
  async function abandoned(fixture: Fixture, key: string) {
    const attempt = fixture.store.linking.attemptFor(fixture.integration(key));
    if (!attempt) throw new Error('There is no attempt.');
    const { id } = await fixture.waiting(attempt);
    await fixture.deleteElsewhere(id);
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('abandoned');
    return { attempt, id };
  }

  async function expectAnother(fixture: Fixture, key: string, before: string): Promise<void> {
    const again = fixture.store.linking.attemptFor(fixture.integration(key));
    const connection = again && (await fixture.waiting(again));
    expect(connection?.id).not.to.equal(before);
    expect((await fixture.onServer()).map(({ id }) => id)).to.deep.equal([connection?.id]);
    expect(fixture.store.linking.strayAttempts).to.have.lengthOf(0);
  }

  for (const key of ['gbol', 'fztf']) {
    it(`makes another one where it was tried again before: ${key}`, async () => {
      const fixture = await createFixture();
      const first = fixture.link(key);
      const { id } = await fixture.waiting(first);
      await fixture.world.visit({ connectionId: id, action: 'fail', reason: 'denied' });
      fixture.comeBack();
      await fixture.ended(first);
      fixture.retry(first);
      const { attempt } = await abandoned(fixture, key);
      fixture.retry(attempt);
      await expectAnother(fixture, key, id);
    });

    it(`makes another one where it began on an earlier page: ${key}`, async () => {
      const before = await createFixture();
      await before.waiting(before.link(key));
      before.leave();
      const fixture = new Fixture(before.world);
      await fixture.load();
      const { attempt, id } = await abandoned(fixture, key);
      fixture.retry(attempt);
      await expectAnother(fixture, key, id);
    });
  }

  it('takes the notice away where the software is not offered any more', async () => {
    const fixture = await createFixture();
    fixture.link('gbol');
    const { attempt } = await abandoned(fixture, 'gbol');
    fixture.store.integrations.update([]);
    fixture.retry(attempt);

    await until('the notice to go', () => !fixture.store.linking.strayAttempts.length);
    expect(await fixture.onServer()).to.deep.equal([]);
  });
});

describe('A connection that the person deletes', () => {
  beforeEach(withEmptyMemory);

  it('takes the notice of its last attempt with it', async () => {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    await fixture.fault({
      kind: 'status',
      status: 400,
      method: 'GET',
      path: '/companies/*/connections/*',
    });
    const attempt = fixture.relink('c1');
    await until('the failure', () => attempt.state.kind === 'error');
    await fixture.store.delete(fixture.connection('c1'), fixture.watcher);

    expect(fixture.store.linking.strayAttempts).to.have.lengthOf(0);
  });
});
