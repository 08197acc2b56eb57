import { expect } from '@open-wc/testing';
import { createCodatClient } from '../../src/api/client.js';
import { BrandingCache } from '../../src/store/catalog/branding-cache.js';
import { CatalogCache } from '../../src/store/catalog/catalog-cache.js';
import { CompanyStore } from '../../src/store/company-store.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';

const STORAGE_KEY = 'codat-elements:catalog:1';

/** The integrations of a company, as a page has them that is loaded anew. */
function visit({ id, proxyUrl, plainUrl }: BrowserWorld, isPlain = false) {
  const client = createCodatClient({ proxyUrl: isPlain ? plainUrl : proxyUrl, retryDelay: 1 });
  return new CompanyStore(id, client, new BrandingCache(id), new CatalogCache(id)).integrations;
}

const fail = (world: BrowserWorld) =>
  world.codat('/_sandbox/faults', {
    method: 'POST',
    body: JSON.stringify({ path: '/integrations', kind: 'status', status: 500 }),
  });

describe('The catalog of the last visit', () => {
  beforeEach(() => localStorage.removeItem(STORAGE_KEY));

  it('is there at once, and is checked', async () => {
    const world = await createWorld();
    const first = visit(world);
    await first.refresh();
    const second = visit(world);
    second.load();

    expect(second.state.kind).to.equal('loading');
    expect(second.value).to.deep.equal(first.value);
    const shown = second.value;
    await second.pending;
    expect(second.state.kind).to.equal('ready');
    // The same objects: nothing is rendered again.
    expect(second.value).to.equal(shown);
  });

  it('gives way to another one that comes', async () => {
    const world = await createWorld();
    const first = visit(world);
    await first.refresh();
    const stored = localStorage.getItem(STORAGE_KEY) ?? '';
    localStorage.setItem(STORAGE_KEY, stored.replace('"Xero"', '"Xerxes"'));
    const second = visit(world);
    second.load();

    expect(second.value?.map(({ name }) => name)).to.include('Xerxes');
    await second.pending;
    expect(second.value).to.deep.equal(first.value);
  });

  it('is gone when it cannot be checked, so that an error is shown as one', async () => {
    const world = await createWorld();
    await visit(world).refresh();
    await fail(world);
    const second = visit(world, true);
    second.load();
    await second.pending;

    expect(second.state.kind).to.equal('error');
    expect(second.value).to.equal(undefined);
  });

  it('is left unknown when nobody waits for the check any more', async () => {
    const world = await createWorld();
    await visit(world).refresh();
    const second = visit(world);
    second.load();
    second.cancel();

    expect(second.state.kind).to.equal('idle');
  });

  it('is not another company’s, and tells nothing of the company', async () => {
    const world = await createWorld();
    await visit(world).refresh();
    const other = visit(await createWorld());
    other.load();

    expect(other.value).to.equal(undefined);
    // Its images' addresses tell which world they are of; the company is told nowhere.
    const { integrations, ...head } = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as {
      integrations: unknown;
    };
    expect(integrations).to.be.an('array');
    expect(JSON.stringify(head)).not.to.include(world.id);
    other.cancel();
  });

  for (const [what, spoil] of [
    ['is broken', () => localStorage.setItem(STORAGE_KEY, '{"of":')],
    ['has another form', () => respell((stored) => ({ ...stored, integrations: [{ key: 1 }] }))],
    ['is old', () => respell((stored) => ({ ...stored, at: Date.now() - 25 * 60 * 60 * 1000 }))],
  ] as const) {
    it(`is not used where what is stored ${what}`, async () => {
      const world = await createWorld();
      await visit(world).refresh();
      spoil();
      const second = visit(world);
      second.load();

      expect(second.value).to.equal(undefined);
      await second.pending;
      expect(second.state.kind).to.equal('ready');
    });
  }

  it('is loaded as ever where storage is denied or full', async () => {
    const world = await createWorld();
    const { getItem, setItem } = Storage.prototype;
    const deny = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: deny, setItem: deny });
    try {
      const integrations = visit(world);
      integrations.load();
      await integrations.pending;
      expect(integrations.state.kind).to.equal('ready');
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem });
    }
  });
});

function respell(change: (stored: Record<string, unknown>) => object): void {
  const stored: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}');
  localStorage.setItem(STORAGE_KEY, JSON.stringify(change(stored as Record<string, unknown>)));
}
