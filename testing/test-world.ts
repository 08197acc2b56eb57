/** What a test holds: Codat, simulated, with one company, and the token proxy that a page is pointed at. */
import type { CodatClient, ConnectionStatus } from 'codat-elements/api';
import type { TokenProxyOptions, Scope } from 'codat-elements/proxy';
import type {
  CodatSandbox,
  Fault,
  SandboxConnection,
  SandboxRequest,
  SeedCompany,
} from 'codat-elements/sandbox';
import type { Popup, SignInFailure, SignInOptions, SignInResult } from './sign-in/index.js';

/** How a world begins. All of it is JSON, so that it can be asked for over HTTP. */
export interface TestWorldOptions extends Partial<SeedCompany> {
  /**
   * Where the sign-in pages send the person in the end: a path of the page's origin, such as `/connected`, or a whole
   * address. Without a query it gets Codat's parameters. Default: the sandbox's own last page.
   */
  readonly redirectUrl?: string;
  /** What the page's user may do. Default: everything. */
  readonly scopes?: readonly Scope[];
  /** Whether Codat sends its events, and the proxy passes them on to the page. Default true; without it pages poll. */
  readonly push?: boolean;
  /**
   * On which origin the sign-in pages are. `other-site`, where the world is served on `localhost`: on `127.0.0.1`, as
   * Codat's are another site to a host. `same-origin`: on the page's own, so that a test inside the page can drive
   * them. Default `same-origin`.
   */
  readonly links?: 'same-origin' | 'other-site';
  /**
   * Whether Codat's clock goes by itself. `paused`: until the next `advance`, so that what a test sees of a sync does not
   * depend on how fast the machine is. Default `running`.
   */
  readonly clock?: 'running' | 'paused';
}

/** A world in this process, which may have what JSON cannot say. */
export interface LocalTestWorldOptions extends TestWorldOptions {
  /**
   * Where the world is served: its requests come to `path` on this origin. Default: the page's own, or what the first
   * request comes to.
   */
  readonly origin?: string;
  /** The path under which the world is served. Default `/codat-test`. */
  readonly path?: string;
  /** More options of the token proxy, such as `allowedOrigins` or `onEvent`. */
  readonly proxy?: Partial<Omit<TokenProxyOptions, 'apiKey' | 'apiUrl' | 'resolveCompany'>>;
}

/** A connection: as a world or an event's detail has it, or its id, its platform key or its software's name. */
export type ConnectionReference =
  string | { readonly id: string } | { readonly connectionId: string };

/** Codat, simulated, with one company, and a token proxy over it that no other test sees. */
export interface TestWorld {
  /** Codat's id of the company, which the proxy calls `me`. */
  readonly companyId: string;
  /** What an element's `proxy-url` points at. */
  readonly proxyUrl: string;
  /** The base of Codat's simulated API; its key is `sandbox`. */
  readonly codatUrl: string;
  /** The company's connections, oldest first. */
  connections(): Promise<readonly SandboxConnection[]>;
  /**
   * A connection of the company.
   *
   * @throws Error that lists those there are
   */
  connection(connection: ConnectionReference): Promise<SandboxConnection>;
  /**
   * Signs in at the provider's: in a window that the test holds, or, for a connection, without any. A connection that is
   * named by its software is waited for.
   */
  signIn(target: Popup | ConnectionReference, options?: SignInOptions): Promise<SignInResult>;
  /** Leaves the sign-in by "Cancel". */
  cancel(
    target: Popup | ConnectionReference,
    options?: Pick<SignInOptions, 'timeoutMs'>,
  ): Promise<SignInResult>;
  /** Makes the provider refuse, by default with `denied`. */
  fail(
    target: Popup | ConnectionReference,
    reason?: SignInFailure,
    options?: Pick<SignInOptions, 'timeoutMs'>,
  ): Promise<SignInResult>;
  /** The provider ends access to a connected source: `Deauthorized`, with a 401 among its errors. */
  expireAccess(connection: ConnectionReference): Promise<void>;
  /** Puts a connection into a status behind the page's back. */
  setStatus(connection: ConnectionReference, status: ConnectionStatus): Promise<void>;
  /** Moves Codat's clock on by milliseconds: data gets synced, one-time passwords age. */
  advance(ms: number): Promise<void>;
  /** Something goes wrong at Codat from now on. */
  addFault(fault: Fault): Promise<void>;
  /** All is well at Codat again. */
  clearFaults(): Promise<void>;
  /** The latest requests that Codat had, oldest first. */
  requests(): Promise<readonly SandboxRequest[]>;
  /** Ends what is open: streams, and what listens to the page. */
  close(): Promise<void>;
}

/** A world in this process: in Node, or in the page itself. */
export interface LocalTestWorld extends TestWorld {
  /** Responds to what is under the world's path: the proxy's routes, Codat's API and the sign-in pages. */
  fetch(request: Request): Promise<Response>;
  /** For an element's `client` property: reaches the proxy without a server. */
  readonly client: CodatClient;
  /** The sandbox itself. */
  readonly sandbox: CodatSandbox;
  /** The path under which `fetch` responds. */
  readonly path: string;
}
