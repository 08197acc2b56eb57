import { safeContactUrl, safeUrl } from '../../store/safe-url.js';
import { parseText } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';

/** Addresses of help for single platforms, by platform key. */
export type Guides = Readonly<Record<string, string>>;

/** Where support is, if the host has said so: https or mailto. Anything else is warned of and left out. */
export function parseSupportUrl(element: HTMLElement, value: unknown): string | undefined {
  const address = parseText(element, 'support-url', value);
  if (address === undefined) return undefined;
  const url = safeContactUrl(address);
  if (!url) {
    warnOnce(
      element,
      `Invalid support-url "${address}". Expected an https or mailto address. Ignoring it.`,
    );
  }
  return url;
}

/** The host's guides that may be linked to. Anything but a whole https address is warned of and left out. */
export function parseGuides(element: HTMLElement, value: unknown): Guides | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object') {
    warnOnce(
      element,
      `Invalid guides of type ${typeof value}. Expected an object of addresses by platform key. Ignoring it.`,
    );
    return undefined;
  }
  const guides: Record<string, string> = {};
  for (const [platformKey, address] of Object.entries(value) as [string, unknown][]) {
    // Objects of an address, such as a `URL`, are written as one.
    const url = safeUrl(String(address));
    if (url) guides[platformKey] = url.href;
    else {
      warnOnce(
        element,
        `Invalid address "${String(address)}" for "${platformKey}" in guides. Expected an https address. Ignoring it.`,
      );
    }
  }
  return guides;
}
