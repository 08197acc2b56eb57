import { reportBackgroundError } from './background-errors.js';
import { reportBackground } from './report-background.js';
import { outsideBasePath } from './base-path.js';
import { Catalog } from './catalog.js';
import { CoalescedReads } from './coalesced-reads.js';
import { CodatApi } from './codat-api.js';
import { ConnectionCreator, connectionIdIn } from './connection-creator.js';
import { ProxyError, retryAfter } from './errors.js';
import { EventStreams } from './event-streams.js';
import { rebuildQuery, wantsBranding } from './list-query.js';
import type { TokenProxyRequest } from './observability.js';
import type { Settings } from './options.js';
import { PendingWork } from './pending-work.js';
import { readPlatformKey, requireUnlinked } from './request-body.js';
import {
  isOfListedPage,
  preflightHeaders,
  refuseForeignPage,
  requireAllowedPage,
} from './request-origin.js';
import { fromCache, fromCodat, type ProxyResponse, type TextResponse } from './responses.js';
import { requireMethod } from './require-method.js';
import { allowed, findRoute, isOwn, upstreamPath, type Method, type Route } from './routes.js';
import { requireScope, withinScopes, type Caller } from './scopes.js';
import { NotCacheable } from './stored-cache.js';
import { FileUploads } from './uploads/file-uploads.js';
import { WebhookReceiver } from './webhooks.js';

/** A response, and who gave it. */
export interface Handled {
  response: ProxyResponse;
  by: TokenProxyRequest['by'];
}

/** The changes of one company whose bodies may be read, or that wait for Codat, at once. */
const MAX_PENDING_CHANGES = 20;

/** One proxy: what it decides about a request, and the parts that respond to it. */
export class Handler {
  readonly #settings: Settings;
  readonly #api: CodatApi;
  readonly #catalogue: Catalog;
  readonly #background = new PendingWork();
  readonly #reads = new CoalescedReads(this.#background);
  readonly #creator: ConnectionCreator;
  readonly #uploads: FileUploads;
  readonly #webhooks: WebhookReceiver | undefined;
  readonly #streams: EventStreams | undefined;
  readonly #pendingChanges = new Map<string, number>();
  #isClosing = false;

  constructor(settings: Settings) {
    const onBackgroundError = (error: unknown): void => reportBackgroundError(error, settings);
    const { store, limits, webhookVerifier } = settings;
    this.#settings = settings;
    this.#api = new CodatApi(settings);
    this.#catalogue = new Catalog((target, company) => this.#fetchCatalogue(target, company), {
      ...settings,
      onBackgroundError,
      background: this.#background,
    });
    this.#creator = new ConnectionCreator(this.#api, this.#catalogue, settings, {
      onCreated: (company, response) => {
        this.#reads.forget(company);
        this.#publishChange(company, 'connection.created', connectionIdIn(response));
      },
      onBackgroundError,
    });
    this.#uploads = new FileUploads(this.#api, settings, (company) => this.#reads.forget(company));
    if (webhookVerifier) {
      this.#webhooks = new WebhookReceiver(webhookVerifier, settings, onBackgroundError);
      this.#streams = new EventStreams(store, limits, {
        onEvent: (company) => this.#reads.forget(company),
        onProblem: (problem) => reportBackground(problem, settings),
      });
    }
  }

  /** @throws ProxyError */
  async handle(
    request: Request,
    segments: readonly string[] | undefined,
    route: Route | undefined,
    resolveCompany: () => Promise<Caller>,
  ): Promise<Handled> {
    const { basePath } = this.#settings;
    const isOutside = !segments && basePath !== undefined;
    // Outside of the base path too: to a page of another origin a 404 that it may not read looks like an error of CORS.
    const hasPreflight = route ?? (isOutside && isOfListedPage(request, this.#settings));
    if (request.method === 'OPTIONS' && hasPreflight) {
      const allow = route && { Allow: allowed(route) };
      const headers = { ...allow, ...preflightHeaders(request, this.#settings) };
      return byProxy({ status: 204, body: null, headers });
    }
    if (!segments) throw basePath ? outsideBasePath(request, basePath) : notFound();
    if (route?.kind === 'health') {
      requireMethod(request, route);
      return byProxy(this.#health());
    }
    // Signed by Codat instead of by a user's session; without a secret the route does not exist.
    if (route?.kind === 'webhooks' && this.#webhooks) {
      requireMethod(request, route);
      return byProxy(await this.#webhooks.receive(request));
    }
    const caller = await resolveCompany();
    const { company } = caller;
    // Before anything is said about the route: of another company's path even 404 would be a response.
    if (!isOwn(segments, company)) {
      throw new ProxyError(403, 'The path names a company that is not the signed-in user’s.');
    }
    if (!route || route.kind === 'webhooks') throw notFound();
    const method = requireMethod(request, route);
    if (route.kind === 'files') {
      return { response: await this.#uploads.send(request, segments, route, caller), by: 'codat' };
    }
    if (method !== 'GET') return this.#change(request, method, segments, route, caller);
    refuseForeignPage(request, this.#settings);
    requireScope(caller, method, route);
    switch (route.kind) {
      case 'catalogue':
        return this.#readCatalogue(request, segments, route, company);
      case 'company':
        return this.#read(request, segments, route, caller);
      case 'events':
        return byProxy(await this.#openStream(request, company));
    }
  }

  /** Ends the streams; other requests continue. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#streams?.close();
  }

  /** Resolves when no connection is being created and no event handled any more, in the background either. */
  async idle(): Promise<void> {
    await Promise.all([this.#creator.idle(), this.#webhooks?.idle()]);
  }

  /** Resolves when all that is under way now is done, for whichever request. */
  async settled(): Promise<void> {
    await Promise.all([this.#background.settled(), this.idle()]);
  }

  #health(): ProxyResponse {
    return this.#isClosing
      ? { status: 503, body: '{"status":"stopping"}', headers: {} }
      : { status: 200, body: '{"status":"ok"}', headers: {} };
  }

  async #openStream(request: Request, company: string): Promise<ProxyResponse> {
    // What has no events says so without an error in every page's console.
    if (!this.#streams) return { status: 204, body: null, headers: {} };
    if (request.method === 'HEAD') {
      return { status: 200, body: null, headers: { 'Content-Type': 'text/event-stream' } };
    }
    return this.#streams.open(company, request.headers.get('Last-Event-ID'), request.signal);
  }

  async #readCatalogue(
    request: Request,
    segments: readonly string[],
    route: Route,
    company: string,
  ): Promise<Handled> {
    const query = route.isList ? rebuildQuery(request.url) : '';
    const target = `/${segments.join('/')}${query}`;
    try {
      if (route.isList && wantsBranding(request.url)) {
        const list = await this.#catalogue.readBranded(target, company);
        const maxAge = list.isComplete && route.maxAge;
        const response = fromCache({ ...list, status: 200 }, maxAge, request, this.#settings);
        return { response, by: 'cache' };
      }
      const by = this.#catalogue.has(target) ? 'cache' : 'codat';
      const entry = await this.#catalogue.read(target, company);
      return { response: fromCache(entry, route.maxAge, request, this.#settings), by };
    } catch (error) {
      if (error instanceof NotCacheable) return { response: error.response, by: 'codat' };
      throw error;
    }
  }

  async #read(
    request: Request,
    segments: readonly string[],
    route: Route,
    caller: Caller,
  ): Promise<Handled> {
    const { company } = caller;
    const target =
      upstreamPath(segments, company) + (route.isList ? rebuildQuery(request.url) : '');
    const send = async (signal: AbortSignal): Promise<TextResponse> => {
      const response = await this.#api.request({ method: 'GET', target, route, company, signal });
      return fromCodat(response, 'GET', route, this.#settings);
    };
    // A linkUrl works once: each user who is about to use one needs their own.
    if (/no-cache|no-store/i.test(request.headers.get('Cache-Control') ?? '')) {
      return { response: withinScopes(await send(request.signal), caller), by: 'codat' };
    }
    // What another instance takes in has to end the sharing here.
    void this.#streams?.subscribe();
    const { response, isShared } = await this.#reads.read(company, target, request.signal, send);
    // After sharing: callers of different scopes join the same read.
    return { response: withinScopes(response, caller), by: isShared ? 'shared' : 'codat' };
  }

  async #change(
    request: Request,
    method: Method,
    segments: readonly string[],
    route: Route,
    caller: Caller,
  ): Promise<Handled> {
    const { company } = caller;
    requireAllowedPage(request, this.#settings);
    requireScope(caller, method, route);
    const pending = this.#pendingChanges.get(company) ?? 0;
    if (pending >= MAX_PENDING_CHANGES) {
      throw new ProxyError(429, 'Too many changes at once for this company. Try again later.', {
        headers: retryAfter(2000),
      });
    }
    this.#pendingChanges.set(company, pending + 1);
    try {
      return method === 'POST'
        ? await this.#create(request, route, company)
        : await this.#update(request, method, segments, route, caller);
    } finally {
      this.#reads.forget(company);
      const rest = (this.#pendingChanges.get(company) ?? 1) - 1;
      if (rest > 0) this.#pendingChanges.set(company, rest);
      else this.#pendingChanges.delete(company);
    }
  }

  async #create(request: Request, route: Route, company: string): Promise<Handled> {
    const platformKey = await readPlatformKey(request, this.#settings.timeout);
    const page = request.signal;
    const { response, isShared } = await this.#creator.create(company, platformKey, route, page);
    return { response, by: isShared ? 'shared' : 'codat' };
  }

  /** Without the page's signal: a change that has begun is completed, or its outcome would be unknown. */
  async #update(
    request: Request,
    method: Method,
    segments: readonly string[],
    route: Route,
    caller: Caller,
  ): Promise<Handled> {
    const { company } = caller;
    const target = upstreamPath(segments, company);
    const isUnlink = method === 'PATCH';
    if (isUnlink) await requireUnlinked(request, this.#settings.timeout);
    const body = isUnlink ? { body: JSON.stringify({ status: 'Unlinked' }) } : {};
    const upstream = await this.#api.request({ method, target, route, company, ...body });
    const response = fromCodat(upstream, method, route, this.#settings);
    if (response.status === 200) {
      const type = isUnlink ? 'connection.disconnected' : 'connection.deleted';
      this.#publishChange(company, type, segments[3]);
    }
    return { response: withinScopes(response, caller), by: 'codat' };
  }

  async #fetchCatalogue(target: string, company: string | undefined): Promise<TextResponse> {
    const route = findRoute(target.slice(1).replace(/\?.*/s, '').split('/'));
    if (!route) throw notFound();
    // Not aborted when one page leaves: others may have joined.
    const response = await this.#api.request({ method: 'GET', target, route, company });
    return fromCodat(response, 'GET', route, this.#settings);
  }

  /** The company's other pages get a change before Codat's own event comes round. */
  #publishChange(company: string, type: string, connectionId: string | undefined): void {
    if (!this.#streams || connectionId === undefined) return;
    this.#settings.store
      .publish(company.toLowerCase(), { type, connectionId })
      .catch((error: unknown) => reportBackgroundError(error, this.#settings));
  }
}

const byProxy = (response: ProxyResponse): Handled => ({ response, by: 'proxy' });

const notFound = () => new ProxyError(404, 'There is nothing here.');
