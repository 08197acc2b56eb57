import type { PageField, PageState } from './read-page.js';

/** A window at the sandbox's sign-in pages, whatever drives it. */
export interface SignInPage {
  look(): Promise<PageState>;
  /** Where the window is; undefined once it is closed, or where that cannot be seen. */
  url(): string | undefined;
  /** Fills in a text, chooses a radio button or ticks a checkbox. */
  fill(field: PageField, value: string): Promise<void>;
  press(action: 'next' | 'cancel'): Promise<void>;
  /** Makes the provider refuse, for one of the page's reasons. */
  fail(reason: string): Promise<void>;
  /** Gives the focus back to the page that opened the window: elements ask the server then. */
  comeBack(): Promise<void>;
}
