/** “Try again” about a connection that is gone by then: it connects what the person chose, by a new one. */
import { expect } from '@open-wc/testing';
import { createWorld } from '../support/browser-world.js';
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

  describe('of which Codat did not say the key', () => {
    /** Codat says of no connection which key its integration has. */
    function withoutKeys(fixture: Fixture): Fixture {
      const { client } = fixture;
      const list = client.listConnections.bind(client);
      const get = client.getConnection.bind(client);
      client.listConnections = async (options) =>
        (await list(options)).map((one) => ({ ...one, integrationKey: null }));
      client.getConnection = async (id, options) => ({
        ...(await get(id, options)),
        integrationKey: null,
      });
      return fixture;
    }

    async function withLost(key: string): Promise<Fixture> {
      const connections = [{ id: 'c1', platformKey: key, status: 'Deauthorized' as const }];
      const fixture = withoutKeys(new Fixture(await createWorld({ connections })));
      await fixture.load();
      return fixture;
    }

    for (const key of ['gbol', 'fztf']) {
      it(`makes another one where it was deleted during the attempt: ${key}`, async () => {
        const fixture = await withLost(key);
        const attempt = fixture.relink('c1');
        await fixture.waiting(attempt);
        await fixture.deleteElsewhere('c1');
        fixture.comeBack();
        await fixture.ended(attempt);
        fixture.retry(attempt);
        await expectAnother(fixture, key, 'c1');
      });

      it(`makes another one where it was deleted before the attempt: ${key}`, async () => {
        const fixture = await withLost(key);
        await fixture.deleteElsewhere('c1');
        const attempt = fixture.relink('c1');
        await until('its end', () => !attempt.isLive);
        fixture.retry(attempt);
        await expectAnother(fixture, key, 'c1');
      });

      it(`makes another one where it began on an earlier page: ${key}`, async () => {
        const before = await withLost(key);
        await before.waiting(before.relink('c1'));
        before.leave();
        const fixture = withoutKeys(new Fixture(before.world));
        await fixture.load();
        const attempt = fixture.store.linking.attemptAbout('c1');
        if (!attempt) throw new Error('No attempt was resumed.');
        await fixture.waiting(attempt);
        await fixture.deleteElsewhere('c1');
        fixture.comeBack();
        await fixture.ended(attempt);
        fixture.retry(attempt);
        await expectAnother(fixture, key, 'c1');
      });
    }
  });

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
