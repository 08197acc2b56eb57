/** What a host gives for requests, checked: a slip would look like a broken network. */
import { CodatConfigurationError } from './errors.js';

const notFetch = (what: string) =>
  new CodatConfigurationError(
    `fetch ${what}. Leave it out, or set it to a function that resolves with a Response, as the platform's does.`,
  );

/** Whether it has what is used of a response. */
function isResponse(value: unknown): value is Response {
  const { headers, text, ok, status } = (value ?? {}) as Partial<Response>;
  return (
    typeof headers?.get === 'function' &&
    typeof text === 'function' &&
    typeof ok === 'boolean' &&
    typeof status === 'number'
  );
}

/**
 * The host's own `fetch`, or the platform's.
 *
 * @throws CodatConfigurationError, now or in place of a response
 */
export function checkedFetch(fetch: typeof globalThis.fetch = globalThis.fetch): typeof fetch {
  if (typeof fetch !== 'function') throw notFetch('is no function');
  return async (...given) => {
    const response: unknown = await fetch(...given);
    // Other libraries hand on what they have read of a response, or something that has its headers alone.
    if (!isResponse(response)) throw notFetch('resolved with something that is no Response');
    return response;
  };
}

/** @throws CodatConfigurationError */
export function checkedCredentials(
  credentials: RequestCredentials = 'same-origin',
): RequestCredentials {
  if (['same-origin', 'include', 'omit'].includes(credentials)) return credentials;
  throw new CodatConfigurationError(
    `credentials is "${credentials}". Expected same-origin, include or omit.`,
  );
}
