import { resolveAddress } from '../../api/address.js';
import { runtime } from '../../api/runtime.js';
import { safeUrl } from '../../store/safe-url.js';
import { parseText, quoted } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';

interface Resolved {
  address: unknown;
  url: URL | undefined;
}

/** By element and setting: what an address meant when it was set holds, wherever the page navigates to later. */
const resolved = new WeakMap<HTMLElement, Map<string, Resolved>>();

/** An address that the host has set, resolved once as `fetch` would: `<base href>` counts. Undefined if it is none. */
export function resolvedOnce(
  element: HTMLElement,
  setting: string,
  address: unknown,
): URL | undefined {
  const settings = resolved.get(element) ?? new Map<string, Resolved>();
  resolved.set(element, settings);
  const known = settings.get(setting);
  if (known?.address === address) return known?.url;
  const isUrl = typeof address === 'object' && address !== null && 'href' in address;
  const text = parseText(element, setting, isUrl ? address.href : address);
  const base = runtime.location ? undefined : UNKNOWN_ORIGIN;
  const url = text === undefined ? undefined : resolveAddress(text.trim(), base);
  settings.set(setting, { address, url });
  return url;
}

/** Stands for the page's origin on a server, which does not know where the page will be; no page has one of this scheme. */
const UNKNOWN_ORIGIN = 'ws://page.invalid';

/** Of an opaque origin, as that of `javascript:` and of a blank page, nothing is the page's own. */
export const isOfPage = (url: URL): boolean =>
  url.origin !== 'null' && url.origin === (runtime.location?.origin ?? UNKNOWN_ORIGIN);

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
  const url = resolvedOnce(element, setting, address);
  // The page resolves what a server cannot.
  if (url?.origin === UNKNOWN_ORIGIN) return address;
  if (url && (isOfPage(url) || safeUrl(url.href))) return url.href;
  warnOnce(
    element,
    `Invalid ${setting} ${quoted(address)}. Expected an https address, or one of this site. Ignoring it.`,
  );
  return undefined;
}
