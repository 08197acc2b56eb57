import { parseLanguageTag } from '../../i18n/language-tag.js';
import { parseText } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';

/** The language that a host asks for, if it is one. Anything else is warned of and left out. */
export function parseLocale(element: HTMLElement, value: unknown): string | undefined {
  const locale = parseText(element, 'locale', value);
  if (!locale?.trim()) return undefined;
  if (parseLanguageTag(locale)) return locale;
  warnOnce(
    element,
    `Invalid locale "${locale}". Expected a language such as "fr-CA". Ignoring it.`,
  );
  return undefined;
}
