/**
 * Tells proxies of different Codat accounts apart, which may share a store: staging's and production's on one Redis. By the API
 * key, since nothing else that the proxy has names the account: several keys of one account count as several accounts.
 */

const DIGEST_BYTES = 8;

/** Gives a name for the account, the same on every instance, from which nobody gets back to the key. Made once it is needed. */
export function accountNamer(apiUrl: string, authorization: string): () => Promise<string> {
  let name: Promise<string> | undefined;
  return () => (name ??= digestOf(`${apiUrl} ${authorization}`));
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const bytes = [...new Uint8Array(digest, 0, DIGEST_BYTES)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
