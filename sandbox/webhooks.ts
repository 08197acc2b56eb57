import { guidOf, randomToken } from './ids.js';
import type { CompanyRecord, ConnectionRecord } from './records.js';
import { syncStates } from './sync.js';
import type { SandboxWebhook } from './types.js';
import type { Timers } from './timers.js';
import { connectionFacts, type RecordContext } from './json-response.js';

/** Svix sends again what was not taken, ever later; here sooner, in milliseconds. */
const retryPauses = [0, 500, 2000, 5000];
/** The longest that timers wait, in milliseconds; they do not wait at all for more. */
const MAX_WAIT_MS = 2 ** 31 - 1;

/** Sends Codat's events to a host, in Codat's shapes and signed by Svix's scheme, as Codat does. */
export class WebhookSender {
  readonly #target: SandboxWebhook;
  readonly #secret: Uint8Array<ArrayBuffer>;
  readonly #timers: Timers;

  /** @throws TypeError when nothing can be sent to the target, or signed by its secret */
  constructor(target: SandboxWebhook, timers: Timers) {
    checkUrl(target.url);
    this.#target = target;
    this.#secret = bytesOf(target.secret);
    this.#timers = timers;
  }

  /** Sends what happened to a connection. */
  connection(
    type: string,
    company: CompanyRecord,
    connection: ConnectionRecord,
    context: RecordContext,
  ): void {
    const { id } = connection;
    this.#send(type, company, {
      connection: {
        ...connectionFacts(connection, context),
        // Without a one-time password: a webhook's link is not to be used.
        linkUrl: `${context.base}/companies/${company.id}/connections/${id}/start`,
      },
    });
  }

  /**
   * Sends an event for each data type when its sync ends, by the machine's clock, and for the first sync's end.
   *
   * @param isThere whether the connection is still one of the sandbox's
   */
  reading(
    company: CompanyRecord,
    connection: ConnectionRecord,
    context: RecordContext,
    isThere: () => boolean,
  ): void {
    const begun = connection.syncStartedAt;
    // Far enough ahead to see every end.
    const states = syncStates(connection, Number.MAX_SAFE_INTEGER, context.stepMs);
    const ends = states.flatMap(({ endedAt }) => endedAt ?? []);
    const isStill = () =>
      isThere() && connection.status === 'Linked' && connection.syncStartedAt === begun;
    const at = (time: number, deliver: () => void): void => {
      const wait = Math.max(0, time - context.now);
      // A sync that is made to last for ever has no end to send.
      if (wait > MAX_WAIT_MS) return;
      this.#timers.after(wait, () => {
        if (isStill()) deliver();
      });
    };
    for (const { dataType, status, endedAt } of states) {
      if (endedAt === undefined) continue;
      const dataTypes = [{ connectionId: connection.id, dataType, recordsModified: true, status }];
      at(endedAt, () => this.#send('read.completed', company, { dataTypes }));
    }
    const isWhole = ends.length > 0 && ends.length === states.length;
    if (isWhole && connection.syncedBefore === undefined) {
      at(Math.max(...ends), () => this.#send('read.completed.initial', company, {}));
    }
  }

  #send(eventType: string, company: CompanyRecord, payload: Record<string, unknown>): void {
    // A host takes an id once: not even a sandbox that goes on from a snapshot may have had it.
    const id = guidOf(`event:${randomToken()}`);
    const body = JSON.stringify({
      id,
      eventType,
      generatedDate: new Date().toISOString(),
      payload: {
        referenceCompany: {
          id: company.id,
          name: company.name,
          ...(company.description !== undefined && { description: company.description }),
          links: { portal: `https://app.codat.io/companies/${company.id}/summary` },
          tags: company.tags ?? {},
        },
        ...payload,
      },
    });
    // Nobody waits for it. A rejection that is not handled would end a Node process.
    this.#deliver(`msg_${id}`, body).catch((error: unknown) => {
      console.warn(`The sandbox could not send the event ${eventType}.`, error);
    });
  }

  async #deliver(id: string, body: string): Promise<void> {
    for (const pause of retryPauses) {
      if (pause > 0 && !(await this.#timers.wait(pause))) return;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const request = new Request(this.#target.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'svix-id': id,
          'svix-timestamp': timestamp,
          'svix-signature': await signatureOf(`${id}.${timestamp}.${body}`, this.#secret),
        },
        body,
      });
      try {
        const response = await (this.#target.fetch ?? fetch)(request);
        await response.body?.cancel();
        if (response.ok) return;
      } catch {
        // No response: it is sent again, and given up in the end, as Svix does.
      }
    }
  }
}

/** Svix's scheme: an HMAC over id, time and body, by the part of the secret that follows `whsec_`. */
async function signatureOf(text: string, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', secret, hmac, false, ['sign']);
  const signature = await crypto.subtle.sign(hmac, key, new TextEncoder().encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}

/** @throws TypeError unless a request can be sent there */
function checkUrl(url: unknown): void {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  const isPlain = parsed?.username === '' && parsed.password === '';
  if (isPlain && /^https?:$/.test(parsed.protocol)) return;
  throw new TypeError(
    'webhook.url must be an absolute http(s) address without a password, such as "http://localhost:3000/api/codat/webhooks".',
  );
}

/** The bytes of a secret, read as the token proxy does: base64, its alphabet for URLs too. The message holds nothing of it. */
function bytesOf(secret: unknown): Uint8Array<ArrayBuffer> {
  const encoded = typeof secret === 'string' ? secret.replace(/^whsec_/, '') : '';
  try {
    const text = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    if (text !== '') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  } catch {
    // It is refused below, in words.
  }
  throw new TypeError(
    'webhook.secret must be a signing secret as Codat shows it: "whsec_" and base64, such as "whsec_c2VjcmV0LW9mLXRoZS10ZXN0".',
  );
}
