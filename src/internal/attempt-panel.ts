import { html, nothing, type TemplateResult } from 'lit';
import type { LinkAttempt } from '../session/link-attempt.js';
import { reasonOf } from '../session/link-result.js';
import { errorWords } from './error-words.js';
import type { Localize } from './localize.js';

/** What the person can do about an attempt. */
export interface AttemptActions {
  /** Brings the window to the front, or opens it again. */
  reopen(attempt: LinkAttempt): void;
  /** Goes on in this tab. */
  openHere(attempt: LinkAttempt): void;
  cancel(attempt: LinkAttempt): void;
  dismiss(attempt: LinkAttempt): void;
  /** Begins anew. */
  retry(attempt: LinkAttempt): void;
}

/** What a panel says. */
export interface AttemptWords {
  title: string;
  text: string;
  /** Whether something went wrong. */
  isProblem: boolean;
}

/** An attempt in words; undefined where its element already says it all. */
export function attemptWords(attempt: LinkAttempt, localize: Localize): AttemptWords | undefined {
  const { state, target } = attempt;
  const name = target.platformName;
  const calm = (title: string, text: string) => ({ title, text, isProblem: false });
  switch (state.kind) {
    case 'opening':
      return calm(localize.term('openingTitle'), localize.term('openingMessage', name));
    case 'error':
      return {
        title: localize.term('linkFailed', name),
        text: errorWords(state.error, localize),
        isProblem: true,
      };
    case 'waiting':
      switch (state.at) {
        case 'blocked':
          return calm(localize.term('blockedTitle', name), localize.term('blockedHint'));
        case 'closed':
          return calm(
            localize.term('closedTitle', name),
            state.error ? errorWords(state.error, localize) : localize.term('closedHint'),
          );
        default:
          return calm(localize.term('waitingFor', name), localize.term('waitingHint'));
      }
    case 'ended':
      switch (state.outcome) {
        case 'linked':
          return undefined;
        case 'unchanged':
          return calm(localize.term('attemptUnchanged', name), '');
        case 'abandoned':
          return calm(localize.term('attemptAbandoned', name), '');
        case 'cancelled':
          return calm(
            localize.term('attemptCancelled', name),
            localize.term('attemptCancelledHint'),
          );
        case 'unsupported':
          return {
            title: localize.term('attemptUnsupported', name),
            text: localize.term('attemptUnsupportedHint'),
            isProblem: true,
          };
        case 'failed': {
          const reason = reasonOf(state);
          const said = reason ? `${localize.term('platformSaid', name, reason)} ` : '';
          return {
            title: localize.term('attemptFailed', name),
            text: said + localize.term('attemptFailedHint'),
            isProblem: true,
          };
        }
        default:
          return state.outcome satisfies never;
      }
    default:
      return state satisfies never;
  }
}

const act = (label: string, style: string, click: () => void) =>
  html`<button type="button" class="button ${style}" @click=${click}>${label}</button>`;

function buttons(attempt: LinkAttempt, localize: Localize, actions: AttemptActions) {
  const { state, target } = attempt;
  const cancel = act(localize.term('cancelLinking'), 'quiet', () => actions.cancel(attempt));
  const dismiss = act(localize.term('dismiss'), 'quiet', () => actions.dismiss(attempt));
  const retry = (label: string) => act(label, 'primary', () => actions.retry(attempt));
  switch (state.kind) {
    case 'opening':
      return nothing;
    case 'error':
      return [dismiss, retry(localize.term('tryAgain'))];
    case 'waiting':
      if (state.at === 'closed') {
        const label = localize.term('continueLinking');
        return [cancel, act(label, 'primary', () => actions.reopen(attempt))];
      }
      if (state.at === 'blocked') {
        return [
          cancel,
          act(localize.term('openInThisTab'), '', () => actions.openHere(attempt)),
          html`<a
            class="button primary"
            href=${state.linkUrl}
            target="_blank"
            rel="noopener noreferrer"
            @click=${() => setTimeout(() => attempt.linkUsed())}
            >${localize.term('openInNewTab', target.platformName)}</a
          >`,
        ];
      }
      return cancel;
    case 'ended':
      return state.outcome === 'unsupported' || state.outcome === 'unchanged'
        ? dismiss
        : [dismiss, retry(localize.term('tryAgain'))];
    default:
      return state satisfies never;
  }
}

/** The place where an attempt says how it goes and what can be done. */
export function attemptPanel(
  attempt: LinkAttempt,
  localize: Localize,
  actions: AttemptActions,
): TemplateResult | typeof nothing {
  const words = attemptWords(attempt, localize);
  if (!words) return nothing;
  const { state } = attempt;
  const canReopen = state.kind === 'waiting' && (state.at === 'window' || state.at === 'elsewhere');
  const reference = state.kind === 'error' ? state.error.toJSON().correlationId : undefined;
  return html`<div
    class="attempt ${words.isProblem ? 'problem' : ''}"
    part="attempt"
    role=${words.isProblem ? 'alert' : nothing}
  >
    <div class="attempt-words">
      <p class="name">${words.title}</p>
      <p class="secondary">
        ${words.text}
        ${
          canReopen
            ? html`${localize.term('nothingThere')}
                <button type="button" class="text-button" @click=${() => actions.reopen(attempt)}>
                  ${localize.term('openAgain')}
                </button>`
            : nothing
        }
      </p>
      ${reference ? html`<p class="reference">${localize.term('reference', reference)}</p>` : nothing}
    </div>
    <div class="actions">${buttons(attempt, localize, actions)}</div>
  </div>`;
}
