import { expect } from '@open-wc/testing';
import type { LinkVisit } from '../support/browser-world.js';
import { loadAttempts, saveAttempt } from '../../src/store/linking/attempt-storage.js';
import { createFixture, type Fixture } from './fixture.js';
import { storedAttempt, withEmptyMemory } from './samples.js';

const lost = {
  id: 'c1',
  platformKey: 'gbol',
  status: 'Deauthorized',
  organisation: 'Harbour Coffee Ltd',
} as const;
const other = 'Demo Company (UK)';

/** The person links it again and chooses an organisation; gives the attempt's end. */
async function relinkWith(fixture: Fixture, fields: LinkVisit['fields'] = {}) {
  const attempt = fixture.relink('c1');
  await fixture.waiting(attempt);
  await fixture.world.visit({ connectionId: 'c1', action: 'authorize', fields });
  fixture.comeBack();
  const { outcome, organisationChanged } = await fixture.ended(attempt);
  return { outcome, organisationChanged };
}

describe('A connection that is linked again', () => {
  it('with another organisation says so, in the attempt and its event', async () => {
    const fixture = await createFixture({ name: 'Harbour Coffee Ltd', connections: [lost] });
    const organisationChanged = { previous: 'Harbour Coffee Ltd', current: other };
    expect(await relinkWith(fixture, { organisation: other })).to.deep.equal({
      outcome: 'linked',
      organisationChanged,
    });
    expect(fixture.watcher.of('link-end').map((event) => event.organisationChanged)).to.deep.equal([
      organisationChanged,
    ]);
  });

  it('with the same says nothing of it', async () => {
    const fixture = await createFixture({ name: 'Harbour Coffee Ltd', connections: [lost] });
    expect(await relinkWith(fixture)).to.deep.equal({
      outcome: 'linked',
      organisationChanged: undefined,
    });
  });

  it('with the same, spelt with other capitals and stops, says nothing of it', async () => {
    const fixture = await createFixture({ name: 'HARBOUR COFFEE LTD.', connections: [lost] });
    expect((await relinkWith(fixture)).organisationChanged).to.equal(undefined);
  });

  it('says nothing where Codat does not name the previous organisation', async () => {
    const fixture = await createFixture({
      connections: [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    expect((await relinkWith(fixture, { organisation: other })).organisationChanged).to.equal(
      undefined,
    );
  });

  it('says so as well when the window was opened twice', async () => {
    const fixture = await createFixture({ connections: [lost] });
    const attempt = fixture.relink('c1');
    await fixture.waiting(attempt);
    await fixture.world.visit({
      connectionId: 'c1',
      action: 'authorize',
      fields: { organisation: other },
    });
    attempt.reopen();
    const { organisationChanged } = await fixture.ended(attempt);
    expect(organisationChanged).to.deep.equal({ previous: 'Harbour Coffee Ltd', current: other });
  });

  it('is removed with the attempt once it is disconnected', async () => {
    const fixture = await createFixture({ connections: [lost] });
    await relinkWith(fixture, { organisation: other });
    expect(fixture.store.linking.attemptAbout('c1')?.state.kind).to.equal('ended');
    await fixture.store.disconnect(fixture.connection('c1'), fixture.watcher);
    expect(fixture.store.linking.attemptAbout('c1')).to.equal(undefined);
  });
});

describe('A connection that was linked again on a trip in this tab', () => {
  beforeEach(withEmptyMemory);

  it('says so when it comes back with another organisation', async () => {
    const fixture = await createFixture({ connections: [lost] });
    saveAttempt({
      ...storedAttempt,
      store: fixture.store.id,
      connectionId: 'c1',
      statusBefore: 'Deauthorized',
      organisation: 'Harbour Coffee Ltd',
    });
    await fixture.world.visit({
      connectionId: 'c1',
      action: 'authorize',
      fields: { organisation: other },
    });
    fixture.leave();
    fixture.watch();
    const attempt = fixture.store.linking.attemptAbout('c1');
    expect(attempt === undefined).to.equal(false);
    if (!attempt) return;
    expect((await fixture.ended(attempt)).organisationChanged).to.deep.equal({
      previous: 'Harbour Coffee Ltd',
      current: other,
    });
    expect(loadAttempts()).to.deep.equal([]);
  });
});
