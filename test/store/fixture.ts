/** What the store's tests share: a store over a sandbox of its own, and somebody who watches it. */
import { createCodatClient, type CodatClient } from '../../src/api/client.js';
import type { Connection, Integration } from '../../src/api/schema.js';
import type { Fault, SandboxRequest } from '../../sandbox/index.js';
import { BrandingCache } from '../../src/store/catalog/branding-cache.js';
import { CompanyStore } from '../../src/store/company-store.js';
import { StartingAttempt, type Attempt } from '../../src/store/starting-attempt.js';
import { StoreClient } from '../../src/store/store-clients.js';
import type { StoreNotification } from '../../src/store/store-events.js';
import type { LinkAttempt } from '../../src/store/linking/link-attempt.js';
import type { LinkMode } from '../../src/store/link-window.js';
import { managerModule } from '../../src/store/linking-part.js';
import { streamModule } from '../../src/store/stream-part.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { atTheEnd, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

type NotificationOf<Kind extends StoreNotification['kind']> = StoreNotification & { kind: Kind };

// The code of linking and of the event stream is there: what a click does before that is tested with elements, in a real page.
await Promise.all([managerModule.load(), streamModule.load()]);

/** An element's part, without an element. */
export class Watcher extends StoreClient {
  readonly events: StoreNotification[] = [];
  /** Kinds of notifications that this one's page prevents. */
  readonly prevented = new Set<StoreNotification['kind']>();
  changes = 0;
  /** Whether it is in the page. */
  isInPage = true;

  constructor() {
    super(() => !this.isInPage);
    this.addEventListener('notification', (event) => {
      this.events.push(event.detail);
      if (this.prevented.has(event.detail.kind)) event.preventDefault();
    });
  }

  readonly onChange = () => {
    this.changes++;
  };

  of<Kind extends StoreNotification['kind']>(kind: Kind): NotificationOf<Kind>[] {
    return this.events.filter((event): event is NotificationOf<Kind> => event.kind === kind);
  }
}

/** The code of linking is there: the attempt has started. */
function started(attempt: Attempt): LinkAttempt {
  if (attempt instanceof StartingAttempt) throw new Error('The code of linking is not loaded.');
  return attempt;
}

const words = { title: 'One moment', message: 'Opening' };

/** How long a request may take, in milliseconds: another time than any pause, so that tests can distinguish them. */
export const timeout = 20_000;

/** A store, its company's Codat, and one who watches. */
export class Fixture {
  readonly world: BrowserWorld;
  readonly client: CodatClient;
  readonly store: CompanyStore;
  readonly watcher = new Watcher();
  /** Takes the watcher out of the page. */
  leave: () => void = () => undefined;

  constructor(world: BrowserWorld, store?: CompanyStore) {
    this.world = world;
    this.client = createCodatClient({ proxyUrl: world.proxyUrl, retryDelay: 1, timeout });
    this.store = store ?? new CompanyStore(world.id, this.client, new BrandingCache(world.id));
    this.watch();
  }

  /** Puts the watcher into the page. */
  watch(): void {
    this.leave = this.add(this.watcher);
  }

  /** Puts somebody who watches into the page. Returns how to take them out. */
  add(watcher: Watcher): () => void {
    watcher.isInPage = true;
    this.store.addEventListener('change', watcher.onChange);
    this.store.addClient(watcher);
    const leave = () => {
      watcher.isInPage = false;
      this.#remove(watcher);
    };
    atTheEnd(leave);
    return leave;
  }

  /** The watcher stays in the page, and shows another company. */
  showAnother(watcher: Watcher = this.watcher): void {
    this.#remove(watcher);
  }

  #remove(watcher: Watcher): void {
    this.store.removeClient(watcher);
    this.store.removeEventListener('change', watcher.onChange);
  }

  /** Another page's store of the same company. */
  elsewhere(): Fixture {
    return new Fixture(this.world);
  }

  /** Reads what a picker shows. */
  async load(): Promise<void> {
    await Promise.all([
      this.store.integrations.refresh(),
      this.store.connections.refresh(),
      this.store.linking.load(),
    ]);
  }

  integration(key: string): Integration {
    const found = this.store.integrations.value?.find((one) => one.key === key);
    if (!found) throw new Error(`The catalogue has no "${key}".`);
    return found;
  }

  connection(id: string): Connection {
    const found = this.store.connections.value?.find((one) => one.id === id);
    if (!found) throw new Error(`There is no connection "${id}".`);
    return found;
  }

  /** Begins to link, as a click does. */
  link(key: string, mode: LinkMode = 'manual', by: StoreClient = this.watcher): LinkAttempt {
    return started(this.store.linking.link(this.integration(key), { mode, words }, by));
  }

  relink(id: string, mode: LinkMode = 'manual'): LinkAttempt {
    return started(
      this.store.linking.reconnect(this.connection(id), { mode, words }, this.watcher),
    );
  }

  retry(attempt: Attempt, mode: LinkMode = 'manual'): void {
    this.store.linking.retry(attempt, { mode, words }, this.watcher);
  }

  /** The connection an attempt is about, once the person is at the provider's. */
  async waiting(attempt: Attempt): Promise<Connection> {
    return until(
      'the attempt to wait',
      () => attempt.state.kind === 'waiting' && attempt.connection,
    );
  }

  async ended(attempt: Attempt, patience?: number) {
    const ended = () => attempt.state.kind === 'ended' && attempt.state;
    return until('the attempt’s end', ended, patience);
  }

  /** What a person does who comes back to the page: it is then that the server is asked. */
  comeBack(): void {
    window.dispatchEvent(new Event('focus'));
  }

  async fault(fault: Fault): Promise<void> {
    await this.world.codat('/_sandbox/faults', { method: 'POST', body: JSON.stringify(fault) });
  }

  async heal(): Promise<void> {
    await this.world.codat('/_sandbox/faults', { method: 'DELETE' });
  }

  /** As somebody else does. */
  async setStatus(connectionId: string, status: string): Promise<void> {
    const path = `/_sandbox/connections/${connectionId}/status`;
    await this.world.codat(path, { method: 'POST', body: JSON.stringify({ status }) });
  }

  /** As somebody else does. */
  async deleteElsewhere(connectionId: string): Promise<void> {
    const path = `/companies/${this.world.companyId}/connections/${connectionId}`;
    await this.world.codat(path, { method: 'DELETE' });
  }

  /** What Codat was asked, as “method /path below the company”. */
  async asked(): Promise<string[]> {
    const response = await this.world.codat('/_sandbox/requests');
    const requests = (await response.json()) as SandboxRequest[];
    return requests.map(
      ({ method, path }) =>
        `${method} ${path.replace(`/companies/${this.world.companyId}`, '').replace(/\?.*/, '')}`,
    );
  }

  async count(request: string): Promise<number> {
    return (await this.asked()).filter((one) => one === request).length;
  }

  /** The company's connections as Codat has them. */
  async onServer(): Promise<{ id: string; platformKey: string; status: string }[]> {
    const response = await this.world.codat('/_sandbox/companies');
    const [company] = (await response.json()) as {
      connections: { id: string; platformKey: string; status: string }[];
    }[];
    return company?.connections ?? [];
  }
}

/** A store whose catalogue and connections are read. */
export async function createFixture(options: WorldOptions = {}): Promise<Fixture> {
  const fixture = new Fixture(await createWorld(options));
  await fixture.load();
  return fixture;
}
