/** A list's query string, checked and written anew. */
import { ProxyError } from './errors.js';

/** Codat's own limit is 2048 characters for a query and 5000 results for a page. */
const patterns: Readonly<Record<string, RegExp>> = {
  page: /^[1-9]\d{0,5}$/,
  pageSize: /^[1-9]\d{0,3}$/,
  query: /^[^]{1,2048}$/u,
  orderBy: /^-?[a-z][a-z0-9_.]{0,99}$/i,
};

/**
 * Only the four parameters of Codat's lists, each once; any other is dropped.
 *
 * @returns with its question mark, or empty.
 * @throws ProxyError 400 for a value out of bounds: a list without the filter asked for would mislead.
 */
export function rebuildQuery(url: string): string {
  const sent = new URL(url).searchParams;
  const rebuilt = new URLSearchParams();
  for (const [name, pattern] of Object.entries(patterns)) {
    const value = sent.get(name);
    if (value === null || value === '') {
      continue;
    }
    if (!pattern.test(value) || hostFigures.test(value)) {
      throw new ProxyError(
        400,
        `The query parameter ${name} has a value that cannot be passed on.`,
      );
    }
    rebuilt.set(name, value);
  }
  return rebuilt.size === 0 ? '' : `?${rebuilt.toString()}`;
}

/** Whether a list of integrations is to carry each one's branding: the proxy's own parameter, not Codat's. */
export function wantsBranding(url: string): boolean {
  return new URL(url).searchParams.get('include') === 'branding';
}

/** How many of the host's customers use an integration: removed from responses, so not to be guessed by filtering. */
const hostFigures = /(linked|total)ConnectionsCount/i;

/** For `JSON.stringify`: leaves out what is the host's own business. */
export function withoutHostFigures(key: string, value: unknown): unknown {
  return hostFigures.test(key) ? undefined : value;
}
