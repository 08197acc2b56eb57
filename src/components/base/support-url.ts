import { safeContactUrl } from '../../store/safe-url.js';
import { parseText } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';

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
