import { readText } from './read-text.js';
import type { Transport } from './transport.js';

/** By a `fetch`: the host's own, or that of a runtime which has nothing faster. */
export function fetchTransport(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Transport {
  return async ({ method, url, headers, body }, { maxBytes, onHead }, stop) => {
    // A redirect would carry the key to wherever it points.
    const init = { method, headers, body, redirect: 'manual', signal: stop.signal } as const;
    const response = await fetch(url, init);
    try {
      onHead(response);
    } catch (error) {
      // An error here means that there is no body left to free.
      response.body?.cancel().catch(() => undefined);
      throw error;
    }
    const text = await readText(response.body, maxBytes, stop);
    return { status: response.status, headers: response.headers, text };
  };
}
