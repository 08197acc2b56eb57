import { misuse } from '../misuse.js';
import { readPage, type PageField, type PageState } from './read-page.js';
import type { SignInPage } from './sign-in-page.js';

/** Whether this is a window, of any origin: of another one only a few properties can be read. */
export function isWindow(value: unknown): value is Window {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const { window: self, closed } = value as Partial<Window>;
    return self === value && typeof closed === 'boolean';
  } catch {
    return false;
  }
}

/** Whether this window's document can be read from here. */
function isReadable(popup: Window): boolean {
  try {
    // Throws for another origin.
    return popup.document.readyState.length > 0;
  } catch {
    return false;
  }
}

/** This page gets the focus back: elements ask the server then. */
export function focusThisPage(): Promise<void> {
  if (typeof window !== 'undefined') window.dispatchEvent(new Event('focus'));
  return Promise.resolve();
}

/** The sandbox's sign-in pages in a window that the test's own page has opened. */
export class WindowSignInPage implements SignInPage {
  readonly #popup: Window;
  #wasReadable = false;

  constructor(popup: Window) {
    this.#popup = popup;
  }

  look(): Promise<PageState> {
    return new Promise((resolve) => resolve(this.#state()));
  }

  url(): string | undefined {
    return this.#popup.closed || !isReadable(this.#popup) ? undefined : this.#popup.location.href;
  }

  fill({ name, type }: PageField, value: string): Promise<void> {
    for (const input of this.#all<HTMLInputElement>('input')) {
      if (input.name !== name) continue;
      if (type === 'text') input.value = value;
      else if (input.value === value) input.checked = true;
    }
    return Promise.resolve();
  }

  press(action: string): Promise<void> {
    const buttons = this.#all<HTMLButtonElement>('button[name="action"]');
    buttons.find(({ value }) => value === action)?.click();
    return Promise.resolve();
  }

  fail(reason: string): Promise<void> {
    for (const select of this.#all<HTMLSelectElement>('select[name="reason"]')) {
      select.value = reason;
    }
    return this.press('fail');
  }

  comeBack(): Promise<void> {
    return focusThisPage();
  }

  #all<Kind extends Element>(selector: string): Kind[] {
    return [...this.#popup.document.querySelectorAll<Kind>(selector)];
  }

  #state(): PageState {
    const popup = this.#popup;
    if (popup.closed) return { kind: 'closed' };
    if (!isReadable(popup)) {
      // A return page on another origin, or the provider's own site.
      if (this.#wasReadable) return { kind: 'elsewhere' };
      throw misuse(
        "The window shows another origin, which this page cannot look into. Serve the sandbox's pages on this page's own origin (`createTestWorlds({links: 'same-origin'})`), or give the connection in place of the window.",
      );
    }
    const { document, location } = popup;
    if (!location.protocol.startsWith('http')) return { kind: 'loading' };
    if (document.readyState !== 'complete') return { kind: 'loading' };
    const state = readPage(document.documentElement.outerHTML);
    this.#wasReadable ||= state.kind !== 'elsewhere';
    return state;
  }
}
