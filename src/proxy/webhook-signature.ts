import { Webhook } from 'standardwebhooks';

/** The id of a message whose signature is right and fresh; undefined for any other. */
export type WebhookVerifier = (body: string, headers: Headers) => string | undefined;

/**
 * Checks signatures by Svix's scheme: an HMAC over id, time and body, and a time at most five minutes off.
 *
 * Several secrets while one is being replaced.
 * @throws when a secret cannot be one.
 */
export function createVerifier(secrets: readonly string[]): WebhookVerifier {
  if (secrets.length === 0) throw new TypeError('no secret');
  const webhooks = secrets.map((secret) => {
    if (!/^whsec_[\w+/=-]{16,}$/.test(secret)) throw new TypeError('not a secret');
    return new Webhook(secret);
  });
  return (body, headers) => {
    // Svix's own names, and those of the standard that came of it.
    const part = (name: string) =>
      headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? '';
    const id = part('id');
    if (!/^[\w.:-]{1,128}$/.test(id)) return undefined;
    const signed = {
      'webhook-id': id,
      'webhook-timestamp': part('timestamp'),
      'webhook-signature': part('signature'),
    };
    const isRight = webhooks.some((webhook) => {
      try {
        webhook.verify(body, signed, { jsonParse: false });
        return true;
      } catch {
        // Why is nobody's business who cannot sign.
        return false;
      }
    });
    return isRight ? id : undefined;
  };
}
