/** How long an event waits for a page whose scripts do not load, in ms. */
const MAX_WAIT_MS = 1000;

/** Resolves once the page's own scripts have run, so that their listeners are there; never later than in a second. */
export function whenParsed(signal: AbortSignal): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      document.removeEventListener('DOMContentLoaded', finish);
      window.removeEventListener('load', finish);
      resolve();
    };
    const timer = setTimeout(finish, MAX_WAIT_MS);
    document.addEventListener('DOMContentLoaded', finish);
    // Where an async script was later than `DOMContentLoaded`.
    window.addEventListener('load', finish);
    signal.addEventListener('abort', finish);
  });
}

/** What is used of the Navigation API, which TypeScript does not know yet. */
interface NavigationWindow {
  navigation?: { currentEntry: { id: string } | null };
}

/** The visit of an address whose result was announced on this page. */
let claimed: string | undefined;

/**
 * Whether nobody has claimed this visit of the page's address yet: another element on it, or the one before where a
 * framework makes its elements anew. A page that shows several addresses without being loaded anew has a visit for each.
 */
export function claimVisit(): boolean {
  // Browsers without the Navigation API tell visits apart by address alone.
  const { navigation } = window as NavigationWindow;
  const visit = `${navigation?.currentEntry?.id ?? ''} ${window.location.href}`;
  if (visit === claimed) return false;
  claimed = visit;
  return true;
}
