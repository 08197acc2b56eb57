import { CodatConfigurationError } from './errors.js';

const CURE = 'Header values hold no line breaks and only Latin-1 characters: encode others first.';

type Entry = readonly [name: unknown, value: unknown];

const isEntry = (item: unknown): item is Entry => Array.isArray(item) && item.length === 2;

/** Names and values of an object, a `Headers` or a `Map`; undefined for what has none. */
export function entriesOf(headers: unknown): readonly Entry[] | undefined {
  if (headers === null || headers === undefined) return [];
  if (typeof headers !== 'object') return undefined;
  if (!(Symbol.iterator in headers)) return Object.entries(headers);
  const items = [...(headers as Iterable<unknown>)];
  return items.every(isEntry) ? items : undefined;
}

/** Adds the host's headers; a value of null or undefined is left out. Messages never hold a value: it may be secret. */
export function addHostHeaders(headers: Headers, given: unknown): void {
  const entries = entriesOf(given);
  if (!entries) {
    throw new CodatConfigurationError(
      'headers is not an object. Set it to one of names and values, such as {"X-Tenant": "bakery"}.',
    );
  }
  for (const [name, value] of entries) {
    if (value === null || value === undefined) continue;
    const isText = typeof value === 'string' || typeof value === 'number';
    try {
      if (!isText) throw new TypeError('Not a text');
      headers.set(String(name), String(value));
    } catch {
      throw new CodatConfigurationError(
        `headers has "${String(name)}", which cannot be sent. ${CURE}`,
      );
    }
  }
}

export function addToken(headers: Headers, token: string): void {
  try {
    headers.set('Authorization', `Bearer ${token}`);
  } catch {
    throw new CodatConfigurationError(`getToken returned a token that cannot be sent. ${CURE}`);
  }
}
