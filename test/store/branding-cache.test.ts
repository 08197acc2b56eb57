import { expect } from '@open-wc/testing';
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import { BrandingCache } from '../../src/store/catalog/branding-cache.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { atTheEnd, until } from '../support/page.js';

interface Looking {
  brandings: BrandingCache;
  /** The keys that were asked for, whether or not the browser's own cache had them. */
  requests: string[];
  changes: () => number;
  /** As a store that shows them does, until the test ends; gives how to stop earlier. */
  connect: () => () => void;
  stop: () => void;
}

/** Brandings as a page has them that somebody looks at. */
function visit({ id, proxyUrl }: BrowserWorld): Looking {
  const requests: string[] = [];
  const client = createCodatClient({
    proxyUrl,
    retryDelay: 1,
    fetch: (input, init) => {
      requests.push(new URL(input as URL).pathname.split('/').at(-2) ?? '');
      return fetch(input, init);
    },
  });
  const brandings = new BrandingCache(id);
  let changes = 0;
  brandings.addEventListener('change', () => changes++);
  const again = () => connect(brandings, client);
  return { brandings, requests, changes: () => changes, connect: again, stop: again() };
}

function connect(brandings: BrandingCache, client: CodatClient): () => void {
  const used = new AbortController();
  brandings.connect(client, used.signal);
  const stop = () => used.abort();
  atTheEnd(stop);
  return stop;
}

const known = (brandings: BrandingCache, key: string) =>
  until(`the branding of ${key}`, () => brandings.get(key) !== undefined);

const storageKey = ({ id }: BrowserWorld) => `codat-elements:branding:${id}`;

const fault = (world: BrowserWorld, body: object) =>
  world.codat('/_sandbox/faults', { method: 'POST', body: JSON.stringify(body) });

const keys = ['gbol', 'qhyg', 'fztf', 'exgd', 'zsth', 'ltpp', 'suuo', 'akxx', 'knfz'];

describe('Brandings', () => {
  it('are asked for when somebody wants to show them, and only then', async () => {
    const world = await createWorld();
    const { brandings, requests, changes } = visit(world);
    expect(brandings.get('gbol')).to.equal(undefined);
    expect(requests).to.deep.equal([]);
    brandings.want('gbol');
    await known(brandings, 'gbol');
    expect(brandings.get('gbol')?.logo?.square?.image?.src).to.match(/^http/);
    expect(changes()).to.equal(1);
  });

  it('are asked for once, however many want them', async () => {
    const world = await createWorld();
    const { brandings, requests } = visit(world);
    brandings.want('gbol');
    brandings.want('gbol');
    await known(brandings, 'gbol');
    brandings.want('gbol');
    expect(requests).to.deep.equal(['gbol']);
  });

  it('are asked for four at a time', async () => {
    const world = await createWorld();
    await fault(world, { kind: 'delay', delayMs: 50 });
    let most = 0;
    let now = 0;
    let requestCount = 0;
    const client = createCodatClient({
      proxyUrl: world.proxyUrl,
      fetch: async (...request) => {
        requestCount++;
        most = Math.max(most, ++now);
        return fetch(...request).finally(() => now--);
      },
    });
    const brandings = new BrandingCache(world.id);
    connect(brandings, client);
    for (const key of keys) brandings.want(key);
    for (const key of keys) await known(brandings, key);
    expect(most).to.equal(4);
    expect(requestCount).to.equal(keys.length);
  });

  it('that cannot be had are known to be none, and not asked for again', async () => {
    const world = await createWorld();
    const { brandings, requests } = visit(world);
    await fault(world, { kind: 'status', status: 404 });
    brandings.want('gbol');
    await known(brandings, 'gbol');
    expect(brandings.get('gbol')).to.equal(null);
    brandings.want('gbol');
    expect(requests).to.deep.equal(['gbol']);
  });

  it('that could not be had are asked for again by the next visit', async () => {
    const world = await createWorld();
    const first = visit(world);
    await fault(world, { kind: 'status', status: 400, times: 1 });
    first.brandings.want('gbol');
    await known(first.brandings, 'gbol');
    const next = visit(world);
    next.brandings.want('gbol');
    await known(next.brandings, 'gbol');
    expect(next.brandings.get('gbol')?.logo).to.be.an('object');
  });

  it('are kept for the next visit', async () => {
    const world = await createWorld();
    const first = visit(world);
    first.brandings.want('gbol');
    await known(first.brandings, 'gbol');
    const { brandings, requests } = visit(world);
    expect(brandings.get('gbol')).to.deep.equal(first.brandings.get('gbol'));
    brandings.want('gbol');
    expect(requests).to.deep.equal([]);
  });

  it('are asked for again when a week has passed', async () => {
    const world = await createWorld();
    const first = visit(world);
    first.brandings.want('gbol');
    await known(first.brandings, 'gbol');
    const { now } = Date;
    atTheEnd(() => {
      Date.now = now;
    });
    Date.now = () => now() + 6.9 * 24 * 3_600_000;
    expect(visit(world).brandings.get('gbol')).to.be.an('object');
    Date.now = () => now() + 7.1 * 24 * 3_600_000;
    const { brandings, requests } = visit(world);
    expect(brandings.get('gbol')).to.equal(undefined);
    brandings.want('gbol');
    await known(brandings, 'gbol');
    expect(requests).to.deep.equal(['gbol']);
  });

  for (const stored of ['{', 'null', '[]', '{"gbol":{"at":"x"}}', '{"gbol":{"at":9e15}}']) {
    it(`ignore malformed data in storage: ${stored}`, async () => {
      const world = await createWorld();
      localStorage.setItem(storageKey(world), stored);
      const { brandings } = visit(world);
      brandings.want('gbol');
      await known(brandings, 'gbol');
      expect(brandings.get('gbol')?.logo).to.be.an('object');
    });
  }

  it('do without storage where it is denied', async () => {
    const world = await createWorld();
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    atTheEnd(() => {
      if (own) Object.defineProperty(window, 'localStorage', own);
    });
    const { brandings } = visit(world);
    brandings.want('gbol');
    await known(brandings, 'gbol');
    expect(brandings.get('gbol')?.logo).to.be.an('object');
  });

  it('that nobody looks at any more are not asked for, and can be wanted again', async () => {
    const world = await createWorld();
    await fault(world, { kind: 'delay', delayMs: 50, after: 'after' });
    const { brandings, requests, connect: connectAgain, stop } = visit(world);
    for (const key of keys) brandings.want(key);
    stop();
    connectAgain();
    brandings.want('knfz');
    await known(brandings, 'knfz');
    expect(brandings.get('gbol')).to.equal(undefined);
    expect(requests).to.not.include('ltpp');
    brandings.want('gbol');
    await known(brandings, 'gbol');
    expect(brandings.get('gbol')?.logo).to.be.an('object');
  });

  it('are asked for by a company that is shown, not by one that was', async () => {
    const world = await createWorld();
    const { brandings, requests, stop } = visit(world);
    let askedCount = 0;
    const other = createCodatClient({
      proxyUrl: world.proxyUrl,
      fetch: (...request) => {
        askedCount++;
        return fetch(...request);
      },
    });
    connect(brandings, other);
    brandings.want('gbol');
    await known(brandings, 'gbol');
    stop();
    brandings.want('qhyg');
    await known(brandings, 'qhyg');

    expect(askedCount).to.equal(2);
    expect(requests).to.deep.equal([]);
  });

  it('that are wanted before a company is shown are asked for then', async () => {
    const world = await createWorld();
    const brandings = new BrandingCache(world.id);
    brandings.want('gbol');
    connect(brandings, createCodatClient({ proxyUrl: world.proxyUrl }));
    await known(brandings, 'gbol');

    expect(brandings.get('gbol')?.logo).to.be.an('object');
  });
});
