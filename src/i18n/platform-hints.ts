import type { Integration } from '../api/schema.js';
import { runtime } from '../api/runtime.js';
import { platformHas, type PlatformRule } from '../store/connections/platform-rules.js';
import type { Localize } from './localize.js';

/** What linking a platform takes beyond signing in, and the rule that says so. */
const hints = {
  hintPhone: 'noPhone',
  hintOffline: 'desktopSoftware',
  hintAdministrator: 'administrator',
  hintKeys: 'apiKeys',
  hintLong: 'takesLong',
} as const satisfies Record<string, PlatformRule>;

/** Small and used with a finger, held upright or not. */
const phone = '(pointer: coarse) and (max-width: 600px), (pointer: coarse) and (max-height: 480px)';

/** What the person should know before linking it; empty where there is nothing. */
export function hintOf({ key, isOfflineConnector }: Integration, localize: Localize): string {
  const kinds = Object.keys(hints) as (keyof typeof hints)[];
  return kinds
    .filter((kind) => {
      if (kind === 'hintPhone' && !(localize.view ?? runtime).matchMedia?.(phone).matches)
        return false;
      if (kind === 'hintOffline' && isOfflineConnector) return true;
      return platformHas(hints[kind], key);
    })
    .map((kind) => localize.term(kind))
    .join(' · ');
}
