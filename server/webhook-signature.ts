/** Checks the signatures of Codat's webhooks by Svix's scheme: an HMAC over id, time and body. */

/** How far a webhook's time may be off, to either side. */
const TOLERANCE_MS = 5 * 60 * 1000;
/** While a secret is being replaced there are two, and Svix signs with both. */
const MAX_SECRETS = 5;
const MAX_SIGNATURES = 5;

/** What a webhook's headers say, of the right shape and fresh; whether it is signed is still to be checked. */
export interface WebhookHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: readonly ArrayBuffer[];
}

const hmac = { name: 'HMAC', hash: 'SHA-256' };

export class WebhookVerifier {
  readonly #secrets: readonly ArrayBuffer[];
  #keys: Promise<readonly CryptoKey[]> | undefined;

  /** @throws TypeError when a secret cannot be one. */
  constructor(secrets: readonly string[]) {
    if (secrets.length === 0 || secrets.length > MAX_SECRETS) throw new TypeError('not a secret');
    this.#secrets = secrets.map((secret) => {
      const encoded = /^whsec_([\w+/=-]{16,})$/.exec(secret)?.[1];
      if (encoded === undefined) throw new TypeError('not a secret');
      return bytesOf(encoded.replaceAll('-', '+').replaceAll('_', '/'));
    });
  }

  /** The cheap part, before anything of the body is read: anybody may send a webhook. */
  readHeaders(headers: Headers): WebhookHeaders | undefined {
    // Svix's own names, and those of the standard based on them.
    const part = (name: string): string =>
      headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? '';
    const id = part('id');
    const timestamp = part('timestamp');
    const signatures = signaturesIn(part('signature'));
    const isFresh =
      /^\d{1,12}$/.test(timestamp) &&
      Math.abs(Date.now() - Number(timestamp) * 1000) <= TOLERANCE_MS;
    return /^[\w.:-]{1,128}$/.test(id) && isFresh && signatures.length > 0
      ? { id, timestamp, signatures }
      : undefined;
  }

  /** By WebCrypto, which compares in constant time. */
  async verify({ id, timestamp, signatures }: WebhookHeaders, body: string): Promise<boolean> {
    const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
    for (const key of await this.#importKeys()) {
      for (const signature of signatures) {
        if (await crypto.subtle.verify(hmac, key, signature, signed)) return true;
      }
    }
    return false;
  }

  #importKeys(): Promise<readonly CryptoKey[]> {
    this.#keys ??= Promise.all(
      this.#secrets.map((secret) =>
        crypto.subtle.importKey('raw', secret, hmac, false, ['verify']),
      ),
    );
    return this.#keys;
  }
}

/** The first few of this scheme's version, each of the length that such an HMAC has. */
function signaturesIn(header: string): ArrayBuffer[] {
  return header
    .slice(0, 1000)
    .split(' ')
    .flatMap((one) => /^v1,([\w+/]{43}=)$/.exec(one)?.[1] ?? [])
    .slice(0, MAX_SIGNATURES)
    .map(bytesOf);
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}
