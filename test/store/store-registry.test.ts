import { expect } from '@open-wc/testing';
import { createCodatClient } from '../../src/api/client.js';
import { asCodatError } from '../../src/api/errors.js';
import { StoreClient } from '../../src/store/store-clients.js';
import { storeFor, type StoreConfig } from '../../src/store/store-registry.js';
import { measureHeap } from '../support/heap.js';
import { atTheEnd, until } from '../support/page.js';

let made = 0;
/** An address that no other test has. */
const freshProxy = () => `/proxy-${++made}`;

/** What requests carried, of all that are sent until the test ends; their responses are empty. */
function collectHeaders(): Headers[] {
  const seen: Headers[] = [];
  const { fetch } = window;
  window.fetch = (_, init) => {
    seen.push(new Headers(init?.headers));
    return Promise.resolve(Response.json({ results: [], totalResults: 0 }));
  };
  atTheEnd(() => {
    window.fetch = fetch;
  });
  return seen;
}

describe('A store that no element shows any more', () => {
  it('releases what the host gave it', async () => {
    const given: WeakRef<object>[] = [];
    for (let one = 0; one < 20; one++) {
      const user = { name: 'a user of the host' };
      given.push(new WeakRef(user));
      storeFor({ proxyUrl: freshProxy(), getToken: () => user.name });
    }
    await until('all to be gone', async () => {
      await measureHeap();
      return given.every((user) => user.deref() === undefined);
    });
  });
});

describe('Elements', () => {
  it('share a store when they name the same proxy and company', () => {
    const proxyUrl = freshProxy();
    const store = storeFor({ proxyUrl, companyId: 'c1' });
    expect(storeFor({ proxyUrl, companyId: 'c1' }) === store).to.equal(true);
  });

  it('share a store however they write the same address', () => {
    const proxyUrl = freshProxy();
    const store = storeFor({ proxyUrl });
    for (const same of [`${proxyUrl}/`, new URL(proxyUrl, location.href).href, `${proxyUrl}?a#b`]) {
      expect(storeFor({ proxyUrl: same }) === store, same).to.equal(true);
    }
  });

  it('share a store when one leaves to default what another one says', () => {
    const proxyUrl = freshProxy();
    const store = storeFor({ proxyUrl });
    const same = storeFor({ proxyUrl, companyId: 'me', credentials: 'same-origin' });
    expect(same === store).to.equal(true);
  });

  it('have stores of their own for other companies, proxies and credentials', () => {
    const proxyUrl = freshProxy();
    const configs: StoreConfig[] = [
      { proxyUrl },
      { proxyUrl, companyId: 'c1' },
      { proxyUrl, companyId: 'c2' },
      { proxyUrl, credentials: 'include' },
      { proxyUrl: freshProxy() },
    ];
    expect(new Set(configs.map((config) => storeFor(config))).size).to.equal(configs.length);
    expect(new Set(configs.map((config) => storeFor(config).id)).size).to.equal(configs.length);
  });

  it('share the brandings behind one proxy, whichever company they show', () => {
    const proxyUrl = freshProxy();
    const [one, two] = ['c1', 'c2'].map((companyId) => storeFor({ proxyUrl, companyId }));
    expect(one?.brandings === two?.brandings).to.equal(true);
  });

  it('share a store when they are given the same client', () => {
    const client = createCodatClient({ proxyUrl: freshProxy() });
    const store = storeFor({ client });
    expect(storeFor({ client, proxyUrl: '/other' }) === store).to.equal(true);
    const other = createCodatClient({ proxyUrl: freshProxy() });
    expect(storeFor({ client: other }) === store).to.equal(false);
  });
});

describe('A store’s token and headers', () => {
  it('are those that were given last', async () => {
    const seen = collectHeaders();
    const proxyUrl = freshProxy();
    const store = storeFor({ proxyUrl, getToken: () => 'old', headers: { 'x-csrf': 'old' } });
    await store.connections.refresh();
    storeFor({ proxyUrl, getToken: () => 'new', headers: { 'x-csrf': 'new' } });
    await store.connections.refresh();
    expect(seen.map((headers) => headers.get('authorization'))).to.deep.equal([
      'Bearer old',
      'Bearer new',
    ]);
    expect(seen.map((headers) => headers.get('x-csrf'))).to.deep.equal(['old', 'new']);
  });

  it('stay when another element of the company is given none', async () => {
    const seen = collectHeaders();
    const proxyUrl = freshProxy();
    const store = storeFor({ proxyUrl, getToken: () => 'abc', headers: { 'x-csrf': 'x' } });
    const client = new StoreClient(() => false);
    store.addClient(client);
    atTheEnd(() => store.removeClient(client));
    storeFor({ proxyUrl, getToken: undefined, headers: undefined });
    await store.connections.refresh();
    expect(seen[0]?.get('authorization')).to.equal('Bearer abc');
    expect(seen[0]?.get('x-csrf')).to.equal('x');
  });
});

describe('What was refused for want of a header', () => {
  for (const [what, give] of Object.entries({
    'an object': () => ({ 'x-csrf': 'x' }),
    Headers: () => new Headers({ 'x-csrf': 'x' }),
    'a Map': () => new Map([['x-csrf', 'x']]),
    pairs: () => [['x-csrf', 'x']],
  })) {
    it(`is asked again once it is given as ${what}`, async () => {
      const { fetch } = window;
      window.fetch = (_, init) => {
        const isSignedIn = new Headers(init?.headers).has('x-csrf');
        return Promise.resolve(Response.json({ results: [] }, { status: isSignedIn ? 200 : 401 }));
      };
      atTheEnd(() => {
        window.fetch = fetch;
      });
      const element = {};
      const proxyUrl = freshProxy();
      const store = storeFor({ proxyUrl }, element);
      const client = new StoreClient(() => false);
      store.addClient(client);
      atTheEnd(() => store.removeClient(client));
      await store.connections.refresh();
      const before = store.connections.state.kind;

      storeFor({ proxyUrl, headers: give() as Record<string, string> }, element);
      await until('the list', () => store.connections.state.kind === 'ready');
      expect(before).to.equal('error');
    });
  }
});

describe('An invalid configuration', () => {
  const messageOf = (config: StoreConfig) => {
    try {
      storeFor(config);
    } catch (error) {
      const { code, message } = asCodatError(error);
      return `${code}: ${message}`;
    }
    return undefined;
  };

  it('is reported when proxyUrl is missing', () => {
    expect(messageOf({})).to.match(/^configuration: .*proxy-url.*<codat-provider>/);
    expect(messageOf({ proxyUrl: '' })).to.match(/^configuration: .*proxy-url/);
  });

  it('is reported when proxyUrl is no web address', () => {
    expect(messageOf({ proxyUrl: 'ftp://x.example/' })).to.match(/^configuration: .*ftp/);
    expect(messageOf({ proxyUrl: 'https://' })).to.match(/^configuration: .*proxy-url/);
  });

  it('is reported when companyId is malformed', () => {
    expect(messageOf({ proxyUrl: '/x', companyId: 'a/b' })).to.match(
      /^configuration: .*company-id/,
    );
  });
});
