import type { Integration } from '../api/schema.js';
import { takesPreparation } from './catalog/platforms.js';

/** The key in localStorage of the platforms whose preparation this browser's user does not want to see again. */
const SKIPPED_KEY = 'codat-elements:skipped-preparations';

/** Where storage is denied, the choice holds for this page. */
const onThisPage = new Set<string>();

function stored(): string[] {
  try {
    const keys: unknown = JSON.parse(localStorage.getItem(SKIPPED_KEY) ?? '[]');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    // Not ours, or storage is denied, as in a sandboxed frame.
    return [];
  }
}

/**
 * Whether the user should know something before the integration's window opens: connecting it takes more than signing
 * in, and the user has not asked to be spared that.
 */
export function needsPreparation({
  key,
  isOfflineConnector,
}: Pick<Integration, 'key' | 'isOfflineConnector'>): boolean {
  if (!isOfflineConnector && !takesPreparation(key)) return false;
  return !onThisPage.has(key) && !stored().includes(key);
}

/** Remembers that the user does not want to see this platform's preparation again, in this browser. */
export function skipPreparation(platformKey: string): void {
  onThisPage.add(platformKey);
  try {
    localStorage.setItem(SKIPPED_KEY, JSON.stringify([...new Set([...stored(), platformKey])]));
  } catch {
    // Denied or full.
  }
}
