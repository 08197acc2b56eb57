/** Codat's webhooks as a test sends them: signed by Svix's scheme. */
import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

export const webhookSecret = 'whsec_c2VjcmV0LW9mLXRoZS10ZXN0cy13ZWJob29rcw==';

export interface WebhookOptions {
  id?: string;
  at?: Date;
  secret?: string;
  /** Replaces what is sent after it was signed. */
  tampered?: string;
  headers?: Record<string, string>;
}

/** One of Codat's events about a company, in its documented shape. */
export function codatEvent(
  eventType: string,
  companyId: string,
  connectionId?: string,
): Record<string, unknown> {
  const linkUrl = 'https://link-api.codat.io/companies/x/connections/y/start?otp=742271';
  return {
    id: randomUUID(),
    eventType,
    generatedDate: new Date().toISOString(),
    payload: {
      referenceCompany: { id: companyId, name: 'Toft stores', links: {}, tags: {} },
      ...(connectionId && {
        connection: { id: connectionId, platformName: 'Xero', status: 'Linked', linkUrl },
      }),
    },
  };
}

/** The request that Codat sends for an event. */
export function webhookRequest(url: string, event: unknown, options: WebhookOptions = {}): Request {
  const { id = `msg_${randomUUID()}`, at = new Date(), secret = webhookSecret } = options;
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  return new Request(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(secret).sign(id, at, body),
      ...options.headers,
    },
    body: options.tampered ?? body,
  });
}
