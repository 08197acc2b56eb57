import { CodatResponseError } from '../api/errors.js';
import { isLoopback } from '../api/loopback.js';

/** An address from outside that may be opened or shown: https, or http on this very machine; else undefined. */
export function safeUrl(text: string | null | undefined): URL | undefined {
  if (!text) return undefined;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return undefined;
  }
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe ? url : undefined;
}

/** An address of support that may be linked to: a page, as `safeUrl` has it, or mail to somebody; else undefined. */
export function safeContactUrl(text: string | null | undefined): string | undefined {
  const page = safeUrl(text);
  if (page || !text) return page?.href;
  return /^mailto:[^\s@?]+@[^\s@?]+/i.test(text.trim()) ? new URL(text).href : undefined;
}

/**
 * A connection's linkUrl, checked.
 *
 * @throws CodatResponseError that names the field, if it is missing or not https.
 */
export function safeLinkUrl(text: string | null | undefined): string {
  const url = safeUrl(text);
  if (url) return url.href;
  throw new CodatResponseError('linkUrl');
}
