import type { Integration } from '../api/schema.js';
import { runtime } from '../api/runtime.js';
import { words } from './closed-values.js';
import type { Localize } from './localize.js';

/**
 * What linking a platform takes beyond signing in, by Codat's keys. From Codat's guide to each platform, such as
 * https://docs.codat.io/integrations/accounting/netsuite/company-linking-journey: its API does not tell.
 */
const platforms = {
  hintPhone: 'trji akxx pqsw jcrp hbql knfz',
  hintOffline: 'pqsw hbql',
  hintAdministrator: 'trji akxx knfz',
  hintKeys: 'vqzp fztf',
  hintLong: 'trji akxx knfz',
} as const;

/** Small and used with a finger, held upright or not. */
const phone = '(pointer: coarse) and (max-width: 600px), (pointer: coarse) and (max-height: 480px)';

/** What the person should know before linking it; empty where there is nothing. */
export function hintOf({ key, isOfflineConnector }: Integration, localize: Localize): string {
  const kinds = Object.keys(platforms) as (keyof typeof platforms)[];
  return kinds
    .filter((kind) => {
      if (kind === 'hintPhone' && !(localize.view ?? runtime).matchMedia?.(phone).matches)
        return false;
      if (kind === 'hintOffline' && isOfflineConnector) return true;
      return words(platforms[kind]).includes(key);
    })
    .map((kind) => localize.term(kind))
    .join(' · ');
}
