import { fromCache, fromCodat, type Answer, type TextAnswer } from './answers.js';
import { rebuildBody } from './body.js';
import { OutOfReach } from './bounded-store.js';
import { Calls } from './calls.js';
import { Catalogue, NotKept } from './catalogue.js';
import type { Caller } from './deadline.js';
import type { TokenProxyRequest } from './observe.js';
import type { Settings } from './options.js';
import { preflightHeaders, refuseForeignPage, requireOwnPage } from './origin.js';
import { Failure, Refusal } from './problems.js';
import { rebuildQuery, wantsBranding } from './query.js';
import { report } from './report.js';
import { allowed, findRoute, isOwn, upstreamPath, type Method, type Route } from './routes.js';
import { SharedReads } from './shared-reads.js';
import { Streams } from './streams.js';
import { takeWebhook } from './webhooks.js';

/** An answer, and who gave it. */
export interface Handled {
  answer: Answer;
  by: TokenProxyRequest['by'];
}

/** Whose turn what is asked for all users takes: no company's. */
const everybody = 'everybody';

/** One proxy: what it decides about a request, and the parts that it answers with. */
export class Handler {
  readonly #settings: Settings;
  readonly #calls: Calls;
  readonly #catalogue: Catalogue;
  readonly #reads: SharedReads;
  readonly #streams: Streams | undefined;
  #isClosing = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#calls = new Calls(settings);
    this.#reads = new SharedReads(settings.limits.shareReads);
    this.#catalogue = new Catalogue((target, company) => this.#askCatalogue(target, company), {
      store: settings.store,
      secrets: settings.secrets,
      failed: (error) => this.#failedUnseen(error),
    });
    this.#streams = settings.verify
      ? new Streams(settings.store, settings.limits, (company) => this.#reads.forget(company))
      : undefined;
  }

  /** @throws Refusal */
  async answer(
    request: Request,
    segments: readonly string[] | undefined,
    route: Route | undefined,
    whose: () => Promise<string>,
  ): Promise<Handled> {
    if (request.method === 'OPTIONS' && route) {
      const headers = { Allow: allowed(route), ...preflightHeaders(request, this.#settings) };
      return byProxy({ status: 204, body: null, headers });
    }
    if (!segments) throw nothingHere();
    switch (route?.kind) {
      case 'health':
        requireMethod(request, route);
        return byProxy(this.#health());
      case 'webhooks':
        // Signed by Codat instead of by a user's session; without a secret it is not there at all.
        if (!this.#streams) break;
        requireMethod(request, route);
        return byProxy(await takeWebhook(request, this.#settings));
      default:
    }
    const companyId = await whose();
    // Before anything is said about the route: of another company's path even 404 would be an answer.
    if (!isOwn(segments, companyId)) {
      throw new Refusal(403, 'The path names a company that is not the signed-in user’s.');
    }
    switch (route?.kind) {
      case 'catalogue':
        requireMethod(request, route);
        return this.#readCatalogue(request, segments, route, companyId);
      case 'company':
        return this.#company(request, segments, route, companyId);
      case 'events':
        requireMethod(request, route);
        // What has no events says so without an error in every page's console.
        if (!this.#streams) return byProxy({ status: 204, body: null, headers: {} });
        return byProxy(await this.#listen(this.#streams, request, companyId));
      default:
        throw nothingHere();
    }
  }

  /** Ends the streams; what else is under way goes on. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#streams?.close();
  }

  #health(): Answer {
    return this.#isClosing
      ? { status: 503, body: '{"status":"stopping"}', headers: {} }
      : { status: 200, body: '{"status":"ok"}', headers: {} };
  }

  async #listen(streams: Streams, request: Request, companyId: string): Promise<Answer> {
    refuseForeignPage(request, this.#settings);
    if (request.method === 'HEAD') {
      return { status: 200, body: null, headers: { 'Content-Type': 'text/event-stream' } };
    }
    return streams.open(companyId, request.headers.get('Last-Event-ID'), request.signal);
  }

  async #readCatalogue(
    request: Request,
    segments: readonly string[],
    route: Route,
    companyId: string,
  ): Promise<Handled> {
    const query = route.isList ? rebuildQuery(request.url) : '';
    const target = `/${segments.join('/')}${query}`;
    try {
      if (route.isList && wantsBranding(request.url)) {
        const list = await this.#catalogue.branded(target, companyId);
        const maxAge = list.isComplete && route.maxAge;
        const answer = fromCache({ ...list, status: 200 }, maxAge, request, this.#settings);
        return { answer, by: 'cache' };
      }
      const kept = this.#catalogue.read(target, companyId);
      const by = kept instanceof Promise ? 'codat' : 'cache';
      return { answer: fromCache(await kept, route.maxAge, request, this.#settings), by };
    } catch (error) {
      if (error instanceof NotKept) return { answer: error.answer, by: 'codat' };
      throw error;
    }
  }

  async #company(
    request: Request,
    segments: readonly string[],
    route: Route,
    companyId: string,
  ): Promise<Handled> {
    const method = requireMethod(request, route);
    const path = upstreamPath(segments, companyId);
    if (method === 'GET') {
      const target = path + (route.isList ? rebuildQuery(request.url) : '');
      return this.#read(request, target, route, companyId);
    }
    requireOwnPage(request, this.#settings);
    const body = await rebuildBody(request, this.#settings);
    try {
      // A change that has begun is seen through: half-cancelled, nobody would know its outcome.
      const asked = { method, target: path, body, caller: undefined };
      const upstream = await this.#calls.ask(asked, route, companyId, true);
      const answer = fromCodat(upstream, method, route, this.#settings);
      if (answer.status === 200) this.#tellOthers(companyId, method, segments, answer);
      return { answer, by: 'codat' };
    } finally {
      this.#reads.forget(companyId);
    }
  }

  async #read(request: Request, target: string, route: Route, companyId: string): Promise<Handled> {
    const ask = async (caller: Caller): Promise<TextAnswer> => {
      const asked = { method: 'GET', target, body: undefined, caller } as const;
      const upstream = await this.#calls.ask(asked, route, companyId, true);
      return fromCodat(upstream, 'GET', route, this.#settings);
    };
    // Who is about to use a linkUrl needs one that nobody else has.
    if (/no-cache|no-store/.test(request.headers.get('Cache-Control') ?? '')) {
      return { answer: await ask(request.signal), by: 'codat' };
    }
    // What another instance takes in has to end the sharing here.
    if (this.#settings.limits.shareReads > 0) void this.#streams?.hear();
    const { answer, isShared } = await this.#reads.read(companyId, target, request, ask);
    return { answer, by: isShared ? 'shared' : 'codat' };
  }

  async #askCatalogue(target: string, company: string | undefined): Promise<TextAnswer> {
    const route = findRoute(target.slice(1).replace(/\?.*/s, '').split('/'));
    if (!route) throw nothingHere();
    // Not ended when one page leaves: others may have joined.
    const asked = { method: 'GET', target, body: undefined, caller: undefined } as const;
    const isCharged = company !== undefined;
    const upstream = await this.#calls.ask(asked, route, company ?? everybody, isCharged);
    return fromCodat(upstream, 'GET', route, this.#settings);
  }

  /** The company's other pages hear of a change before Codat's own event comes round. */
  #tellOthers(
    companyId: string,
    method: Method,
    segments: readonly string[],
    { body }: TextAnswer,
  ): void {
    if (!this.#streams) return;
    const created = method === 'POST' && body !== null ? idIn(body) : undefined;
    const connectionId = created ?? segments[3];
    const type = typeOf(method);
    if (connectionId === undefined || type === undefined) return;
    this.#settings.store
      .publish(companyId.toLowerCase(), { type, connectionId })
      .catch((error: unknown) => this.#failedUnseen(error));
  }

  /** Something went wrong where no request waits for it. */
  #failedUnseen(error: unknown): void {
    // It was told a moment ago.
    if (error instanceof OutOfReach) return;
    const known = error instanceof Failure ? error.details : undefined;
    const reason =
      known?.log ?? (error instanceof Error ? `${error.name}: ${error.message}` : 'unknown');
    const isOfCodat = error instanceof Refusal || error instanceof NotKept;
    const kind = isOfCodat ? 'not-renewed' : 'store';
    const failure = new Failure(kind, 500, 'Something went wrong.', { log: reason });
    const where = { method: 'GET', route: 'background' };
    void report(failure, crypto.randomUUID(), where, this.#settings);
  }
}

const byProxy = (answer: Answer): Handled => ({ answer, by: 'proxy' });

const nothingHere = () => new Refusal(404, 'There is nothing here.');

/** @throws Refusal 405 */
function requireMethod(request: Request, route: Route): Method {
  // HEAD is GET without the body; whether Codat knows it is not documented.
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  const method = route.methods.find((known) => known === asked);
  if (!method) {
    throw new Refusal(405, 'This method is not passed on.', { Allow: allowed(route) });
  }
  return method;
}

/** What Codat calls the event of such a change. */
function typeOf(method: Method): string | undefined {
  switch (method) {
    case 'POST':
      return 'connection.created';
    case 'PATCH':
      return 'connection.disconnected';
    case 'DELETE':
      return 'connection.deleted';
    case 'GET':
      return undefined;
  }
}

function idIn(body: string): string | undefined {
  const { id } = JSON.parse(body) as { id?: unknown };
  return typeof id === 'string' && /^[0-9a-z-]{1,64}$/i.test(id) ? id : undefined;
}
