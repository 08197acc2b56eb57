import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Integration } from '../../api/schema.js';
import type { Localize } from '../../i18n/localize.js';
import { preparationOf } from '../../store/catalog/preparations.js';
import { organisationOf } from '../../store/connections/connection-info.js';
import type { LinkAttempt } from '../../store/linking/link-attempt.js';
import { skipPreparation } from '../../store/skipped-preparations.js';
import { StartingAttempt, type Attempt } from '../../store/starting-attempt.js';
import { actionButton } from '../action-button.js';
import type { AttemptWords } from '../attempt-parts.js';
import type { SceneLook, StageContext } from './stage-context.js';
import { backToList, ring, stageFrame } from './stage-frame.js';

/** A check that is drawn. */
const drawnCheck = html`<svg class="drawn-check" viewBox="0 0 56 56">
  <circle cx="28" cy="28" r="28" />
  <path pathLength="1" d="m17 29 8 8 15-18" />
</svg>`;

/** The moment in which something was connected: what, and whose. */
export function connectedStage({ target, connection }: LinkAttempt, look: SceneLook) {
  const { localize } = look;
  const title = localize.term('connectedTitle', localize.name(target.platformName));
  const text = localize.text(connection && organisationOf(connection));
  return stageFrame({ mark: ring(drawnCheck, false), title, text }, look);
}

/** The link to the host's help with a platform, beside this page. */
export function guideLink(platformKey: string, { localize, guideOf }: StageContext) {
  const guide = guideOf(platformKey);
  return guide
    ? html`<a class="link alone guide" href=${guide} target="_blank" rel="noopener noreferrer"
        >${localize.term('guideLink')}</a
      >`
    : nothing;
}

/** What a preparation begins with. */
export const preparationTitle = ({ name }: Integration, localize: Localize) =>
  localize.term('prepareTitle', localize.name(name));

/** What the person needs before the window opens: how long it takes, who can do it, and what to have ready. */
export function preparationStage(integration: Integration, context: StageContext) {
  const { localize, actions } = context;
  const { key } = integration;
  const name = localize.name(integration.name);
  const { needs, minutes } = preparationOf(key);
  const begin = ({ currentTarget }: Event) => {
    const stage = (currentTarget as Element).closest('.stage');
    if (stage?.querySelector<HTMLInputElement>('.skip input')?.checked) skipPreparation(key);
    actions.begin(integration);
  };
  return stageFrame(
    {
      mark: ring(context.logoOf(key, name), false),
      title: preparationTitle(integration, localize),
      text: localize.term('prepareTime', minutes),
      content: html`<ul class="needs" role="list">
          ${needs.map((need) => html`<li>${localize.term('prepareNeed', need, name)}</li>`)}
        </ul>
        ${guideLink(key, context)}
        ${
          // A tick is for this integration alone.
          keyed(
            key,
            html`<label class="skip"
              ><input type="checkbox" />${localize.term('prepareSkip')}</label
            >`,
          )
        }`,
      actions: [
        backToList(localize, actions.leave),
        actionButton(localize.term('continueTo', name), 'primary', begin),
      ],
    },
    context,
  );
}

/** The organisation to choose again where the connection had one, such as "Choose Harbour Coffee Ltd …". */
export function organisationHint(attempt: Attempt, localize: Localize) {
  const organisation = attempt.isLive ? localize.text(attempt.organisationBefore) : '';
  if (!organisation) return nothing;
  const name = localize.name(attempt.target.platformName);
  const [before = '', after = ''] = localize.term('chooseOrganisation', PLACE, name).split(PLACE);
  return html`<p class="organisation">${before}<strong>${organisation}</strong>${after}</p>`;
}

/** Stands in a sentence for what is not text: Unicode's own character for that. */
const PLACE = '\ufffc';

/** What went wrong is an alert, and how it goes is a status; what was connected is announced as news of the company. */
const lineRole = (words: AttemptWords | undefined, isConnected: boolean) =>
  words?.isProblem ? 'alert' : isConnected ? nothing : 'status';

/** An attempt that is not on the stage, in a line over the list: what it is, and the way back to it. */
export function attemptLine(
  attempt: Attempt,
  words: AttemptWords | undefined,
  isConnected: boolean,
  { localize, actions, logoOf }: StageContext,
) {
  const { state, target } = attempt;
  const name = localize.name(target.platformName);
  const title = words?.title ?? localize.term('connectedTitle', name);
  const button = (
    term: 'show' | 'openWindow' | 'openAgain' | 'cancelLinking' | 'dismiss',
    act: () => void,
  ) => {
    const label = localize.term(term);
    return html`<button
      type="button"
      class="text-button"
      aria-label=${localize.term('actionOn', label, name)}
      @click=${act}
    >
      ${label}
    </button>`;
  };
  const link = attempt instanceof StartingAttempt ? undefined : attempt;
  const canOpen =
    state.kind === 'waiting' && state.phase !== 'platform' && state.phase !== 'popup-blocked';
  return html`<div class="line ${words?.isProblem ? 'problem' : ''}" part="attempt">
    ${logoOf(target.platformKey, name)}
    <p class="name" role=${lineRole(words, isConnected)}>${title}</p>
    <div class="line-actions">
      ${isConnected ? nothing : button('show', () => actions.showAttempt(target.platformKey))}
      ${
        link && canOpen
          ? button(link.mode() === 'redirect' ? 'openAgain' : 'openWindow', () =>
              actions.reopen(link),
            )
          : nothing
      }
      ${link && attempt.isLive ? button('cancelLinking', () => actions.cancel(link)) : nothing}
      ${
        attempt.isLive
          ? nothing
          : button('dismiss', () =>
              isConnected ? actions.settle(attempt) : actions.dismiss(attempt),
            )
      }
    </div>
  </div>`;
}
