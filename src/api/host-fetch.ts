/** What a host gives for requests, checked: a slip would look like a broken network. */
import { CodatConfigurationError } from './errors.js';

const notFetch = (what: string) =>
  new CodatConfigurationError(
    `fetch ${what}. Leave it out, or set it to a function that resolves with a Response, as the platform's does.`,
  );

/**
 * The host's own `fetch`, or the platform's.
 *
 * @throws CodatConfigurationError, now or in place of a response
 */
export function checkedFetch(fetch: typeof globalThis.fetch = globalThis.fetch): typeof fetch {
  if (typeof fetch !== 'function') throw notFetch('is no function');
  return async (...given) => {
    const response = (await fetch(...given)) as { headers?: Partial<Headers> } | undefined;
    // One that hands on what it has read of a response, as other libraries do.
    if (typeof response?.headers?.get !== 'function') {
      throw notFetch('resolved with something that is no Response');
    }
    return response as unknown as Response;
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
