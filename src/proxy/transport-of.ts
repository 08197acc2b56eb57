import { fetchTransport } from './fetch-transport.js';
import { nodeTransport } from './node-transport.js';
import type { Transport } from './transport.js';

/** What it was when the host's server loaded this. */
const runtimesFetch = globalThis.fetch;

/**
 * The host's own `fetch` if it gives one. Under Node its HTTP client: far cheaper than `fetch`, and no framework
 * caches what goes through it. Elsewhere, and where the global `fetch` has been replaced since (by a test, or to
 * watch it), that.
 */
export function transportOf(given?: (request: Request) => Promise<Response>): Transport {
  if (given) return fetchTransport((url, init) => given(new Request(url, init)));
  const byFetch = fetchTransport((url, init) => globalThis.fetch(url, init));
  const byNode = nodeTransport();
  if (!byNode) return byFetch;
  return (outgoing, reader, stop) => {
    const transport = globalThis.fetch === runtimesFetch ? byNode : byFetch;
    return transport(outgoing, reader, stop);
  };
}
