import type { ConnectionStatus, SourceType } from 'codat-elements/api';
import type { FaultList } from './faults.js';

/** How to set up a sandbox; everything is optional. */
export interface SandboxOptions {
  /** What exists at the start and after each `reset()`. Default: nothing. */
  readonly seed?: SandboxSeed;
  /** What `snapshot()` of an earlier sandbox gave: it goes on from there. `reset()` starts from the seed. */
  readonly snapshot?: SandboxSnapshot;
  /**
   * Where link pages go when they are done, with Codat's `{placeholders}`. Without it they end on
   * the sandbox's own page, as Codat's do.
   */
  readonly redirectUrl?: string;
  /** The API key to be sent as `Authorization: Basic base64(apiKey)`. Default `sandbox`. */
  readonly apiKey?: string;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
  /** Base of link and image URLs, no slash at its end. Default: origin and mount path of the request. */
  readonly linkUrl?: string;
  /** The path it is mounted under, such as `/codat`, whether or not the request still bears it. */
  readonly basePath?: string;
  /** Milliseconds a data type stays in each stage of its first reading. Default 1000. */
  readonly syncStepMs?: number;
  /** Where to send Codat's events. Default: nowhere. */
  readonly webhook?: SandboxWebhook;
}

/**
 * A sandbox's companies, connections, files, switched integrations, sign-ins under way and clock, as plain JSON. Only
 * `snapshot` reads it.
 */
export interface SandboxSnapshot {
  readonly version: number;
  readonly state: object;
}

/** A host that takes Codat's webhooks. */
export interface SandboxWebhook {
  /** Absolute and http(s), such as the token proxy's `…/webhooks`. */
  readonly url: string;
  /** Signs them by Svix's scheme: `whsec_` and base64, whose alphabet may be the one for URLs. */
  readonly secret: string;
  /** What sends them. Default: the runtime's `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What a sandbox starts from. Plain JSON, so it can be sent to `POST /_sandbox/reset` as well. */
export interface SandboxSeed {
  readonly companies?: readonly SeedCompany[];
  /** Keys of integrations to switch on or off against the catalogue's defaults. */
  readonly integrations?: Readonly<Record<string, boolean>>;
}

/** A company to start from. */
export interface SeedCompany {
  /** Default: a GUID made from the name, so of two of one name one needs an id of its own. */
  readonly id?: string;
  /** Kept as it is: only `POST /companies` strips characters, as Codat does. */
  readonly name: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Milliseconds since it was created. Default 0. */
  readonly ageMs?: number;
  readonly connections?: readonly SeedConnection[];
  /** Files that were uploaded before, oldest first. */
  readonly files?: readonly SeedFile[];
}

/** An uploaded file to start from. */
export interface SeedFile {
  readonly name: string;
  /** Default `Accounting`. */
  readonly sourceType?: SourceType;
  /** Milliseconds since it was uploaded. Default 0. */
  readonly ageMs?: number;
  /** In bytes. Default 1000. */
  readonly size?: number;
}

/** A connection to start from. */
export interface SeedConnection {
  /** Default: a GUID made from the company, the platform and its place in the list. */
  readonly id?: string;
  /** A key of the catalogue, such as `gbol` for Xero. */
  readonly platformKey: string;
  /** Default `Linked`. */
  readonly status?: ConnectionStatus;
  /** Milliseconds since it was created; unless it is pending, since it was linked too. Default 0. */
  readonly ageMs?: number;
  /** Milliseconds since its latest reading began; negative: until it begins. Default: `ageMs`. */
  readonly syncAgeMs?: number;
  /** Milliseconds since it was unlinked or deauthorized. Default 0. */
  readonly endedAgeMs?: number;
  /** Name of the organisation it is linked to. Default: the company's name. */
  readonly organisation?: string;
  readonly errors?: readonly SeedError[];
  /**
   * Data types that end otherwise than `Complete`, such as `{invoices: 'FetchError'}`; a stage such
   * as `Fetching` stays there.
   */
  readonly dataOutcomes?: Readonly<Record<string, string>>;
}

/** One entry of `dataConnectionErrors` to start from. */
export interface SeedError {
  readonly statusCode?: string;
  readonly statusText?: string;
  readonly errorMessage?: string;
  /** Milliseconds since it happened. Default 0. */
  readonly ageMs?: number;
  /** `null`, as Codat says it of what is not transient. Default `Active`. */
  readonly status?: 'Active' | 'Resolved' | null;
}

/** A company as it stands, for tests to look at. */
export interface SandboxCompany {
  readonly id: string;
  readonly name: string;
  readonly connections: readonly SandboxConnection[];
  /** What was uploaded, oldest first. */
  readonly files: readonly SandboxFile[];
}

/** An uploaded file, for tests to look at. */
export interface SandboxFile {
  /** As it was called. */
  readonly name: string;
  readonly sourceType: SourceType;
  /** In bytes. */
  readonly size: number;
}

/** A connection as it stands, for tests to look at. */
export interface SandboxConnection {
  readonly id: string;
  readonly companyId: string;
  readonly platformKey: string;
  /** What its software is called. */
  readonly platformName: string;
  readonly status: ConnectionStatus;
  readonly organisation?: string;
  readonly errorCount: number;
}

/** One request that came in. One-time passwords and link tokens are left out, as are bodies and headers. */
export interface SandboxRequest {
  readonly method: string;
  /** Path and query without the mount path, `otp` and tokens replaced by `…`. */
  readonly path: string;
  /** Status of the response; 0 when the connection was cut before any. */
  readonly status: number;
  /** Milliseconds since 1970, by the sandbox's clock. */
  readonly at: number;
  /** The kind of fault that was put in its way. */
  readonly fault?: string;
}

/** Codat's API and link pages, simulated. */
export interface CodatSandbox {
  /**
   * Responds to one request. Rejects only for a `network` fault, with a `SandboxNetworkError`: a server
   * should then close the connection without a response.
   */
  fetch(request: Request): Promise<Response>;
  /** Starts anew from the seed given here or at creation; faults, log, clock and redirect too. */
  reset(seed?: SandboxSeed): void;
  /** What goes wrong on purpose. */
  readonly faults: FaultList;
  /** Where link pages go when done; may be set at any time. */
  redirectUrl: string | undefined;
  readonly companies: readonly SandboxCompany[];
  /** Adds a company as a seed would. Throws for what cannot be used, such as an id that is taken. */
  addCompany(company: SeedCompany): SandboxCompany;
  connectionsOf(companyId: string): readonly SandboxConnection[];
  /** Puts a connection into a status, whatever Codat's rules say. Throws for an unknown id or status. */
  setConnectionStatus(connectionId: string, status: ConnectionStatus): void;
  /** As when the platform takes back its consent: `Deauthorized`, with a 401 among its errors. */
  deauthorize(connectionId: string, statusText?: string): void;
  /** Moves the clock on: passwords age, data gets read. Milliseconds; throws for what leads beyond the year 9999. */
  advance(ms: number): void;
  /** What there is, as plain JSON for the option `snapshot`. Faults and requests are not in it. */
  snapshot(): SandboxSnapshot;
  /** The latest 1000 requests, oldest first. */
  readonly requests: readonly SandboxRequest[];
  /**
   * Lets go of all that is under way, so that a process can end: responses that a fault delays or holds are given at
   * once, and no more events are sent.
   */
  close(): void;
}
