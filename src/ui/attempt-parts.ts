import { nothing } from 'lit';
import type { Localize } from '../i18n/localize.js';
import type { Attempt } from '../store/starting-attempt.js';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { actionButton } from './action-button.js';

/** What the person can do about an attempt. */
export interface AttemptActions {
  /** Brings the window to the front, or opens it again. */
  reopen(attempt: LinkAttempt): void;
  /** Goes on in this tab. */
  openHere(attempt: LinkAttempt): void;
  cancel(attempt: LinkAttempt): void;
  dismiss(attempt: Attempt): void;
  /** Asks the server now. */
  check(attempt: LinkAttempt): void;
  /** Begins anew; not set where there is nothing to begin with. */
  retry?: (attempt: Attempt) => void;
}

/** The button to try again, where that is possible. */
export const retryButton = (attempt: Attempt, localize: Localize, { retry }: AttemptActions) =>
  retry ? actionButton(localize.term('tryAgain'), 'primary', () => retry(attempt)) : nothing;

/** What a panel says. */
export interface AttemptWords {
  title: string;
  text: string;
  /** Whether something went wrong. */
  isProblem: boolean;
  /** Whether it went well, but perhaps not as it was meant. */
  isWarning?: boolean;
}

export const calm = (title: string, text: string): AttemptWords => ({
  title,
  text,
  isProblem: false,
});
