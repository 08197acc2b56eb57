import { misuse } from './misuse.js';

const TIMEOUT_MS = 10_000;
/** A timer that is set for longer ends at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Does something that opens a window, such as a click, and gives the window. For tests that run in the page; with
 * Playwright it is `page.waitForEvent('popup')`.
 *
 * @throws Error where no window opens
 */
export async function popupOf(
  act: () => unknown,
  { timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {},
): Promise<Window> {
  const own = Object.getOwnPropertyDescriptor(window, 'open');
  const open = window.open.bind(window);
  try {
    return await new Promise<Window>((resolve, reject) => {
      const timer = setTimeout(
        () => {
          reject(misuse(`No window opened within ${timeoutMs} ms.`));
        },
        Math.min(timeoutMs, MAX_TIMER_MS),
      );
      window.open = (...args) => {
        const opened = open(...args);
        clearTimeout(timer);
        if (opened) resolve(opened);
        else {
          reject(
            misuse('The browser blocked the window. Start it with `--disable-popup-blocking`.'),
          );
        }
        return opened;
      };
      Promise.resolve(act()).catch(reject);
    });
  } finally {
    if (own) Object.defineProperty(window, 'open', own);
  }
}
