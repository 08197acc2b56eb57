/** Never two connections where one was chosen, and what becomes of a connection without a usable link. */
import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import { pause } from '../../src/api/abort.js';
import { CodatNetworkError, CodatResponseError } from '../../src/api/errors.js';
import type { Connection } from '../../src/api/schema.js';
import { BrandingCache } from '../../src/store/catalog/branding-cache.js';
import { CompanyStore } from '../../src/store/company-store.js';
import { RequestNotes } from '../../src/store/linking/request-notes.js';
import { createWorld, mendCodat, type BrowserWorld } from '../support/browser-world.js';
import { collectWindows, until } from '../support/page.js';
import { Fixture, createFixture } from './fixture.js';
import { withEmptyMemory } from './samples.js';

describe('Two tabs that choose the same at once', () => {
  beforeEach(withEmptyMemory);

  it('get one connection', async () => {
    const one = await createFixture();
    const other = one.elsewhere();
    await other.load();
    await one.fault({ kind: 'delay', delayMs: 300, method: 'POST' });
    const attempts = [one.link('gbol'), other.link('gbol')] as const;
    const ids = [await one.waiting(attempts[0]), await other.waiting(attempts[1])].map(
      ({ id }) => id,
    );

    expect(ids[0]).to.equal(ids[1]);
    expect(await one.onServer()).to.have.lengthOf(1);
  });

  it('get one connection though one calls the company `me` and the other by its id', async () => {
    const world = await createWorld();
    const client = createCodatClient({ proxyUrl: world.plainUrl, retryDelay: 1 });
    const tabs = ['me', 'by its id'].map(
      (name) =>
        new Fixture(
          world,
          new CompanyStore(`${world.id} ${name}`, client, new BrandingCache(world.id)),
        ),
    );
    for (const tab of tabs) await tab.load();
    const ids = await Promise.all(
      tabs.map(async (tab) => (await tab.waiting(tab.link('suuo'))).id),
    );

    expect(ids[0]).to.equal(ids[1]);
    expect(await tabs[0]?.onServer()).to.have.lengthOf(1);
  });

  it('get two where they choose two integrations', async () => {
    const one = await createFixture();
    const other = one.elsewhere();
    await other.load();
    await Promise.all([one.waiting(one.link('gbol')), other.waiting(other.link('fztf'))]);

    expect(await one.onServer()).to.have.lengthOf(2);
  });

  it('get theirs where the browser has no locks', async () => {
    const { locks } = navigator;
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
    try {
      const fixture = await createFixture();
      await fixture.waiting(fixture.link('gbol'));
      expect(await fixture.onServer()).to.have.lengthOf(1);
    } finally {
      Object.defineProperty(navigator, 'locks', { configurable: true, value: locks });
    }
  });
});

/** A fixture whose client is made from the usual one. */
async function benchWith(
  change: (client: CodatClient) => Partial<CodatClient>,
  timeout = 20_000,
  ofWorld?: BrowserWorld,
): Promise<Fixture> {
  const world = ofWorld ?? (await createWorld());
  const client = createCodatClient({ proxyUrl: world.plainUrl, retryDelay: 1, timeout });
  const changed = change(client);
  const host = new Proxy(client, {
    get(target, name: keyof CodatClient) {
      const own = changed[name] ?? target[name];
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
  const store = new CompanyStore(world.id, host, new BrandingCache(world.id));
  const fixture = new Fixture(world, store);
  await fixture.load();
  return fixture;
}

describe('A request that Codat carries out after its time-out', () => {
  beforeEach(withEmptyMemory);

  it('is waited for by “Try again”, which adopts what it created', async () => {
    const fixture = await benchWith(() => ({}), 800);
    await fixture.fault({ kind: 'delay', delayMs: 2500, method: 'POST', times: 1 });
    const first = fixture.link('gbol');
    await until('the time-out', () => first.state.kind === 'error');
    fixture.retry(first);
    const again = await until('the second attempt', () => {
      const attempt = fixture.store.linking.attemptFor(fixture.integration('gbol'));
      return attempt !== first && attempt;
    });
    const { id } = await fixture.waiting(again);
    const onServer = await fixture.onServer();

    expect(onServer.map((one) => one.id)).to.deep.equal([id]);
    expect(await fixture.count('POST /connections')).to.equal(1);
  });

  it('is waited for by another tab, or by this one after a reload', async () => {
    const fixture = await benchWith(() => ({}), 800);
    const other = await benchWith(() => ({}), 20_000, fixture.world);
    await fixture.fault({ kind: 'hold', method: 'POST', times: 1 });
    const first = fixture.link('gbol');
    await until('the time-out', () => first.state.kind === 'error');
    const asked = await fixture.count('GET /connections');
    const second = other.link('gbol');
    await until('the other tab to look twice', async () => {
      return (await fixture.count('GET /connections')) >= asked + 2;
    });
    await mendCodat(fixture.world);
    const { id } = await other.waiting(second);
    const onServer = await fixture.onServer();

    expect(onServer.map((one) => one.id)).to.deep.equal([id]);
  });

  for (const [what, code] of [
    ['the device went offline meanwhile', 'offline'],
    ['the connection to the server broke at once', 'network'],
  ] as const) {
    it(`is waited for where ${what}`, async () => {
      let late: Promise<Connection> | undefined;
      const fixture = await benchWith((client) => ({
        createConnection: async (...given) => {
          if (late) return client.createConnection(...given);
          late = pause(1000, new AbortController().signal).then(() =>
            client.createConnection('gbol'),
          );
          throw new CodatNetworkError(code);
        },
      }));
      const first = fixture.link('gbol');
      await until('the failure', () => first.state.kind === 'error');
      fixture.retry(first);
      const again = await until('the second attempt', () => {
        const attempt = fixture.store.linking.attemptFor(fixture.integration('gbol'));
        return attempt !== first && attempt;
      });
      const { id } = await fixture.waiting(again);

      expect((await late)?.id).to.equal(id);
      expect(await fixture.onServer()).to.have.lengthOf(1);
    });
  }
});

describe('A connection without a link that may be opened', () => {
  beforeEach(withEmptyMemory);

  for (const linkUrl of [undefined, 'http://link.example/start', 'javascript:alert(1)', 'start']) {
    it(`is our own error, and no window is left: ${linkUrl ?? 'none'}`, async () => {
      const unsafe = (connection: Connection): Connection => ({ ...connection, linkUrl });
      const fixture = await benchWith((client) => ({
        createConnection: async (...given) => unsafe(await client.createConnection(...given)),
      }));
      const windows = collectWindows();
      const attempt = fixture.link('gbol', 'popup');
      const error = await until(
        'the error',
        () => attempt.state.kind === 'error' && attempt.state.error,
      );
      await until('the window to close', () => windows.length === 1 && windows[0]?.closed);

      expect(error instanceof CodatResponseError && error.field).to.equal('linkUrl');
      const [end, ...more] = fixture.watcher.of('link-end');
      expect(more).to.deep.equal([]);
      expect(end?.outcome).to.equal('failed');
      expect(end?.errorMessage).to.equal(undefined);
      expect(fixture.watcher.of('link-open')).to.deep.equal([]);
    });
  }
});

describe('A connection that is created as linked', () => {
  beforeEach(withEmptyMemory);

  for (const key of ['gbol', 'fztf']) {
    it(`is the company’s at once, and said to be connected once: ${key}`, async () => {
      const fixture = await benchWith((client) => ({
        createConnection: async (...given) => ({
          ...(await client.createConnection(...given)),
          status: 'Linked',
        }),
      }));
      const said: string[] = [];
      fixture.store.announcements.add({
        isShown: true,
        nearness: 2,
        announce: ({ kind }) => said.push(kind),
        clear: () => undefined,
      });
      const attempt = fixture.link(key);

      expect((await fixture.ended(attempt)).outcome).to.equal('linked');
      expect(fixture.watcher.events.map(({ kind }) => kind)).to.have.members([
        'connection-change',
        'connection',
        'link-end',
      ]);
      expect(fixture.watcher.of('connection-change')[0]?.change).to.equal('created');
      expect(fixture.store.connections.value).to.have.lengthOf(1);
      expect(said).to.deep.equal(['connected']);
    });
  }
});

describe('Software that is connected from inside itself', () => {
  beforeEach(withEmptyMemory);

  it('is never opened by its link: the attempt waits until the server says linked', async () => {
    const fixture = await createFixture();
    const windows = collectWindows();
    const attempt = fixture.link('olpr', 'popup');
    const { id } = await fixture.waiting(attempt);

    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'platform' });
    attempt.reopen();
    expect(windows).to.deep.equal([]);
    expect(fixture.watcher.of('link-open')).to.deep.equal([]);
    await fixture.setStatus(id, 'Linked');
    fixture.comeBack();
    expect((await fixture.ended(attempt)).outcome).to.equal('linked');
  });

  it('is likewise when it is gone on with', async () => {
    const connections = [{ id: 'c1', platformKey: 'olpr', status: 'PendingAuth' as const }];
    const fixture = await createFixture({ connections });
    const windows = collectWindows();
    const attempt = fixture.relink('c1', 'popup');
    await fixture.waiting(attempt);

    expect(attempt.state).to.deep.equal({ kind: 'waiting', phase: 'platform' });
    expect(windows).to.deep.equal([]);
  });
});

describe('What is known of the last request of an integration', () => {
  beforeEach(() => localStorage.removeItem(name));
  afterEach(() => localStorage.removeItem(name));

  const name = 'codat-elements:create test gbol';
  const proxyId = 'https://lender.example/api/';
  const notesOf = (company: string, credentials = 'same-origin') =>
    new RequestNotes(`${proxyId} ${company} ${credentials}`, proxyId);
  const waitOf = (notes: RequestNotes) => notes.get(name)?.mayAppearFor ?? -1;

  it('stays a company’s own when another company requests it too', () => {
    const [one, other] = [notesOf('a1'), notesOf('b2')];
    one.set(name, 8000);
    other.set(name, 0);
    expect(waitOf(one)).to.be.within(7000, 8000);
    expect(waitOf(other)).to.equal(0);
    expect(waitOf(notesOf('a1'))).to.be.within(7000, 8000);
  });

  it('is the same for a company whatever its credentials, and for `me`', () => {
    notesOf('a1').set(name, 8000);
    for (const [company, credentials] of [
      ['a1', 'include'],
      ['me', 'same-origin'],
    ] as const) {
      expect(waitOf(notesOf(company, credentials)), company).to.be.within(7000, 8000);
    }
    localStorage.removeItem(name);
    notesOf('me').set(name, 8000);
    expect(waitOf(notesOf('a1')), 'from me').to.be.within(7000, 8000);
  });

  it('is kept where storage is full', () => {
    const { setItem } = Storage.prototype;
    notesOf('b2').set(name, 0);
    const one = notesOf('a1');
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      one.set(name, 8000);
    } finally {
      Storage.prototype.setItem = setItem;
    }
    expect(waitOf(one)).to.be.within(7000, 8000);
  });

  it('takes no more room for many companies, and counts no longer than a minute', () => {
    for (let count = 0; count < 100; count++) notesOf(`c${count}`).set(name, 8000);
    expect((localStorage.getItem(name) ?? '').length).to.be.within(1, 2000);
    expect(waitOf(notesOf('c99'))).to.be.within(7000, 8000);
    const { now } = Date;
    Date.now = () => now() + 61_000;
    try {
      expect(notesOf('c99').get(name)).to.equal(undefined);
    } finally {
      Date.now = now;
    }
  });

  it('is of anybody where what is stored is none of ours', () => {
    localStorage.setItem(name, '{"of":1}');
    expect(notesOf('a1').get(name)).to.equal(undefined);
  });
});
