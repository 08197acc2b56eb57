import { CodatConfigurationError, isGone } from './errors.js';
import { isConflict, isGoneByCodat, isUnclear } from './failures.js';
import type { Scope } from './scopes.js';
import type { ServerEvent } from './server-events.js';
import type * as v from 'valibot';
import { resolveProxyUrl, Transport, type TransportOptions } from './http.js';
import { withOwnMethods } from './own-methods.js';
import { allOf, equalsAny } from './query.js';
import {
  BrandingSchema,
  ConnectionSchema,
  ConnectionsPageSchema,
  DataStatusesSchema,
  FilesSchema,
  IntegrationsPageSchema,
  type Branding,
  type Connection,
  type DataStatuses,
  type Integration,
  type SourceType,
  type UploadedFile,
} from './schema.js';
import { warnOnce } from './warn.js';

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; it then rejects with an `AbortError`. */
  signal?: AbortSignal | undefined;
  /** As it is this moment, from no cache on the way. A single connection always is, with a `linkUrl` of its own. */
  fresh?: boolean;
}

/** How to listen to what happens to the company. */
export interface ListenOptions {
  signal: AbortSignal;
  /** The id of the last event that was received, to get the events that were missed since. */
  lastEventId?: string | undefined;
}

/** How to upload a file. */
export interface UploadOptions {
  signal?: AbortSignal | undefined;
  /** What the file is called at Codat. Default: its own name. */
  name?: string;
  /** Called with how many bytes of the request have been sent, and of how many; never by a client with its own `fetch`. */
  onProgress?: (sentBytes: number, totalBytes: number) => void;
}

/** Which integrations to list. */
export interface ListIntegrationsOptions extends CallOptions {
  sourceTypes?: readonly SourceType[];
  enabled?: boolean;
}

/** How to create a connection. */
export interface CreateConnectionOptions extends CallOptions {
  /**
   * The ids of the connections that were there before. If the response is lost, a pending connection of this
   * integration that is not among them is the one this call made, and is returned.
   */
  knownIds?: ReadonlySet<string>;
  /** The integration's source: how such a connection is known where Codat does not say its integration's key. */
  sourceId?: string | null | undefined;
}

/**
 * One company's Codat, through the host's token proxy.
 *
 * Every method rejects with a `CodatError`, or with an `AbortError` if its signal was aborted.
 */
export interface CodatClient {
  /**
   * What the caller may do with the company, as the proxy said with its last response. `undefined`: everything, since
   * the proxy has said nothing of it.
   */
  readonly scopes?: ReadonlySet<Scope> | undefined;
  /** The catalogue, all pages of it. */
  listIntegrations(options?: ListIntegrationsOptions): Promise<Integration[]>;
  /** The official logos and buttons of an integration. */
  getBranding(platformKey: string, options?: CallOptions): Promise<Branding>;
  /** The company's connections, all pages of them. */
  listConnections(options?: CallOptions): Promise<Connection[]>;
  /** One connection, with a fresh `linkUrl`. */
  getConnection(connectionId: string, options?: CallOptions): Promise<Connection>;
  /** A new pending connection. Codat makes one for every call; see `knownIds` for a lost response. */
  createConnection(platformKey: string, options?: CreateConnectionOptions): Promise<Connection>;
  /** Ends access; what was read is kept and the connection can be linked again. */
  unlinkConnection(connectionId: string, options?: CallOptions): Promise<Connection>;
  /** Deletes the connection permanently. */
  deleteConnection(connectionId: string, options?: CallOptions): Promise<void>;
  /**
   * Streams what happens to the company. Resolves when the stream ends. A client without this method, or whose call
   * rejects with a CodatResponseError (our proxy without webhooks, or anything that is no stream) or with a 404, 405 or 501,
   * has no stream: the store polls instead.
   */
  listen?(onEvent: (event: ServerEvent) => void, options: ListenOptions): Promise<void>;
  /**
   * Sends a file to a connection of a file-upload integration. Resolves once Codat has taken the file; after an unclear
   * failure `listFiles` says whether it has. A client without it offers no upload.
   */
  uploadFile?(connectionId: string, file: File, options?: UploadOptions): Promise<void>;
  /** The company's uploaded files, of all connections. */
  listFiles?(options?: CallOptions): Promise<UploadedFile[]>;
  /** How far the reading of each data type is, over all of the company's connections. */
  getDataStatus(options?: CallOptions): Promise<DataStatuses>;
}

/** A client of the token proxy: with all that a client of the host's own may leave out. */
export type TokenProxyClient = CodatClient &
  Required<Pick<CodatClient, 'listen' | 'uploadFile' | 'listFiles'>>;

/** How to reach the proxy, and for whom. */
export interface CodatClientOptions extends TransportOptions {
  /** Codat's company id, or `me`: the signed-in user's company, as the proxy knows it. Default `me`. */
  companyId?: string;
}

/** Codat allows 5000; one of its schemas says 2000. Well under both, and still one page for nearly everyone. */
const PAGE_SIZE = 500;
/** Against a server that never says it is done. */
const MAX_PAGES = 100;

const NO_CONNECTION_ROUTE =
  'The token proxy responds with 404 about a connection that is in its list. Let it pass GET, PATCH and DELETE of ' +
  '/companies/{companyId}/connections/{connectionId} on to Codat.';

interface Page<Item> {
  results: Item[];
  pageSize?: number | null | undefined;
  totalResults?: number | null | undefined;
}

class ProxyClient implements TokenProxyClient {
  readonly #transport: Transport;
  readonly #company: readonly string[];

  constructor(options: CodatClientOptions) {
    const companyId = options.companyId ?? 'me';
    if (!/^[\w-]+$/.test(companyId)) {
      throw new CodatConfigurationError(`company-id "${companyId}" is not a Codat company id.`);
    }
    this.#transport = new Transport(options, resolveProxyUrl(options.proxyUrl));
    this.#company = ['companies', companyId];
  }

  get scopes(): ReadonlySet<Scope> | undefined {
    return this.#transport.scopes;
  }

  listIntegrations({ sourceTypes = [], enabled, signal }: ListIntegrationsOptions = {}) {
    const query = allOf(
      equalsAny('sourceType', sourceTypes),
      equalsAny('enabled', enabled === undefined ? [] : [enabled]),
    );
    return this.#all(
      ['integrations'],
      IntegrationsPageSchema,
      (item) => item.key,
      { signal },
      // The token proxy's own; a proxy that does not know the parameter ignores it.
      { ...(query ? { query } : {}), include: 'branding' },
    );
  }

  getBranding(platformKey: string, { signal }: CallOptions = {}) {
    const path = ['integrations', platformKey, 'branding'];
    return this.#transport.send({ method: 'GET', path, schema: BrandingSchema, signal });
  }

  listConnections(options: CallOptions = {}) {
    const path = [...this.#company, 'connections'];
    return this.#all(path, ConnectionsPageSchema, (item) => item.id, options);
  }

  getConnection(connectionId: string, options: CallOptions = {}) {
    const path = this.#connection(connectionId);
    // Its linkUrl works once: nobody else may have been given the same.
    const request = { method: 'GET', path, schema: ConnectionSchema, fresh: true } as const;
    return this.#unlessThere(
      connectionId,
      this.#transport.send({ ...request, ...options }),
      options,
    );
  }

  listen(onEvent: (event: ServerEvent) => void, { signal, lastEventId }: ListenOptions) {
    return this.#transport.listen([...this.#company, 'events'], onEvent, signal, lastEventId);
  }

  async createConnection(
    platformKey: string,
    { knownIds, sourceId, signal }: CreateConnectionOptions = {},
  ): Promise<Connection> {
    try {
      return await this.#transport.send({
        method: 'POST',
        path: [...this.#company, 'connections'],
        body: { platformKey },
        schema: ConnectionSchema,
        signal,
        isOnEveryProxy: true,
      });
    } catch (error) {
      if (!knownIds || !isUnclear(error)) throw error;
      const connections = await this.#orElse(error, this.listConnections({ signal, fresh: true }));
      const lost = connections.find(
        (one) =>
          one.status === 'PendingAuth' &&
          !knownIds.has(one.id) &&
          // Sources that are both unknown are not the same.
          (one.integrationKey || !sourceId
            ? one.integrationKey === platformKey
            : one.sourceId === sourceId),
      );
      if (!lost) throw error;
      return lost;
    }
  }

  async unlinkConnection(connectionId: string, { signal }: CallOptions = {}): Promise<Connection> {
    const path = this.#connection(connectionId);
    const body = { status: 'Unlinked' };
    const request = { method: 'PATCH', path, body, schema: ConnectionSchema, signal } as const;
    try {
      return await this.#unlessThere(connectionId, this.#transport.send(request), { signal });
    } catch (error) {
      // Codat refuses to disconnect what is disconnected: elsewhere, or by a request that seemed to fail.
      if (!isUnclear(error) && !isConflict(error)) throw error;
      const now = await this.#orElse(error, this.getConnection(connectionId, { signal }));
      if (now.status !== 'Unlinked') throw error;
      return now;
    }
  }

  async deleteConnection(connectionId: string, { signal }: CallOptions = {}): Promise<void> {
    const request = { method: 'DELETE', path: this.#connection(connectionId), signal } as const;
    try {
      await this.#unlessThere(connectionId, this.#transport.send(request), { signal });
    } catch (error) {
      if (isGone(error)) return;
      if (!isUnclear(error)) throw error;
      const still = await this.getConnection(connectionId, { signal }).catch(isGone);
      if (still !== true) throw error;
    }
  }

  async uploadFile(connectionId: string, file: File, options: UploadOptions = {}): Promise<void> {
    const { name = file.name, ...rest } = options;
    const body = new FormData();
    body.append('file', file, name);
    await this.#transport.upload([...this.#connection(connectionId), 'files'], body, rest);
  }

  listFiles({ signal }: CallOptions = {}): Promise<UploadedFile[]> {
    const path = [...this.#company, 'files'];
    return this.#transport.send({ method: 'GET', path, schema: FilesSchema, fresh: true, signal });
  }

  getDataStatus({ signal }: CallOptions = {}) {
    const path = [...this.#company, 'dataStatus'];
    // Asked when it should have moved: a response of a moment ago, to another page, would be old news.
    const request = { method: 'GET', path, schema: DataStatusesSchema, fresh: true } as const;
    return this.#transport.send({ ...request, signal, isOnEveryProxy: true });
  }

  #connection(connectionId: string): readonly string[] {
    return [...this.#company, 'connections', connectionId];
  }

  /**
   * The response; or the 404 of a connection that Codat no longer has. One that may come from something on the way,
   * which does not know the path, is compared with the list.
   */
  async #unlessThere<T>(
    connectionId: string,
    response: Promise<T>,
    { signal }: CallOptions,
  ): Promise<T> {
    try {
      return await response;
    } catch (error) {
      if (!isGone(error) || isGoneByCodat(error)) throw error;
      const connections = await this.listConnections({ signal, fresh: true });
      if (!connections.some(({ id }) => id === connectionId)) throw error;
      warnOnce(`codat-elements: ${NO_CONNECTION_ROUTE}`);
      throw new CodatConfigurationError(NO_CONNECTION_ROUTE);
    }
  }

  /** The second response, or the first error: the second question's failure would only confuse. */
  async #orElse<T>(error: unknown, response: Promise<T>): Promise<T> {
    try {
      return await response;
    } catch {
      throw error;
    }
  }

  async #all<Item>(
    path: readonly string[],
    schema: v.GenericSchema<unknown, Page<Item>>,
    idOf: (item: Item) => string,
    options: CallOptions,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Item[]> {
    // By id: an item that slips from one page to the next while we read must not appear twice.
    const items = new Map<string, Item>();
    let seen = 0;
    for (let page = 1; page <= MAX_PAGES; page++) {
      const response = await this.#transport.send({
        method: 'GET',
        path,
        query: { page, pageSize: PAGE_SIZE, ...query },
        schema,
        isOnEveryProxy: true,
        ...options,
      });
      for (const item of response.results) items.set(idOf(item), item);
      seen += response.results.length;
      const isLast =
        response.totalResults == null
          ? response.results.length < (response.pageSize ?? PAGE_SIZE)
          : seen >= response.totalResults;
      if (isLast || response.results.length === 0) break;
    }
    return [...items.values()];
  }
}

/**
 * A client for one company, through the host's token proxy.
 *
 * @throws CodatConfigurationError if the proxy's address or the company id cannot be used.
 */
export function createCodatClient(options: CodatClientOptions): TokenProxyClient {
  return withOwnMethods(new ProxyClient(options));
}
