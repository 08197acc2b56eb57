import { html, nothing } from 'lit';
import { StartingAttempt, type Attempt } from '../../store/starting-attempt.js';
import { actionButton } from '../action-button.js';
import { attemptDetails, attemptWords } from '../attempt-panel.js';
import { retryButton } from '../attempt-parts.js';
import type { StageContext } from './stage-context.js';
import { backToList, ring, stageFrame } from './stage-frame.js';

/** The outcomes for which a host may add words of its own. */
const outcomesWithSlot = ['cancelled', 'failed', 'unsupported'];

/** How an attempt ended, where it did in a way that a host may add words to. */
export function outcomeWithSlot({ state }: Attempt): string | undefined {
  // It could not even begin.
  if (state.kind === 'error') return 'failed';
  if (state.kind !== 'ended') return undefined;
  return outcomesWithSlot.find((outcome) => outcome === state.outcome);
}

/** The host's own words for how an attempt ended. */
function outcomeSlot(attempt: Attempt) {
  const outcome = outcomeWithSlot(attempt);
  return outcome ? html`<slot name="outcome-${outcome}"></slot>` : nothing;
}

function buttons(attempt: Attempt, { localize, actions }: StageContext) {
  const back = attempt.isLive ? backToList(localize, actions.leave) : nothing;
  if (attempt.state.kind === 'error') {
    return [
      actionButton(localize.term('chooseAnother'), 'quiet', () => actions.dismiss(attempt)),
      retryButton(attempt, localize, actions),
    ];
  }
  return attempt instanceof StartingAttempt
    ? back
    : [back, attemptDetails.value?.detailButtons(attempt, localize, actions, 'chooseAnother')];
}

/** An attempt that takes the stage: what to do at the provider's, or how it ended and what can be done now. */
export function attemptStage(attempt: Attempt, context: StageContext) {
  const { localize, actions } = context;
  const { state, target } = attempt;
  const name = localize.name(target.platformName);
  const words = attemptWords(attempt, localize);
  const details = attemptDetails.value;
  const link = attempt instanceof StartingAttempt ? undefined : attempt;
  const reference = state.kind === 'error' ? state.error.toJSON().correlationId : undefined;
  return stageFrame(
    {
      mark: ring(context.logoOf(target.platformKey, name), attempt.isLive),
      title: words?.title ?? localize.term('openingTitle'),
      text: words?.text ?? '',
      isProblem: words?.isProblem ?? false,
      content: html`${outcomeSlot(attempt)}
      ${
        link && details
          ? html`<p class="secondary">${details.detailAside(link, localize, actions)}</p>
              ${details.detailCopy(link, localize)} ${details.organisationHint(link, localize)}
              ${attempt.isLive ? nothing : details.guideLink(target.platformKey, context)}`
          : nothing
      }
      ${reference ? html`<p class="reference">${localize.term('reference', localize.text(reference))}</p>` : nothing}`,
      actions: buttons(attempt, context),
    },
    context,
  );
}
