import { type CatalogIntegration, catalog, integrationByKey } from './catalog/index.js';
import { IdMap } from './id-map.js';
import { guidOf } from './ids.js';
import type { CompanyRecord, ConnectionRecord } from './records.js';
import { checkStatus } from './transitions.js';
import type { SandboxSeed, SeedCompany, SeedConnection, SeedFile } from './types.js';

/** What of a store is not in its companies; plain JSON. */
export interface StoreState {
  /** How many companies and connections were made by requests: the next id comes from it. */
  readonly made: number;
  /** Keys of integrations that are switched on or off against the catalogue's defaults. */
  readonly integrations: Readonly<Record<string, boolean>>;
}

/** Everything that exists in a sandbox, and what may happen to it. */
export class SandboxStore {
  readonly companies = new IdMap<CompanyRecord>();
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly now: () => number;
  #enabled: ReadonlyMap<string, boolean>;
  #made = 0;

  constructor(seed: SandboxSeed, now: () => number) {
    this.now = now;
    const companies = seed.companies ?? [];
    const isList: boolean = Array.isArray(companies);
    if (!isList) throw new TypeError('companies must be an array, such as [{ name: "Harbour" }].');
    this.#enabled = new Map(Object.entries(seed.integrations ?? {}));
    for (const company of companies) this.addCompany(company);
  }

  get state(): StoreState {
    return { made: this.#made, integrations: Object.fromEntries(this.#enabled) };
  }

  /** Puts a state in the place of the store's own. */
  restore({ made, integrations }: StoreState): void {
    this.#made = made;
    this.#enabled = new Map(Object.entries(integrations));
  }

  /** Every integration, and whether the client has it switched on. */
  integrations(): { integration: CatalogIntegration; enabled: boolean }[] {
    return catalog.map((integration) => ({ integration, enabled: this.isEnabled(integration) }));
  }

  isEnabled(integration: CatalogIntegration): boolean {
    return this.#enabled.get(integration.key) ?? integration.enabled ?? true;
  }

  /** @throws Error when it cannot be used; nothing of it is then added */
  addCompany(seed: SeedCompany): CompanyRecord {
    // A seed may come from outside as JSON.
    if (typeof (seed.name as unknown) !== 'string') throw new TypeError('A company has a name.');
    const company: CompanyRecord = {
      id: seed.id ?? guidOf(`company:${seed.name}`),
      name: seed.name,
      createdAt: this.now() - (seed.ageMs ?? 0),
      connections: new IdMap(),
      files: (seed.files ?? []).map((file, place) => this.#seededFile(file, place)),
      ...(seed.description !== undefined && { description: seed.description }),
      ...(seed.tags && { tags: seed.tags }),
    };
    if (this.companies.has(company.id)) {
      throw new Error(
        `There is a company of the id "${company.id}" already: of two named "${company.name}" one needs an id of its own.`,
      );
    }
    for (const connection of seed.connections ?? []) this.#seedConnection(company, connection);
    this.companies.set(company.id, company);
    return company;
  }

  createCompany(details: Pick<SeedCompany, 'name' | 'description' | 'tags'>): CompanyRecord {
    return this.addCompany({ ...details, id: this.#newId('company') });
  }

  /** Codat is not idempotent here: each call makes another connection. */
  createConnection(company: CompanyRecord, integration: CatalogIntegration): ConnectionRecord {
    const connection: ConnectionRecord = {
      id: this.#newId('connection'),
      companyId: company.id,
      integration,
      createdAt: this.now(),
      status: 'PendingAuth',
      errors: [],
      dataOutcomes: {},
      passwords: new Map(),
      passwordsIssued: 0,
    };
    company.connections.set(connection.id, connection);
    return connection;
  }

  /** The connection with this id, of any company. */
  connection(id: string): ConnectionRecord | undefined {
    for (const company of this.companies.values()) {
      const connection = company.connections.get(id);
      if (connection) return connection;
    }
    return undefined;
  }

  #seedConnection(company: CompanyRecord, seed: SeedConnection): void {
    const integration = integrationByKey(seed.platformKey);
    if (!integration) throw new Error(`The catalogue has no integration "${seed.platformKey}".`);
    const now = this.now();
    const status = seed.status ?? 'Linked';
    checkStatus(status);
    const createdAt = now - (seed.ageMs ?? 0);
    const place = company.connections.size;
    const connection: ConnectionRecord = {
      id: seed.id ?? guidOf(`connection:${company.id}:${seed.platformKey}:${place}`),
      companyId: company.id,
      integration,
      createdAt,
      status,
      errors: (seed.errors ?? []).map((error) => ({
        statusCode: error.statusCode ?? '500',
        statusText: error.statusText ?? '',
        errorMessage: error.errorMessage ?? 'Unknown error occurred.',
        at: now - (error.ageMs ?? 0),
        status: error.status === undefined ? 'Active' : error.status,
      })),
      dataOutcomes: seed.dataOutcomes ?? {},
      passwords: new Map(),
      passwordsIssued: 0,
      ...(seed.organisation !== undefined && { organisation: seed.organisation }),
    };
    if (status !== 'PendingAuth') {
      connection.syncStartedAt = seed.syncAgeMs === undefined ? createdAt : now - seed.syncAgeMs;
      connection.organisation ??= company.name;
    }
    if (status === 'Unlinked' || status === 'Deauthorized') {
      connection.endedAt = now - (seed.endedAgeMs ?? 0);
    }
    if (this.connection(connection.id) ?? company.connections.get(connection.id)) {
      throw new Error(`There is a connection of the id "${connection.id}" already.`);
    }
    company.connections.set(connection.id, connection);
  }

  #seededFile(
    { name, sourceType = 'Accounting', ageMs = 0, size = 1000 }: SeedFile,
    place: number,
  ) {
    const fileName = `${guidOf(`file:${place}:${name}`)}${/\.\w+$/.exec(name)?.[0] ?? ''}`;
    return { fileName, displayName: name, sourceType, uploadedAt: this.now() - ageMs, size };
  }

  // The time is part of it: ids of an earlier run must not mean something else in this one. A clock may stand still, so the
  // number never begins anew in a sandbox that goes on from a snapshot.
  #newId(kind: string): string {
    this.#made += 1;
    return guidOf(`${kind}:${this.#made}:${this.now()}`);
  }
}
