import { hasPageFocus, isPageHidden } from './page-lifecycle.js';
import { ATTEMPTS_KEY } from './stored-attempts.js';

/** Where the linkUrl can be opened; the first is the default. */
export const linkModes = ['popup', 'tab', 'redirect', 'manual'] as const;

/** Where the linkUrl is opened: in a window of its own, a tab, this tab, or wherever the host opens it. */
export type LinkMode = (typeof linkModes)[number];

/**
 * In-app web views that are known to have no windows: Android's says so, and Apple's leaves out the browser's
 * name. Many respond to a blank window by emptying the page that opened it.
 */
const webView = /; wv\)|\((?:iPhone|iPad|iPod)(?!.* Safari\/)/;

/** The words on the blank page, for the moment before the provider's page comes. */
export interface LinkWindowWords {
  title: string;
  message: string;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** The window that was clicked in, if not the page's own: only that one may open another now. */
  opener?: Window;
}

/** Wide enough for the desktop sign-in pages of accounting platforms. */
const POPUP_WIDTH_PX = 720;
const POPUP_HEIGHT_PX = 800;

function popupFeatures({ screen, screenX, screenY, outerWidth, outerHeight }: Window): string {
  const width = Math.min(POPUP_WIDTH_PX, screen.availWidth);
  const height = Math.min(POPUP_HEIGHT_PX, screen.availHeight);
  // In the middle of this window, on whichever screen that is.
  const left = Math.round(screenX + (outerWidth - width) / 2);
  const top = Math.round(screenY + (outerHeight - height) / 2);
  return `popup,width=${width},height=${height},left=${left},top=${Math.max(0, top)}`;
}

function showWords({ document }: Window, words: LinkWindowWords): void {
  document.title = words.title;
  const text = document.createElement('p');
  text.setAttribute('role', 'status');
  text.textContent = words.message;
  // By the object model, since the page inherits the host's content security policy.
  text.style.cssText =
    'font: 16px/24px system-ui, sans-serif; text-align: center; margin: 30vh 24px 0';
  document.documentElement.lang = words.lang ?? '';
  document.documentElement.dir = words.dir ?? '';
  document.documentElement.style.colorScheme = 'light dark';
  document.body.append(text);
}

/** A window that says it is closed may have been severed, or its result be on the way: how long to wait, in ms. */
const CLOSED_GRACE_MS = 2500;
/** How long a window may take to come to the front, in ms. */
const FOCUS_GRACE_MS = 400;

/**
 * Whether a frame around this page keeps the windows that it opens in its sandbox: once its opener is cut, such a
 * window can neither be sent anywhere nor be closed. Known where the page around is of this origin.
 */
function keepsWindowsInSandbox(opener: Window = window): boolean {
  try {
    for (let view = opener; view !== view.parent; view = view.parent) {
      const sandbox = view.frameElement?.getAttribute('sandbox');
      if (sandbox != null && !/\ballow-popups-to-escape-sandbox\b/i.test(sandbox)) return true;
    }
  } catch {
    // A page of another origin is around it.
  }
  return false;
}

/** A window begins with a copy of this tab's sessionStorage, but none of the attempts in it has left from there. */
function forgetAttempts(opened: Window): void {
  try {
    opened.sessionStorage.removeItem(ATTEMPTS_KEY);
  } catch {
    // Storage is denied: there is no copy.
  }
}

/** What blocks pop-ups may throw, or give something that is no window. */
function closeIfWindow(opened: Window | null | undefined): void {
  try {
    opened?.close();
  } catch {
    // There is nothing to close.
  }
}

/** A window for one provider's pages. */
export class LinkWindow {
  readonly #window: Window;
  /** Since when it says that it is closed, on the clock of `performance.now()`. */
  #closedAt: number | undefined;
  /** When it was last focused by us, on the same clock, until it came. */
  #calledAt: number | undefined;

  private constructor(opened: Window) {
    this.#window = opened;
  }

  /**
   * Opens a blank window. To be called in the click itself: after an await, browsers block it.
   *
   * Without the `noopener` feature, with which Safari gives no handle; the opener is cut in `navigate`.
   * @returns undefined if the mode has none, or the browser opened none that can be used.
   */
  static open(mode: LinkMode, words: LinkWindowWords): LinkWindow | undefined {
    if (mode === 'redirect' || mode === 'manual') return undefined;
    if (webView.test(navigator.userAgent) || keepsWindowsInSandbox(words.opener)) return undefined;
    const opener = words.opener ?? window;
    let opened: Window | null | undefined;
    try {
      opened = opener.open('', '_blank', mode === 'popup' ? popupFeatures(opener) : '');
      // Where there can be only one window, some browsers give this very one.
      if (!opened || opened.closed || opened === opener.top) return undefined;
      showWords(opened, words);
      forgetAttempts(opened);
      return new LinkWindow(opened);
    } catch {
      // No access to it, from a sandboxed frame: its opener could not be cut either. A link has none.
      closeIfWindow(opened);
      return undefined;
    }
  }

  /** Whether it reports to be closed. A provider's Cross-Origin-Opener-Policy makes an open one say so too. */
  get closed(): boolean {
    return this.#window.closed;
  }

  /** Goes to the provider, who gets no way back to this page. Returns false where this frame may not send it there. */
  navigate(url: string): boolean {
    const cut = () => {
      this.#window.opener = null;
    };
    // Blank, it came if it could.
    this.#calledAt = undefined;
    try {
      // In a frame, what is cut first may be out of reach by then. What is cut in the same task is cut for the provider.
      if (window.parent === window) cut();
      this.#window.location.replace(url);
      cut();
      return true;
    } catch {
      return false;
    }
  }

  /** Once it is at another site and its opener is cut, browsers may leave it where it is. */
  focus(): void {
    this.#window.focus();
    this.#calledAt ??= performance.now();
  }

  /** Looks how it is: `closing` once when it first says that it is closed, `lost` when it is to be given up. */
  look(): 'there' | 'closing' | 'lost' {
    const now = performance.now();
    const isBehind = isPageHidden() || !hasPageFocus();
    const isLate = this.#calledAt !== undefined && now - this.#calledAt > FOCUS_GRACE_MS;
    // With this page behind it, it came, whenever the person is back here.
    if (isBehind || isLate) this.#calledAt = undefined;
    // It did not come: out of reach at another site. The next window is a new one.
    if (isLate && !isBehind) return 'lost';
    if (!this.closed) return 'there';
    if (this.#closedAt === undefined) {
      this.#closedAt = now;
      return 'closing';
    }
    return now - this.#closedAt > CLOSED_GRACE_MS ? 'lost' : 'there';
  }

  /** Closes it if it is not at another site: from there only the return page, or the person, closes it. */
  close(): void {
    try {
      // Throws for another site's; to try to close that one would be a complaint in the console.
      if (this.#window.location.href) this.#window.close();
    } catch {
      // Its return page closes it, or the person.
    }
  }
}
