import { DEFAULT_COLLAPSE_AFTER } from '../../../store/catalog/arrange.js';
import { sourceTypes } from '../../../store/catalog/catalog.js';
import {
  parseEnumList,
  parseNonNegative,
  parseWords,
  type NumberSetting,
  type WordList,
} from '../../../ui/dom/enum-attribute.js';

export interface SettingsHost extends HTMLElement {
  readonly sourceTypes: WordList;
  readonly platformKeys: WordList;
  readonly featured?: WordList | null | undefined;
  readonly collapseAfter: NumberSetting;
  readonly showSandbox: boolean;
}

/** What the host has set of the catalog, checked. A key that is written twice is still one tile. */
export function catalogSettings(host: SettingsHost) {
  const { featured, showSandbox, collapseAfter } = host;
  const isFeatured = featured !== undefined && featured !== null;
  return {
    sourceTypes: parseEnumList(host, 'source-types', host.sourceTypes, sourceTypes),
    platformKeys: [...new Set(parseWords(host, 'platform-keys', host.platformKeys))],
    showSandbox,
    featured: isFeatured ? parseWords(host, 'featured', featured) : undefined,
    collapseAfter: parseNonNegative(host, 'collapse-after', collapseAfter, DEFAULT_COLLAPSE_AFTER),
  };
}

export type CatalogSettings = ReturnType<typeof catalogSettings>;
