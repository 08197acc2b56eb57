/** Codat's webhooks: checked, reduced to what pages have to know, and published to every instance. */
import { ProxyError, retryAfter } from './errors.js';
import { isRecord, parseRecord } from './json.js';
import type { Settings } from './options.js';
import { readBody } from './request-body.js';
import type { ProxyResponse } from './responses.js';
import type { CompanyEvent, TokenProxyStore } from './store.js';
import type { WebhookVerifier } from './webhook-signature.js';

/** Codat's events hold a company and a connection; some list every data type. */
const MAX_BODY_BYTES = 256 * 1024;
/** Webhooks whose bodies are read and checked at once: anybody may send one, without signing in. */
const MAX_PENDING = 64;

const done: ProxyResponse = { status: 204, body: null, headers: {} };

export class WebhookReceiver {
  readonly #verifier: WebhookVerifier;
  readonly #store: TokenProxyStore;
  readonly #timeoutMs: number;
  #pending = 0;

  constructor(verifier: WebhookVerifier, { store, timeout }: Settings) {
    this.#verifier = verifier;
    this.#store = store;
    this.#timeoutMs = timeout;
  }

  /**
   * Takes one of Codat's webhooks. What is unknown or was there before is accepted and does nothing: refusing it would
   * only make it come again.
   *
   * @throws ProxyError 400 for what Codat has not signed, 408 or 413; 503 when there are too many or the store is out of
   * reach, so that Codat sends it again.
   */
  async receive(request: Request): Promise<ProxyResponse> {
    // From cheap to dear: headers, announced length, body, signature.
    const headers = this.#verifier.readHeaders(request.headers);
    if (!headers) throw unsigned();
    if (Number(request.headers.get('Content-Length')) > MAX_BODY_BYTES) {
      throw new ProxyError(413, 'The body is too large.');
    }
    if (this.#pending >= MAX_PENDING) {
      throw new ProxyError(503, 'Too busy just now. Send it again.', { headers: retryAfter(5000) });
    }
    this.#pending += 1;
    try {
      const body = await readBody(request, MAX_BODY_BYTES, this.#timeoutMs);
      if (!(await this.#verifier.verify(headers, body))) throw unsigned();
      await this.#publish(body, headers.id);
      return done;
    } finally {
      this.#pending -= 1;
    }
  }

  async #publish(body: string, id: string): Promise<void> {
    const published = eventIn(body);
    if (!published) return;
    try {
      await this.#store.publish(published.companyId, published.event, id);
    } catch {
      throw new ProxyError(503, 'The event could not be stored. Send it again.', {
        headers: retryAfter(5000),
        problem: { kind: 'store', log: 'a webhook’s event could not be stored' },
      });
    }
  }
}

function unsigned(): ProxyError {
  return new ProxyError(400, 'The signature is missing, wrong or too old.');
}

const idPattern = /^[0-9a-z-]{1,64}$/i;
const knownType = /^(connection\.[a-z]{1,32}|read\.completed(\.initial)?)$/;

/** The part of an event that pages get: its type and its connection's id, nothing of its content. */
function eventIn(body: string): { companyId: string; event: CompanyEvent } | undefined {
  const message = parseRecord(body);
  const payload = message?.['payload'];
  if (!message || !isRecord(payload)) return undefined;
  const type = message['eventType'];
  const companyId = idAt(payload, 'referenceCompany');
  if (typeof type !== 'string' || !knownType.test(type) || companyId === undefined) {
    return undefined;
  }
  const connectionId = idAt(payload, 'connection');
  const isAboutOne = type.startsWith('connection.');
  if (isAboutOne && connectionId === undefined) return undefined;
  const event = isAboutOne && connectionId !== undefined ? { type, connectionId } : { type };
  return { companyId: companyId.toLowerCase(), event };
}

function idAt(payload: Record<string, unknown>, field: string): string | undefined {
  const object = payload[field];
  const value = isRecord(object) ? object['id'] : undefined;
  return typeof value === 'string' && idPattern.test(value) ? value : undefined;
}
