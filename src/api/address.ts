import { runtime } from './runtime.js';

/** An address that the host gives, absolute as `fetch` would make it: `<base href>` counts. Undefined if it is none. */
export function resolveAddress(
  address: string | URL,
  base: string | URL | undefined = runtime.document?.baseURI ?? runtime.location?.href,
): URL | undefined {
  return URL.canParse(address, base) ? new URL(address, base) : undefined;
}
