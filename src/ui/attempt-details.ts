import { html, nothing } from 'lit';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { quotedReasonOf } from '../store/plain-text.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { actionButton } from './action-button.js';
import { calm, retryButton, type AttemptActions, type AttemptWords } from './attempt-parts.js';
import { addEnglish } from '../i18n/english.js';
import { linking } from '../locales/en/linking.js';

addEnglish(linking);

export * from './stage/stage-details.js';

const endings = {
  unchanged: ['attemptUnchanged', undefined, false],
  abandoned: ['attemptAbandoned', undefined, false],
  cancelled: ['attemptCancelled', 'attemptCancelledHint', false],
  unsupported: ['attemptUnsupported', 'attemptUnsupportedHint', true],
  failed: ['attemptFailed', 'attemptFailedHint', true],
} as const;

/** What may have become of the window; in redirect mode there was none. */
const closedHint = (attempt: LinkAttempt, localize: Localize) =>
  localize.term(attempt.mode() === 'redirect' ? 'leftHint' : 'closedHint');

/** The words for an attempt that waits or has ended; undefined where its element already says it all. */
export function detailWords(attempt: LinkAttempt, localize: Localize): AttemptWords | undefined {
  const { state, target } = attempt;
  const name = localize.name(target.platformName);
  switch (state.kind) {
    case 'waiting':
      if (state.phase === 'platform') {
        return calm(localize.term('platformTitle', name), localize.term('platformHint'));
      }
      if (state.phase === 'popup-blocked') {
        const hint = state.canLeave ? 'blockedHint' : 'copyHint';
        return calm(localize.term('blockedTitle', name), localize.term(hint));
      }
      if (state.phase === 'leaving') {
        return calm(localize.term('openingTitle'), localize.term('openingMessage', name));
      }
      return state.phase === 'window-closed'
        ? calm(
            localize.term('closedTitle', name),
            state.error ? errorWords(state.error, localize) : closedHint(attempt, localize),
          )
        : calm(
            localize.term('waitingFor', name),
            state.error
              ? localize.sentences(localize.term('checkFailed'), errorWords(state.error, localize))
              : localize.term('waitingHint'),
          );
    case 'ended': {
      // No notice to dismiss after the person has pressed Cancel.
      if (state.isByPerson) return undefined;
      if (state.outcome === 'linked') {
        const { organisationChanged: changed } = state;
        return (
          changed && {
            ...calm(
              localize.term('organisationChanged', name, changed.current),
              localize.term(
                'organisationChangedHint',
                name,
                changed.previous,
                localize.may('disconnect') && localize.may('reconnect'),
              ),
            ),
            isWarning: true,
          }
        );
      }
      const [title, hint, isProblem] = endings[state.outcome];
      const reason = state.outcome === 'failed' ? quotedReasonOf(state) : undefined;
      const said = reason ? localize.term('platformSaid', name, reason) : '';
      const text = localize.sentences(said, hint ? localize.term(hint) : '');
      return { title: localize.term(title, name), text, isProblem };
    }
    default:
      return undefined;
  }
}

/** The buttons of an attempt that waits or has ended. `leave` is what takes the notice of an end away. */
export function detailButtons(
  attempt: LinkAttempt,
  localize: Localize,
  actions: AttemptActions,
  leave: 'dismiss' | 'chooseAnother' = 'dismiss',
) {
  const { state, target } = attempt;
  const cancel = actionButton(localize.term('cancelLinking'), 'quiet', () =>
    actions.cancel(attempt),
  );
  const dismiss = actionButton(localize.term(leave), 'quiet', () => actions.dismiss(attempt));
  switch (state.kind) {
    case 'waiting':
      if (state.phase === 'window-closed') {
        const label = localize.term('continueLinking');
        return [cancel, actionButton(label, 'primary', () => actions.reopen(attempt))];
      }
      if (state.phase === 'popup-blocked') {
        return [
          cancel,
          state.canLeave
            ? actionButton(localize.term('openInThisTab'), '', () => actions.openHere(attempt))
            : nothing,
          html`<a
            class="button primary"
            href=${state.linkUrl}
            target="_blank"
            rel="noopener noreferrer"
            @click=${() => setTimeout(() => attempt.linkUsed())}
            >${localize.term('openInNewTab', localize.name(target.platformName))}</a
          >`,
        ];
      }
      return cancel;
    case 'ended':
      if (state.outcome !== 'linked') return [dismiss, retryButton(attempt, localize, actions)];
      // There is nothing else to choose: it is connected.
      return actionButton(
        localize.term(leave === 'dismiss' ? leave : 'continueLinking'),
        leave === 'dismiss' ? 'quiet' : 'primary',
        () => actions.dismiss(attempt),
      );
    default:
      return nothing;
  }
}

/** What the person takes elsewhere by hand; `value` is text to copy. */
export function detailCopy(attempt: LinkAttempt, localize: Localize) {
  const { state, target, connection } = attempt;
  if (state.kind !== 'waiting') return nothing;
  // The software itself asks for the connection's id.
  if (state.phase === 'platform') {
    return copyField(
      localize.term('connectionIdLabel', localize.name(target.platformName)),
      connection?.id ?? '',
    );
  }
  // The last way out of a frame that may open no window and not move its page.
  if (state.phase !== 'popup-blocked' || state.canLeave) return nothing;
  return copyField(localize.term('addressOf', localize.name(target.platformName)), state.linkUrl);
}

/** An address or an id, which begins at the left in every language. */
function copyField(label: string, value: string) {
  return html`<input
    class="address"
    dir="ltr"
    readonly
    aria-label=${label}
    .value=${value}
    @focus=${({ target: input }: Event) => (input as HTMLInputElement).select()}
  />`;
}

/** What can be done about a window, or a response, that does not come. */
export function detailAside(attempt: LinkAttempt, localize: Localize, actions: AttemptActions) {
  const { state } = attempt;
  if (state.kind !== 'waiting') return nothing;
  const textButton = (label: string, click: () => void) =>
    html`<button type="button" class="text-button" @click=${click}>${label}</button>`;
  if (state.error) return textButton(localize.term('checkAgain'), () => actions.check(attempt));
  const isWindow = state.phase === 'window-open' || state.phase === 'redirected';
  if (!isWindow && state.phase !== 'leaving') return nothing;
  return html`${isWindow ? localize.term('windowNotVisible') : nothing}
  ${textButton(localize.term('openAgain'), () => actions.reopen(attempt))}`;
}
