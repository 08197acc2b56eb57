/** Signing in at the sandbox's pages, in a window that the test holds. */
import { misuse, shown } from '../misuse.js';
import {
  cancelOn,
  failOn,
  signInOn,
  type SignInFailure,
  type SignInOptions,
  type SignInResult,
} from './drive.js';
import { isPlaywrightPage, PlaywrightSignInPage, type PlaywrightPage } from './playwright-page.js';
import type { SignInPage } from './sign-in-page.js';
import { isWindow, WindowSignInPage } from './window-page.js';

/** A window at the sandbox's sign-in pages: a Playwright `Page`, or a `Window` of the test page's own origin. */
export type Popup = PlaywrightPage | Window;

/** Whether a value is a window that can be driven. */
export const isPopup = (value: unknown): value is Popup =>
  isPlaywrightPage(value) || isWindow(value);

function pageIn(popup: Popup, name: string): SignInPage {
  if (isPlaywrightPage(popup)) return new PlaywrightSignInPage(popup);
  if (isWindow(popup)) return new WindowSignInPage(popup);
  throw misuse(
    `${name}() needs the window in which the person signs in, a Playwright Page or a Window, and was given ${shown(popup)}. Wait for it where it opens: \`page.waitForEvent('popup')\`, or \`popupOf(() => button.click())\`.`,
  );
}

/**
 * Signs in: fills in and goes through the sandbox's sign-in pages until the window is sent to the return page, or shows
 * that it is connected. The page that opened the window then gets the focus.
 *
 * @throws Error that says what the window shows, where it is not at a sign-in page or a page refuses what was filled in
 */
export const signIn = async (popup: Popup, options?: SignInOptions): Promise<SignInResult> =>
  signInOn(pageIn(popup, 'signIn'), options);

/** Leaves the sign-in page by its "Cancel". */
export const cancel = async (
  popup: Popup,
  options?: Pick<SignInOptions, 'timeoutMs'>,
): Promise<SignInResult> => cancelOn(pageIn(popup, 'cancel'), options);

/** Makes the provider refuse. `reason` is one of the sandbox's, by default `denied`. */
export const fail = async (
  popup: Popup,
  reason?: SignInFailure,
  options?: Pick<SignInOptions, 'timeoutMs'>,
): Promise<SignInResult> => failOn(pageIn(popup, 'fail'), reason, options);

export type { SignInFailure, SignInOptions, SignInResult };
