/** Codat's webhooks: checked, reduced to what pages have to know, and published to every instance. */
import { storeProblem } from './circuit-breaker.js';
import { parseUtc } from './codat-dates.js';
import { ProxyError, retryAfter } from './errors.js';
import { HostEvents, type TokenProxyEvent } from './host-events.js';
import { isRecord, parseRecord } from './json.js';
import type { Settings } from './options.js';
import { readBody } from './request-body.js';
import type { ProxyResponse } from './responses.js';
import type { CompanyEvent, TokenProxyStore } from './store.js';
import type { WebhookHeaders, WebhookVerifier } from './webhook-signature.js';

/** Codat's events hold a company and a connection; some list every data type. */
const MAX_BODY_BYTES = 256 * 1024;
/** Webhooks whose bodies are read and checked at once: anybody may send one, without signing in. */
const MAX_PENDING = 64;

const done: ProxyResponse = { status: 204, body: null, headers: {} };

export class WebhookReceiver {
  readonly #verifier: WebhookVerifier;
  readonly #store: TokenProxyStore;
  readonly #timeoutMs: number;
  readonly #hostEvents: HostEvents | undefined;
  /** The bodies that are being read, the oldest first. */
  readonly #reading = new Set<AbortController>();
  #pending = 0;
  /** Settles once the signatures of all events so far are checked. */
  #checked: Promise<unknown> = Promise.resolve();

  /** `onBackgroundError` gets what goes wrong with an event after the response to its webhook. */
  constructor(
    verifier: WebhookVerifier,
    { store, timeout, onEvent }: Settings,
    onBackgroundError: (error: unknown) => void,
  ) {
    this.#verifier = verifier;
    this.#store = store;
    this.#timeoutMs = timeout;
    this.#hostEvents = onEvent && new HostEvents({ store, timeout, onEvent, onBackgroundError });
  }

  /** Resolves when the host handles no event any more. */
  async idle(): Promise<void> {
    await this.#hostEvents?.idle();
  }

  /**
   * Takes one of Codat's webhooks. What is unknown or was there before is accepted and does nothing: refusing it would
   * only make it come again.
   *
   * @throws ProxyError 400 for what Codat has not signed, 408 or 413; 503 when there are too many, the store is out of
   * reach or the host has not handled it, so that Codat sends it again.
   */
  async receive(request: Request): Promise<ProxyResponse> {
    // From cheap to dear: headers, announced length, body, signature.
    const headers = this.#verifier.readHeaders(request.headers);
    if (!headers) throw unsigned();
    if (Number(request.headers.get('Content-Length')) > MAX_BODY_BYTES) {
      throw new ProxyError(413, 'The body is too large.');
    }
    if (this.#pending >= MAX_PENDING && !this.#endSlowest()) throw tooBusy();
    const body = await this.#readSigned(request, headers);
    const message = messageIn(body);
    if (!message) return done;
    // Side by side: pages do not wait for what the host does with it, and the host gets a company's events in the order in
    // which they came, whichever of them pages get.
    await Promise.all([
      this.#publish(message, headers.id),
      this.#hostEvents?.deliver(headers.id, eventOf(message, headers)),
    ]);
    return done;
  }

  /** Codat sends a body at once: who keeps it waiting gives up the place, and not who comes next. */
  #endSlowest(): boolean {
    const [slowest] = this.#reading;
    if (!slowest) return false;
    this.#reading.delete(slowest);
    slowest.abort(tooBusy());
    return true;
  }

  async #read(request: Request): Promise<string> {
    const reading = new AbortController();
    this.#reading.add(reading);
    try {
      return await readBody(request, MAX_BODY_BYTES, this.#timeoutMs, reading.signal);
    } finally {
      this.#reading.delete(reading);
    }
  }

  async #readSigned(request: Request, headers: WebhookHeaders): Promise<string> {
    this.#pending += 1;
    try {
      const body = await this.#read(request);
      if (!(await this.#inOrder(this.#verifier.verify(headers, body)))) throw unsigned();
      return body;
    } finally {
      this.#pending -= 1;
    }
  }

  /** Signatures are checked side by side, and need not be done in the order in which their events arrived. */
  async #inOrder(check: Promise<boolean>): Promise<boolean> {
    const before = this.#checked;
    this.#checked = Promise.allSettled([before, check]).then(() => undefined);
    await before;
    return check;
  }

  async #publish({ companyId, type, connectionId }: Message, id: string): Promise<void> {
    const event = pageEvent(type, connectionId);
    if (!event) return;
    try {
      await this.#store.publish(companyId, event, id);
    } catch (error) {
      throw new ProxyError(503, 'The event could not be stored. Send it again.', {
        headers: retryAfter(5000),
        ...storeProblem(error, 'a webhook’s event could not be stored'),
      });
    }
  }
}

function tooBusy(): ProxyError {
  return new ProxyError(503, 'Too busy just now. Send it again.', { headers: retryAfter(5000) });
}

function unsigned(): ProxyError {
  return new ProxyError(400, 'The signature is missing, wrong or too old.');
}

const idPattern = /^[0-9a-z-]{1,64}$/i;
const typePattern = /^[a-z][\w.-]{0,63}$/i;
/** The types that pages get. */
const pageType = /^(connection\.[a-z]{1,32}|read\.completed(\.initial)?)$/;

/** What is used of a webhook about a company; nothing else of its content is. */
interface Message {
  readonly id: string | undefined;
  readonly type: string;
  /** In lower case. */
  readonly companyId: string;
  readonly connectionId: string | undefined;
  readonly generatedDate: unknown;
}

function messageIn(body: string): Message | undefined {
  const message = parseRecord(body);
  const payload = message?.['payload'];
  if (!message || !isRecord(payload)) return undefined;
  const { id, eventType: type, generatedDate } = message;
  const companyId = idAt(payload, 'referenceCompany');
  if (typeof type !== 'string' || !typePattern.test(type) || companyId === undefined) {
    return undefined;
  }
  return {
    id: typeof id === 'string' && idPattern.test(id) ? id : undefined,
    type,
    companyId: companyId.toLowerCase(),
    connectionId: idAt(payload, 'connection'),
    generatedDate,
  };
}

/** What pages have to know: the type and, of what is about one connection, its id. */
function pageEvent(type: string, connectionId: string | undefined): CompanyEvent | undefined {
  if (!pageType.test(type)) return undefined;
  if (!type.startsWith('connection.')) return { type };
  return connectionId === undefined ? undefined : { type, connectionId };
}

/** The event for the host's server (`onEvent`). */
function eventOf(message: Message, { id, timestamp }: WebhookHeaders): TokenProxyEvent {
  const { type, companyId, connectionId, generatedDate } = message;
  const sentAt = Number(timestamp) * 1000;
  const occurredAt = typeof generatedDate === 'string' ? parseUtc(generatedDate) : undefined;
  return {
    id: message.id ?? id,
    type,
    companyId,
    ...(connectionId !== undefined && { connectionId }),
    occurredAt: new Date(occurredAt ?? sentAt).toISOString(),
  };
}

function idAt(payload: Record<string, unknown>, field: string): string | undefined {
  const object = payload[field];
  const value = isRecord(object) ? object['id'] : undefined;
  return typeof value === 'string' && idPattern.test(value) ? value : undefined;
}
