import type { Integration } from '../api/schema.js';
import { runtime } from '../api/runtime.js';
import { hasHint, type PlatformHint } from '../store/catalog/platforms.js';
import type { Localize } from './localize.js';

/** The words for each hint, in the order in which a person reads them. */
const hints = {
  hintPhone: 'computer',
  hintOffline: 'desktop-software',
  hintAdministrator: 'administrator',
  hintKeys: 'api-keys',
  hintLong: 'takes-long',
} as const satisfies Record<string, PlatformHint>;

/** Small and used with a finger, held upright or not. */
const phone = '(pointer: coarse) and (max-width: 600px), (pointer: coarse) and (max-height: 480px)';

/** What the person should know before linking an integration. */
export function hintsOf(
  { key, isOfflineConnector }: Integration,
  localize: Localize,
): readonly string[] {
  const terms = Object.keys(hints) as (keyof typeof hints)[];
  return terms
    .filter((term) => {
      if (term === 'hintOffline' && isOfflineConnector) return true;
      if (!hasHint(key, hints[term])) return false;
      return term !== 'hintPhone' || (localize.view ?? runtime).matchMedia?.(phone).matches;
    })
    .map((term) => localize.term(term));
}

/** The same as one text; empty where there is nothing. */
export const hintOf = (integration: Integration, localize: Localize): string =>
  hintsOf(integration, localize).join(' · ');
