import { cutText, plainText } from '../plain-text.js';

/** How an attempt to link ended. */
export type LinkOutcome =
  'linked' | 'unchanged' | 'cancelled' | 'failed' | 'unsupported' | 'abandoned';

/**
 * What of the redirect is read. All of it passed through the person's browser, and anybody can open such an
 * address: it says when to ask the server, and never what to show.
 */
export interface RedirectResult {
  connectionId?: string;
  statusCode?: string;
}

/** The redirect's parameters that are read, and so may have other names at a host, by Codat's names. */
export const redirectNames = [
  'connectionId',
  'statusCode',
] as const satisfies readonly (keyof RedirectResult)[];

/** Codat writes its ids in lower case; somebody on the way may not. */
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The host's own names for some of the parameters. */
export type ParameterNames = Partial<Record<(typeof redirectNames)[number], string>>;

/**
 * Reads the redirect's parameters, in whatever case they are written; where the host has a name of its own for
 * one, only by that. Codat writes its texts with and without stops and leading spaces.
 */
export function parseRedirect(
  search: string | URLSearchParams,
  names: ParameterNames = {},
): RedirectResult {
  const given = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) given.set(name.toLowerCase(), value);
  const result: RedirectResult = {};
  for (const name of redirectNames) {
    const value = plainText(given.get((names[name] ?? name).toLowerCase()) ?? '');
    const whole = value.replace(/[\s.]+$/, '');
    if (whole) result[name] = guid.test(whole) ? whole.toLowerCase() : whole;
  }
  return result;
}

/** More than any redirect has; what is longer was made up. */
const MAX_PARAMETERS = 100;
const MAX_NAME_LENGTH = 100;
const MAX_VALUE_LENGTH = 2000;

/**
 * All parameters of the redirect's address: Codat's, those of the platform, the host's own. Of a name that comes several
 * times the last value, as in `parseRedirect`. The record has no prototype and cannot be changed.
 */
export function parametersOf(search: string): Readonly<Record<string, string>> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    // Code that copies the parameters into an object of its own would set that object's prototype.
    const isName = name && name !== '__proto__' && name.length <= MAX_NAME_LENGTH;
    if (!isName || (parameters.size === MAX_PARAMETERS && !parameters.has(name))) continue;
    parameters.set(name, cutText(value, MAX_VALUE_LENGTH));
  }
  const record = Object.create(null) as Record<string, string>;
  return Object.freeze(Object.assign(record, Object.fromEntries(parameters)));
}

/** The query of an address, and that of a route after its `#`, where some pages keep theirs. */
export function queryOf({ search, hash }: Pick<Location, 'search' | 'hash'>): string {
  return `${search}&${hash.replace(/^[^?]*\??/, '')}`;
}

/**
 * What a status code of the redirect says; undefined where there is none.
 * @see https://docs.codat.io/auth-flow/customize/set-up-redirects
 */
export function outcomeOf(statusCode: string | undefined): LinkOutcome | undefined {
  switch (statusCode) {
    case undefined:
      return undefined;
    case '200':
      return 'linked';
    case '201':
      return 'unchanged';
    case '403':
      return 'cancelled';
    case '501':
      return 'unsupported';
    default:
      return 'failed';
  }
}
