import { guidOf } from './ids.js';
import type { CompanyRecord, ConnectionRecord } from './records.js';
import { syncStates } from './sync.js';
import type { SandboxWebhook } from './types.js';
import { connectionFacts, type RecordContext } from './json-response.js';

/** Svix sends again what was not taken, ever later; here sooner, in milliseconds. */
const retryPauses = [0, 500, 2000, 5000];

/** Sends Codat's events to a host, in Codat's shapes and signed by Svix's scheme, as Codat does. */
export class WebhookSender {
  readonly #target: SandboxWebhook;
  #sent = 0;

  constructor(target: SandboxWebhook) {
    this.#target = target;
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

  /** Sends an event for each data type when its sync ends, by the machine's clock, and for the first sync's end. */
  reading(company: CompanyRecord, connection: ConnectionRecord, context: RecordContext): void {
    const begun = connection.syncStartedAt;
    // Far enough ahead to see every end.
    const states = syncStates(connection, Number.MAX_SAFE_INTEGER, context.stepMs);
    const ends = states.flatMap(({ endedAt }) => endedAt ?? []);
    const isStill = () => connection.status === 'Linked' && connection.syncStartedAt === begun;
    const at = (time: number, deliver: () => void): void => {
      setTimeout(() => isStill() && deliver(), Math.max(0, time - context.now));
    };
    for (const { dataType, status, endedAt } of states) {
      if (endedAt === undefined) continue;
      const dataTypes = [{ connectionId: connection.id, dataType, recordsModified: true, status }];
      at(endedAt, () => this.#send('read.completed', company, { dataTypes }));
    }
    if (ends.length === states.length && connection.syncedBefore === undefined) {
      at(Math.max(...ends), () => this.#send('read.completed.initial', company, {}));
    }
  }

  #send(eventType: string, company: CompanyRecord, payload: Record<string, unknown>): void {
    this.#sent += 1;
    const id = guidOf(`event:${eventType}:${company.id}:${this.#sent}:${Date.now()}`);
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
    void this.#deliver(`msg_${id}`, body);
  }

  async #deliver(id: string, body: string): Promise<void> {
    for (const pause of retryPauses) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      const timestamp = String(Math.floor(Date.now() / 1000));
      const request = new Request(this.#target.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'svix-id': id,
          'svix-timestamp': timestamp,
          'svix-signature': await signatureOf(`${id}.${timestamp}.${body}`, this.#target.secret),
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
async function signatureOf(text: string, secret: string): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, hmac, false, ['sign']);
  const signature = await crypto.subtle.sign(hmac, key, new TextEncoder().encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}
