import { html, nothing, type TemplateResult } from 'lit';
import { LazyModule } from '../store/lazy-module.js';
import { StartingAttempt, type Attempt } from '../store/starting-attempt.js';
import { linkFailureWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { actionButton } from './action-button.js';
import { supportText } from './support-text.js';
import { calm, retryButton, type AttemptActions, type AttemptWords } from './attempt-parts.js';

/** The panel of an attempt that waits or has ended: loaded with the code of linking. */
export const attemptDetails = new LazyModule(() => import('./attempt-details.js'));

/** An attempt in words; undefined where its element already says it all, or its panel is still loading. */
export function attemptWords(attempt: Attempt, localize: Localize): AttemptWords | undefined {
  const { state, target } = attempt;
  const name = localize.name(target.platformName);
  if (state.kind === 'opening') {
    return calm(localize.term('openingTitle'), localize.term('openingMessage', name));
  }
  if (state.kind === 'error') {
    return { ...linkFailureWords(state.error, name, localize), isProblem: true };
  }
  return attempt instanceof StartingAttempt
    ? undefined
    : attemptDetails.value?.detailWords(attempt, localize);
}

/** What the live region says of an attempt. A problem is announced by its alert, a new link by the announcements. */
export function attemptAnnouncement(attempt: Attempt | undefined, localize: Localize): string {
  if (!attempt) return '';
  const { state, target } = attempt;
  if (state.kind === 'ended' && state.isByPerson) {
    return localize.term('attemptCancelled', localize.name(target.platformName));
  }
  const words = attemptWords(attempt, localize);
  return words && !words.isProblem ? `${words.title} ${words.text}` : '';
}

function buttons(attempt: Attempt, localize: Localize, actions: AttemptActions) {
  if (attempt.state.kind === 'error') {
    return [
      actionButton(localize.term('dismiss'), 'quiet', () => actions.dismiss(attempt)),
      retryButton(attempt, localize, actions),
    ];
  }
  return attempt instanceof StartingAttempt
    ? nothing
    : attemptDetails.value?.detailButtons(attempt, localize, actions);
}

/**
 * The place where an attempt says how it goes and what can be done. What went wrong is an alert, which holds the words
 * alone: everything in an alert is read out.
 */
export function attemptPanel(
  attempt: Attempt,
  localize: Localize,
  actions: AttemptActions,
): TemplateResult | typeof nothing {
  const words = attemptWords(attempt, localize);
  if (!words) return nothing;
  const { state } = attempt;
  const details = attemptDetails.value;
  const linkAttempt = attempt instanceof StartingAttempt ? undefined : attempt;
  const reference = state.kind === 'error' ? state.error.toJSON().correlationId : undefined;
  return html`<div
    class="attempt ${words.isProblem ? 'problem' : words.isWarning ? 'warning' : ''}"
    part="attempt"
    role="group"
    aria-label=${words.title}
  >
    <div class="attempt-words">
      <div role=${words.isProblem ? 'alert' : nothing}>
        <p class="name">${words.title}</p>
        <p class="secondary">
          ${supportText(words.text, localize)}
          ${linkAttempt && details?.detailAside(linkAttempt, localize, actions)}
        </p>
      </div>
      ${linkAttempt && details?.detailCopy(linkAttempt, localize)}
      ${details?.organisationHint(attempt, localize)}
      ${reference ? html`<p class="reference">${localize.term('reference', localize.text(reference))}</p>` : nothing}
    </div>
    <div class="actions">${buttons(attempt, localize, actions)}</div>
  </div>`;
}
