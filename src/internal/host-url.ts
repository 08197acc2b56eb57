import { runtime } from '../api/runtime.js';
import { safeUrl } from '../session/safe-url.js';
import { warnOnce } from './closed-values.js';

/**
 * An address that the host has set, relative to the page or not: of the page's own origin, or https. Anything
 * else is warned of and left out.
 */
export function hostUrl(
  element: HTMLElement,
  setting: string,
  address: string | null | undefined,
): string | undefined {
  if (!address) return undefined;
  const base = runtime.document?.baseURI;
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  // Of an opaque origin, as that of `javascript:` and of a blank page, nothing is the page's own.
  const isOwn = url?.origin !== 'null' && url?.origin === runtime.location?.origin;
  if (url && (isOwn || safeUrl(url.href))) return url.href;
  warnOnce(element, `${setting} is "${address}", which is no https address. It is left out.`);
  return undefined;
}
