/** The key in sessionStorage of the attempts under way in this tab. */
export const ATTEMPTS_KEY = 'codat-elements:attempts';

/** Whether an earlier page of this tab has stored an attempt of this store. */
export function hasStoredAttempt(storeId: string): boolean {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(ATTEMPTS_KEY) ?? '');
    return Array.isArray(stored) && stored.some((one: unknown) => isOf(storeId, one));
  } catch {
    // Nothing is stored, or storage is denied.
    return false;
  }
}

const isOf = (storeId: string, one: unknown) =>
  typeof one === 'object' && one !== null && 'store' in one && one.store === storeId;
