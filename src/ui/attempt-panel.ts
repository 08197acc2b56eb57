import { html, nothing, type TemplateResult } from 'lit';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { reasonOf } from '../store/linking/redirect-parameters.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { actionButton } from './action-button.js';

/** What the person can do about an attempt. */
interface AttemptActions {
  /** Brings the window to the front, or opens it again. */
  reopen(attempt: LinkAttempt): void;
  /** Goes on in this tab. */
  openHere(attempt: LinkAttempt): void;
  cancel(attempt: LinkAttempt): void;
  dismiss(attempt: LinkAttempt): void;
  /** Asks the server now. */
  check(attempt: LinkAttempt): void;
  /** Begins anew. */
  retry(attempt: LinkAttempt): void;
}

/** What a panel says. */
export interface AttemptWords {
  title: string;
  text: string;
  /** Whether something went wrong. */
  isProblem: boolean;
  /** Whether it went well, but perhaps not as it was meant. */
  isWarning?: boolean;
}

const endings = {
  unchanged: ['attemptUnchanged', undefined, false],
  abandoned: ['attemptAbandoned', undefined, false],
  cancelled: ['attemptCancelled', 'attemptCancelledHint', false],
  unsupported: ['attemptUnsupported', 'attemptUnsupportedHint', true],
  failed: ['attemptFailed', 'attemptFailedHint', true],
} as const;

/** An attempt in words; undefined where its element already says it all. */
export function attemptWords(
  { state, target }: LinkAttempt,
  localize: Localize,
): AttemptWords | undefined {
  const name = localize.name(target.platformName);
  const calm = (title: string, text: string) => ({ title, text, isProblem: false });
  switch (state.kind) {
    case 'opening':
      return calm(localize.term('openingTitle'), localize.term('openingMessage', name));
    case 'error': {
      const text = errorWords(state.error, localize);
      return { title: localize.term('linkFailed', name), text, isProblem: true };
    }
    case 'waiting':
      if (state.phase === 'platform') {
        return calm(localize.term('platformTitle', name), localize.term('platformHint'));
      }
      if (state.phase === 'popup-blocked') {
        const hint = state.canLeave ? 'blockedHint' : 'copyHint';
        return calm(localize.term('blockedTitle', name), localize.term(hint));
      }
      return state.phase === 'window-closed'
        ? calm(
            localize.term('closedTitle', name),
            state.error ? errorWords(state.error, localize) : localize.term('closedHint'),
          )
        : calm(
            localize.term('waitingFor', name),
            state.error
              ? `${localize.term('checkFailed')} ${errorWords(state.error, localize)}`
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
              localize.term('organisationChangedHint', name, changed.previous),
            ),
            isWarning: true,
          }
        );
      }
      const [title, hint, isProblem] = endings[state.outcome];
      const reason = state.outcome === 'failed' ? reasonOf(state) : undefined;
      const said = reason ? `${localize.term('platformSaid', name, reason)} ` : '';
      const text = said + (hint ? localize.term(hint) : '');
      return { title: localize.term(title, name), text, isProblem };
    }
    default:
      return state satisfies never;
  }
}

function buttons(attempt: LinkAttempt, localize: Localize, actions: AttemptActions) {
  const { state, target } = attempt;
  const cancel = actionButton(localize.term('cancelLinking'), 'quiet', () =>
    actions.cancel(attempt),
  );
  const dismiss = actionButton(localize.term('dismiss'), 'quiet', () => actions.dismiss(attempt));
  const again = actionButton(localize.term('tryAgain'), 'primary', () => actions.retry(attempt));
  switch (state.kind) {
    case 'opening':
      return nothing;
    case 'error':
      return [dismiss, again];
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
      return ['linked', 'unsupported', 'unchanged'].includes(state.outcome)
        ? dismiss
        : [dismiss, again];
    default:
      return state satisfies never;
  }
}

/** What the person takes elsewhere by hand; `value` is text to copy. */
function toCopy(attempt: LinkAttempt, localize: Localize) {
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

function copyField(label: string, value: string) {
  return html`<input
    class="address"
    readonly
    aria-label=${label}
    .value=${value}
    @focus=${({ target: input }: Event) => (input as HTMLInputElement).select()}
  />`;
}

/** What can be done about a window, or an answer, that does not come. */
function aside(attempt: LinkAttempt, localize: Localize, actions: AttemptActions) {
  const { state } = attempt;
  if (state.kind !== 'waiting') return nothing;
  const textButton = (label: string, click: () => void) =>
    html`<button type="button" class="text-button" @click=${click}>${label}</button>`;
  if (state.error) return textButton(localize.term('checkAgain'), () => actions.check(attempt));
  if (state.phase !== 'window-open' && state.phase !== 'redirected') return nothing;
  return html`${localize.term('windowNotVisible')}
  ${textButton(localize.term('openAgain'), () => actions.reopen(attempt))}`;
}

/**
 * The place where an attempt says how it goes and what can be done. What went wrong is an alert, which holds the words
 * alone: everything in an alert is read out.
 */
export function attemptPanel(
  attempt: LinkAttempt,
  localize: Localize,
  actions: AttemptActions,
): TemplateResult | typeof nothing {
  const words = attemptWords(attempt, localize);
  if (!words) return nothing;
  const { state } = attempt;
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
        <p class="secondary">${words.text} ${aside(attempt, localize, actions)}</p>
      </div>
      ${toCopy(attempt, localize)}
      ${reference ? html`<p class="reference">${localize.term('reference', reference)}</p>` : nothing}
    </div>
    <div class="actions">${buttons(attempt, localize, actions)}</div>
  </div>`;
}
