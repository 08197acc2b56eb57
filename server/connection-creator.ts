/**
 * Creates connections, and never two where one was wanted. Codat makes one for every `POST`, so:
 *
 * - equal POSTs of a company that overlap are joined, on this instance and over all that share a store;
 * - one that the page has stopped waiting for goes on here, so that the next attempt joins it;
 * - for a minute after one that ended unclear, the company's connections are listed first, and a pending one of that
 *   integration is adopted.
 */
import { isTimeout, withTimeout } from './abort.js';
import type { Catalog } from './catalog.js';
import type { CodatApi } from './codat-api.js';
import { parseUtc } from './codat-dates.js';
import { ProxyError, retryAfter } from './errors.js';
import { isRecord, parseRecord } from './json.js';
import { CREATE_TIMEOUT_MS, type Settings } from './options.js';
import { fromCodat, type TextResponse } from './responses.js';
import { findRoute, type Method, type Route } from './routes.js';
import { sleep, steadyClock } from './timers.js';

/** How long the next attempt lists first. */
const UNCLEAR_MS = 60_000;
/** Longer than everything that is done under the lock. */
const LOCK_MS = CREATE_TIMEOUT_MS + 30_000;
/** How often to look whether another instance is done. */
const POLL_MS = 250;
const PAGE_SIZE = 500;
/** A company has a handful of connections; this ends a list that never says it is complete. */
const MAX_PAGES = 20;
/** A pending connection that does not say its key is taken for the lost one if it is of the same source and no older. */
const RECENT_MS = 2 * 60_000;

interface ProxyRequest {
  readonly company: string;
  readonly platformKey: string;
  /** Of the company and integration. */
  readonly key: string;
  readonly route: Route;
}

interface Hooks {
  /** Called when a connection was created, whether or not a page still waits for it. */
  readonly onCreated: (company: string, response: TextResponse) => void;
  /** Gets the errors of the store. */
  readonly onBackgroundError: (error: unknown) => void;
}

export class ConnectionCreator {
  readonly #api: CodatApi;
  readonly #catalog: Pick<Catalog, 'sourceIdOf'>;
  readonly #settings: Settings;
  readonly #hooks: Hooks;
  readonly #creating = new Map<string, Promise<TextResponse>>();

  constructor(
    api: CodatApi,
    catalog: Pick<Catalog, 'sourceIdOf'>,
    settings: Settings,
    hooks: Hooks,
  ) {
    this.#api = api;
    this.#catalog = catalog;
    this.#settings = settings;
    this.#hooks = hooks;
  }

  /** @throws ProxyError; 504 when Codat takes longer than the page is to wait, and the creation goes on. */
  async create(
    company: string,
    platformKey: string,
    route: Route,
    page: AbortSignal,
  ): Promise<{ response: TextResponse; isShared: boolean }> {
    const request = { company, platformKey, route, key: `${company.toLowerCase()}:${platformKey}` };
    const known = this.#creating.get(request.key);
    const creating = known ?? this.#begin(request);
    const response = await this.#withinTimeout(creating, request);
    // The page has left without the response: to its user the outcome is as unclear as a lost one.
    if (page.aborted) await this.#rememberUnclear(request);
    // A `linkUrl` holds a password that works once: each joined request needs its own.
    return known
      ? { response: await this.#readAgain(request, response), isShared: true }
      : { response, isShared: false };
  }

  /** Resolves when nothing is being created any more. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#creating.values());
  }

  #begin(request: ProxyRequest): Promise<TextResponse> {
    const creating = this.#createUnderLock(request).finally(() =>
      this.#creating.delete(request.key),
    );
    this.#creating.set(request.key, creating);
    // There may be nobody left who waits for it.
    creating.catch(() => undefined);
    return creating;
  }

  async #withinTimeout(
    creating: Promise<TextResponse>,
    request: ProxyRequest,
  ): Promise<TextResponse> {
    try {
      return await withTimeout(this.#settings.timeout, () => creating);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      await this.#rememberUnclear(request);
      throw new ProxyError(504, 'Codat did not respond in time.', {
        problem: { kind: 'timeout', log: 'Codat did not respond in time; the request goes on' },
      });
    }
  }

  async #createUnderLock(request: ProxyRequest): Promise<TextResponse> {
    const { release, wasTaken } = await this.#lock(request);
    try {
      if (wasTaken || (await this.#endedUnclear(request))) {
        const adopted = await this.#findPending(request);
        if (adopted) return adopted;
      }
      if (wasTaken && !release) throw beingCreated();
      return await this.#post(request);
    } finally {
      await release?.().catch(this.#hooks.onBackgroundError);
    }
  }

  /** A store out of reach costs the joining over instances, not the connection. */
  async #lock({
    key,
  }: ProxyRequest): Promise<{ release?: () => Promise<void>; wasTaken: boolean }> {
    // The page waits for what follows too.
    const deadline = steadyClock.now() + this.#settings.timeout / 2;
    let wasTaken = false;
    try {
      for (;;) {
        const release = await this.#settings.store.lock(`creating:${key}`, LOCK_MS);
        if (release) return { release, wasTaken };
        wasTaken = true;
        if (steadyClock.now() > deadline) return { wasTaken };
        await sleep(POLL_MS);
      }
    } catch (error) {
      this.#hooks.onBackgroundError(error);
      return { wasTaken: false };
    }
  }

  async #post(request: ProxyRequest): Promise<TextResponse> {
    const { company, platformKey } = request;
    try {
      const response = await this.#ask(request, 'POST', collectionOf(company), {
        body: JSON.stringify({ platformKey }),
        timeoutMs: this.#settings.createTimeout,
      });
      if (response.status >= 500 || response.status === 408) await this.#rememberUnclear(request);
      if (response.status === 200) this.#hooks.onCreated(company, response);
      return response;
    } catch (error) {
      // What this proxy has refused by its own limits was not sent.
      const wasSent = !(error instanceof ProxyError) || error.problem !== undefined;
      if (wasSent) await this.#rememberUnclear(request);
      throw error;
    }
  }

  async #endedUnclear({ key }: ProxyRequest): Promise<boolean> {
    try {
      return (await this.#settings.store.get(`unclear:${key}`)) !== undefined;
    } catch (error) {
      this.#hooks.onBackgroundError(error);
      return false;
    }
  }

  async #rememberUnclear({ key }: ProxyRequest): Promise<void> {
    try {
      await this.#settings.store.set(`unclear:${key}`, '1', UNCLEAR_MS);
    } catch (error) {
      this.#hooks.onBackgroundError(error);
    }
  }

  /** The company's newest pending connection of that integration. Codat gives a fresh `linkUrl` with it. */
  async #findPending(request: ProxyRequest): Promise<TextResponse | undefined> {
    const pending: Record<string, unknown>[] = [];
    let count = 0;
    for (let page = 1; page <= MAX_PAGES; page++) {
      const target = `${collectionOf(request.company)}?page=${page}&pageSize=${PAGE_SIZE}`;
      const { results, total } = pageOf(await this.#ask(request, 'GET', target));
      pending.push(...results.filter(({ status }) => status === 'PendingAuth'));
      count += results.length;
      // A server may give fewer a page than it was asked for.
      const isLast = total === undefined ? results.length < PAGE_SIZE : count >= total;
      if (results.length === 0 || isLast) break;
    }
    const own = await this.#ownOf(request, pending);
    const [newest] = own.sort((one, other) => createdAt(other) - createdAt(one));
    return newest && { status: 200, body: JSON.stringify(newest), headers: {} };
  }

  /**
   * Those of this integration: by its key, else, as Codat does not always say the key, by its source. Another integration's
   * would open that one's sign-in.
   *
   * @throws ProxyError where one may be of this integration and nothing can tell
   */
  async #ownOf(
    { company, platformKey }: ProxyRequest,
    pending: readonly Record<string, unknown>[],
  ): Promise<Record<string, unknown>[]> {
    const own = pending.filter((one) => one['integrationKey'] === platformKey);
    const since = Date.now() - RECENT_MS;
    const keyless = pending.filter((one) => !one['integrationKey'] && createdAt(one) > since);
    if (keyless.length === 0) return own;
    const sourceId = await this.#catalog.sourceIdOf(platformKey, company);
    if (sourceId !== undefined) {
      return [...own, ...keyless.filter((one) => one['sourceId'] === sourceId)];
    }
    if (own.length === 0) throw unsure();
    return own;
  }

  async #readAgain(request: ProxyRequest, created: TextResponse): Promise<TextResponse> {
    const id = created.status === 200 ? connectionIdIn(created) : undefined;
    if (id === undefined) return created;
    const target = `${collectionOf(request.company)}/${id}`;
    const again = await this.#ask(request, 'GET', target).catch(() => created);
    return again.status === 200 && connectionIdIn(again) === id ? again : created;
  }

  async #ask(
    { company, route }: ProxyRequest,
    method: Method,
    target: string,
    options: { body?: string; timeoutMs?: number } = {},
  ): Promise<TextResponse> {
    const known = method === 'POST' ? route : (findRoute(segmentsOf(target)) ?? route);
    const request = { method, target, company, route: known, ...options };
    return fromCodat(await this.#api.request(request), method, known, this.#settings);
  }
}

/** The id of the connection that a response is. */
export function connectionIdIn({ body }: TextResponse): string | undefined {
  const id = body === null ? undefined : parseRecord(body)?.['id'];
  return typeof id === 'string' && /^[0-9a-z-]{1,64}$/i.test(id) ? id : undefined;
}

const collectionOf = (company: string): string => `/companies/${company}/connections`;

const segmentsOf = (target: string): string[] => target.slice(1).replace(/\?.*/s, '').split('/');

/** A page of the company's connections. @throws ProxyError where it is no such list, as from a server in front. */
function pageOf({ status, body }: TextResponse): {
  results: Record<string, unknown>[];
  total: number | undefined;
} {
  const { results, totalResults } = parseRecord(body ?? '') ?? {};
  if (status !== 200 || !Array.isArray(results) || !results.every(isRecord)) throw unsure();
  return { results, total: typeof totalResults === 'number' ? totalResults : undefined };
}

function createdAt({ created }: Record<string, unknown>): number {
  return typeof created === 'string' ? (parseUtc(created) ?? 0) : 0;
}

function beingCreated(): ProxyError {
  return new ProxyError(503, 'This connection is being created already. Try again in a moment.', {
    headers: retryAfter(2000),
  });
}

/** Without the list it is unknown whether there is one already. */
function unsure(): ProxyError {
  return new ProxyError(503, 'It is not known yet whether the connection was created. Try again.', {
    headers: retryAfter(2000),
  });
}
