import { createCodatClient, type CodatClient, type CodatClientOptions } from '../api/client.js';
import { CodatConfigurationError } from '../api/errors.js';
import { resolveProxyUrl } from '../api/http.js';
import { warnOnce } from '../api/warn.js';
import { BrandingCache } from './catalog/branding-cache.js';
import { CatalogCache } from './catalog/catalog-cache.js';
import { CompanyStore } from './company-store.js';
import { HostCredentials } from './host-credentials.js';

/** What an element, or its provider, says about whom it shows and how to ask. */
export interface StoreConfig {
  proxyUrl?: string | undefined;
  companyId?: string | undefined;
  credentials?: RequestCredentials | undefined;
  getToken?: CodatClientOptions['getToken'] | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** A client of the host's own, instead of all of the above. */
  client?: CodatClient | undefined;
}

/**
 * Weak, so that a store lives as long as an element that shows it, even one that is out of the document for
 * a moment, and no longer.
 */
const stores = new Map<string, WeakRef<CompanyStore>>();
const clientStores = new WeakMap<CodatClient, CompanyStore>();
let clients = 0;
/** Those of whoever is signed in, which may be somebody else by the time an element shows one again. */
const ownStores = new WeakSet<CompanyStore>();
const brandings = new Map<string, WeakRef<BrandingCache>>();
/** A page that has moved on while somebody is at the provider's may come back: these are held until then. */
const linking = new Set<CompanyStore>();

function brandingsOf(proxyUrl: string): BrandingCache {
  const known = brandings.get(proxyUrl)?.deref();
  if (known) return known;
  const created = new BrandingCache(proxyUrl);
  brandings.set(proxyUrl, new WeakRef(created));
  return created;
}

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const clientMethods = [
  'listIntegrations',
  'listConnections',
  'getBranding',
  'getConnection',
  'createConnection',
  'unlinkConnection',
  'deleteConnection',
  'getDataStatus',
] as const;

/** Hosts write plain JavaScript too. */
function checkClient(client: CodatClient): void {
  const missing = clientMethods.filter(
    (method) => !isObject(client) || typeof client[method] !== 'function',
  );
  if (missing.length === 0) return;
  const said = `client has no method ${missing.join(', ')}: set it to what createCodatClient returns, or leave it out.`;
  if (missing.some((method) => method.startsWith('list'))) throw new CodatConfigurationError(said);
  // A test's stub may have what is called, and no more.
  warnOnce(`codat-elements: ${said}`);
}

/**
 * The store of a proxy and company: the same one for every element that names the same. `element` is the one that shows it:
 * what it is given for requests counts until it is given none.
 * @throws CodatConfigurationError if the proxy is missing or cannot be one.
 */
export function storeFor(config: StoreConfig, element: object = config): CompanyStore {
  const { client, proxyUrl, companyId = 'me', credentials } = config;
  if (client) {
    const known = clientStores.get(client);
    if (known) return known;
    checkClient(client);
    // A page that is loaded again makes its clients in the same order: the name stays theirs.
    const id = `client ${++clients}`;
    const created = new CompanyStore(id, client, new BrandingCache(id));
    clientStores.set(client, created);
    return created;
  }
  if (!proxyUrl) {
    throw new CodatConfigurationError(
      'proxy-url is missing: set it on this element or on a <codat-provider> around it.',
    );
  }
  const base = resolveProxyUrl(proxyUrl).href;
  const id = [base, companyId, credentials ?? 'same-origin'].join(' ');
  const known = stores.get(id)?.deref();
  if (known) {
    known.give(element, config);
    return known;
  }
  const given = new HostCredentials();
  given.give(element, config);
  const created = createCodatClient({
    proxyUrl: base,
    companyId,
    ...(credentials ? { credentials } : {}),
    get getToken() {
      return given.getToken;
    },
    get headers() {
      return given.headers;
    },
  });
  const store = new CompanyStore(id, created, brandingsOf(base), new CatalogCache(id), given);
  if (companyId === 'me') ownStores.add(store);
  stores.set(id, new WeakRef(store));
  return store;
}

/**
 * Keeps a store that is left in the middle of an attempt, until somebody shows it again. One of whoever is signed in that nobody
 * shows any more forgets what it knows: it is not for whoever is next.
 */
export function holdWhileLinking(store: CompanyStore): void {
  if (store.linking.isLive) linking.add(store);
  else linking.delete(store);
  if (!store.hasClients && ownStores.has(store)) store.forget();
}
