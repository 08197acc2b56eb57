import { expect } from '@open-wc/testing';
import { CodatRuleError } from '../../src/api/errors.js';
import { LazyModule } from '../../src/store/lazy-module.js';
import { blockWindows, collectWindows, until } from '../support/page.js';
import { createFixture, Watcher, type Fixture } from './fixture.js';

/** How to link where the code for it is still loading, until it is loaded. */
function loadingLater() {
  let loaded: (value: unknown) => void = () => undefined;
  const panel = new LazyModule(() => new Promise((resolve) => (loaded = resolve)));
  const options = { mode: 'manual', words: { title: '', message: '' }, panel } as const;
  return { options, load: () => loaded({}) };
}

const post = 'POST /connections';

describe('A click on an integration', () => {
  it('creates a pending connection and says where to sign in', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    expect(attempt.state.kind).to.equal('opening');
    const { id } = await fixture.waiting(attempt);
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
      'connection-change',
      'connection-started',
      'link-open',
    ]);
    const [open] = fixture.watcher.of('link-open');
    expect(open?.connection.id).to.equal(id);
    expect(open?.mode).to.equal('manual');
    expect(open?.linkUrl).to.match(/\/start\?otp=\d+$/);
    expect(fixture.connection(id).status).to.equal('PendingAuth');
  });

  it('resumes a pending connection instead of creating a second', async () => {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    const before = fixture.connection('c1').linkUrl;
    const { id } = await fixture.waiting(fixture.link('gbol'));
    expect(id).to.equal('c1');
    expect(fixture.watcher.of('connection-started')).to.have.lengthOf(1);
    expect(fixture.watcher.of('link-open')[0]?.linkUrl).to.not.equal(before);
    expect(await fixture.count(post)).to.equal(0);
  });

  it('resumes what another tab has begun since this page last looked', async () => {
    const fixture = await createFixture();
    const other = fixture.elsewhere();
    await other.load();
    const begun = await other.waiting(other.link('gbol'));
    const { id } = await fixture.waiting(fixture.link('gbol'));
    expect(id).to.equal(begun.id);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('that comes twice begins one attempt', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    expect(fixture.link('gbol') === attempt).to.equal(true);
    await fixture.waiting(attempt);
    expect(await fixture.onServer()).to.have.lengthOf(1);
    expect(fixture.watcher.of('link-open')).to.have.lengthOf(1);
  });

  it('that comes from two elements at once begins one attempt', async () => {
    const fixture = await createFixture();
    const other = new Watcher();
    fixture.add(other);
    const attempt = fixture.link('gbol');
    expect(fixture.link('gbol', 'manual', other) === attempt).to.equal(true);
    await fixture.waiting(attempt);
    expect(await fixture.onServer()).to.have.lengthOf(1);
    expect(other.events.map(({ kind }) => kind)).to.deep.equal(['connection-change']);
  });

  it('on “continue”, when it comes twice, begins one attempt', async () => {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    const attempt = fixture.relink('c1');
    expect(fixture.relink('c1') === attempt).to.equal(true);
    expect(fixture.link('gbol') === attempt).to.equal(true);
    await fixture.waiting(attempt);
    expect(fixture.watcher.of('link-open')).to.have.lengthOf(1);
  });

  for (const [named, isNamed] of [
    ['with its integration’s key', true],
    ['without it', false],
  ] as const) {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const }];
    const createNamed = async () => {
      const fixture = await createFixture({ connections });
      if (isNamed) return fixture;
      const list = fixture.client.listConnections.bind(fixture.client);
      fixture.client.listConnections = async (options) =>
        (await list(options)).map((one) => ({ ...one, integrationKey: null }));
      await fixture.store.connections.refresh();
      return fixture;
    };

    it(`and then on “continue” beside its connection begins one attempt: ${named}`, async () => {
      const fixture = await createNamed();
      const windows = collectWindows();
      const attempt = fixture.link('gbol', 'popup');
      expect(fixture.relink('c1', 'popup') === attempt).to.equal(true);
      await fixture.waiting(attempt);
      expect(fixture.watcher.of('link-open')).to.have.lengthOf(1);
      expect(windows).to.have.lengthOf(1);
    });

    it(`after one on “continue” beside its connection begins one attempt: ${named}`, async () => {
      const fixture = await createNamed();
      const windows = collectWindows();
      const attempt = fixture.relink('c1', 'popup');
      expect(fixture.link('gbol', 'popup') === attempt).to.equal(true);
      await fixture.waiting(attempt);
      expect(fixture.watcher.of('link-open')).to.have.lengthOf(1);
      expect(windows).to.have.lengthOf(1);
    });
  }

  it('and then on “continue” beside another connection of its begins two attempts', async () => {
    const pending = { platformKey: 'fztf', status: 'PendingAuth' as const };
    const connections = [
      { ...pending, id: 'c1' },
      { ...pending, id: 'c2' },
    ];
    const fixture = await createFixture({ connections });
    const attempt = fixture.link('fztf');
    const other = fixture.relink('c2');
    expect(other === attempt).to.equal(false);
    expect((await fixture.waiting(attempt)).id).to.equal('c1');
    expect((await fixture.waiting(other)).id).to.equal('c2');
  });

  it('while the person is elsewhere says again where to sign in, with a fresh link', async () => {
    const fixture = await createFixture();
    const attempt = fixture.link('gbol');
    await fixture.waiting(attempt);
    fixture.link('gbol');
    await until('the second link', () => fixture.watcher.of('link-open').length === 2);
    const [first, second] = fixture.watcher.of('link-open');
    expect(first?.linkUrl).to.not.equal(second?.linkUrl);
    expect(first?.connection.id).to.equal(second?.connection.id);
  });

  it('adds another connection where a company may have many', async () => {
    const connections = [{ id: 'c1', platformKey: 'fztf' }];
    const fixture = await createFixture({ connections });
    const { id } = await fixture.waiting(fixture.link('fztf'));
    expect(id).to.not.equal('c1');
    expect(await fixture.onServer()).to.have.lengthOf(2);
  });

  for (const status of ['Deauthorized', 'Unlinked'] as const) {
    it(`adds another connection beside one that is ${status}, which stays as it is`, async () => {
      const fixture = await createFixture({
        connections: [
          { id: 'c1', platformKey: 'fztf' },
          { id: 'c2', platformKey: 'fztf', status },
        ],
      });
      const { id } = await fixture.waiting(fixture.link('fztf'));
      expect(['c1', 'c2']).to.not.include(id);
      expect(await fixture.onServer()).to.have.lengthOf(3);
    });
  }

  it('goes on with what was begun beside a linked one', async () => {
    const fixture = await createFixture({
      connections: [
        { id: 'c1', platformKey: 'fztf' },
        { id: 'c2', platformKey: 'fztf', status: 'PendingAuth' },
      ],
    });
    expect((await fixture.waiting(fixture.link('fztf'))).id).to.equal('c2');
  });

  it('is refused where another of the kind is linked, and nothing is created', async () => {
    const fixture = await createFixture({ connections: [{ platformKey: 'gbol' }] });
    const windows = collectWindows();
    const attempt = fixture.link('qhyg', 'popup');
    const error = await until(
      'the refusal',
      () => attempt.state.kind === 'error' && attempt.state.error,
    );
    expect(error instanceof CodatRuleError && error.conflictingConnection).to.deep.equal({
      platformName: 'Xero',
      sourceType: 'Accounting',
    });
    await until('the window to close', () => windows.length === 1 && windows[0]?.closed);
    expect(await fixture.count(post)).to.equal(0);
    expect(attempt.isLive).to.equal(false);
  });

  it('is refused where another of the kind was linked since this page last looked', async () => {
    const connections = [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    await fixture.setStatus('c1', 'Linked');
    const attempt = fixture.link('qhyg');
    await until('the refusal', () => attempt.state.kind === 'error');
    expect(await fixture.count(post)).to.equal(0);
  });

  it('on “reconnect” is refused where another of the kind is linked', async () => {
    const fixture = await createFixture({
      connections: [
        { id: 'c1', platformKey: 'gbol' },
        { id: 'c2', platformKey: 'qhyg', status: 'Deauthorized' },
      ],
    });
    const attempt = fixture.relink('c2');
    const error = await until(
      'the refusal',
      () => attempt.state.kind === 'error' && attempt.state.error,
    );
    expect(error.code).to.equal('rule');
  });

  it('makes one connection although the response to its creation is lost', async () => {
    const fixture = await createFixture();
    await fixture.fault({ kind: 'status', status: 500, method: 'POST', after: 'after' });
    const { id } = await fixture.waiting(fixture.link('gbol'));
    expect((await fixture.onServer()).map((one) => one.id)).to.deep.equal([id]);
    expect(await fixture.count(post)).to.equal(1);
  });

  it('that fails is announced, and can be tried again', async () => {
    const fixture = await createFixture();
    await fixture.fault({ kind: 'status', status: 400, method: 'POST', times: 1 });
    const attempt = fixture.link('gbol');
    await until('the failure', () => attempt.state.kind === 'error');
    expect(fixture.watcher.of('link-end')).to.have.lengthOf(0);
    fixture.retry(attempt);
    const again = fixture.store.linking.attemptFor(fixture.integration('gbol'));
    expect(again === attempt).to.equal(false);
    if (again) await fixture.waiting(again);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('that fails can be dismissed; one that is under way cannot', async () => {
    const fixture = await createFixture();
    await fixture.fault({ kind: 'status', status: 400, method: 'POST', times: 1 });
    const failed = fixture.link('gbol');
    await until('the failure', () => failed.state.kind === 'error');
    fixture.store.linking.dismiss(failed);
    expect(fixture.store.linking.attemptFor(fixture.integration('gbol'))?.state).to.equal(
      undefined,
    );
    const live = fixture.link('gbol');
    fixture.store.linking.dismiss(live);
    expect(fixture.store.linking.attemptFor(fixture.integration('gbol')) === live).to.equal(true);
  });

  it('that is taken back before the connection is there comes to nothing', async () => {
    const fixture = await createFixture();
    await fixture.fault({ kind: 'delay', delayMs: 300, method: 'POST' });
    const attempt = fixture.link('gbol');
    await attempt.cancel();
    expect(attempt.state).to.deep.equal({ kind: 'ended', outcome: 'cancelled', isByPerson: true });
    await fixture.store.connections.refresh();
    const next = await fixture.waiting(fixture.link('gbol'));
    expect(attempt.state).to.deep.equal({ kind: 'ended', outcome: 'cancelled', isByPerson: true });
    expect(fixture.watcher.of('link-open').map(({ connection }) => connection.id)).to.deep.equal([
      next.id,
    ]);
  });

  for (const key of ['gbol', 'fztf']) {
    it(`finds ${key} finished elsewhere, and there is nothing left to do`, async () => {
      const connections = [{ id: 'c1', platformKey: key, status: 'PendingAuth' as const }];
      const fixture = await createFixture({ connections });
      await fixture.setStatus('c1', 'Linked');
      const attempt = fixture.link(key);
      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
      expect(fixture.watcher.of('link-open')).to.have.lengthOf(0);
      expect(fixture.watcher.of('link-end')).to.have.lengthOf(1);
      expect(fixture.watcher.of('connection')).to.have.lengthOf(1);
      expect(await fixture.onServer()).to.have.lengthOf(1);
    });
  }

  for (const status of ['Deauthorized', 'Unlinked'] as const) {
    for (const [what, begin] of [
      ['on “reconnect”', (fixture: Fixture) => fixture.relink('c1')],
      ['on its integration', (fixture: Fixture) => fixture.link('gbol')],
    ] as const) {
      it(`${what} finds what was ${status} reconnected elsewhere, which is no new connection`, async () => {
        const connections = [{ id: 'c1', platformKey: 'gbol', status }];
        const fixture = await createFixture({ connections });
        await fixture.setStatus('c1', 'Linked');
        const attempt = begin(fixture);
        expect((await fixture.ended(attempt)).outcome).to.equal('linked');
        expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal([
          'connection-change',
          'link-end',
          'reconnect',
        ]);
      });
    }
  }

  for (const [status, events] of [
    ['PendingAuth', ['connection-change', 'connection', 'link-end']],
    ['Deauthorized', ['connection-change', 'link-end', 'reconnect']],
  ] as const) {
    it(`judges what was ${status} at the click, and is linked while the code loads, by what it was`, async () => {
      const fixture = await createFixture({
        connections: [{ id: 'c1', platformKey: 'gbol', status }],
      });
      const { options, load } = loadingLater();
      fixture.store.linking.reconnect(fixture.connection('c1'), options, fixture.watcher);
      await fixture.setStatus('c1', 'Linked');
      await fixture.store.connections.refresh();
      load();
      await until('the end', () => fixture.watcher.of('link-end').length > 0);
      expect(fixture.watcher.events.map(({ kind }) => kind)).to.deep.equal(events);
    });
  }

  it('creates no second connection where the one to continue with is linked while the code loads', async () => {
    const connections = [{ id: 'c1', platformKey: 'fztf', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    const { options, load } = loadingLater();
    fixture.store.linking.link(fixture.integration('fztf'), options, fixture.watcher);
    await fixture.setStatus('c1', 'Linked');
    await fixture.store.connections.refresh();
    load();
    await until('the end', () => fixture.watcher.of('link-end').length > 0);
    expect(await fixture.onServer()).to.have.lengthOf(1);
  });

  it('on “reconnect” finds what was reconnected elsewhere with another organisation, and says so', async () => {
    const lost = { id: 'c1', platformKey: 'gbol', status: 'Deauthorized' as const };
    const fixture = await createFixture({
      connections: [{ ...lost, organisation: 'Harbour Coffee Ltd' }],
    });
    const other = fixture.elsewhere();
    await other.load();
    await other.waiting(other.relink('c1'));
    await fixture.world.visit({
      connectionId: 'c1',
      action: 'authorize',
      fields: { organisation: 'Demo Company (UK)' },
    });
    const end = await fixture.ended(fixture.relink('c1'));
    expect(end.organisationChanged).to.deep.equal({
      previous: 'Harbour Coffee Ltd',
      current: 'Demo Company (UK)',
    });
  });

  it('shows a real link where the browser opens no window, and still learns of the end', async () => {
    const fixture = await createFixture();
    blockWindows();
    const attempt = fixture.link('gbol', 'popup');
    const { id } = await fixture.waiting(attempt);
    const [blocked] = fixture.watcher.of('link-blocked');
    expect(attempt.state).to.deep.equal({
      kind: 'waiting',
      phase: 'popup-blocked',
      linkUrl: blocked?.linkUrl,
      canLeave: true,
    });
    attempt.linkUsed();
    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'redirected' });
    await fixture.world.visit({ connectionId: id, action: 'authorize' });
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });
});
