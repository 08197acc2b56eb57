import { html, nothing } from 'lit';
import type { Invite } from '../../../api/invites.js';
import type { Localize } from '../../../i18n/localize.js';
import { errorNotice } from '../../../ui/notice.js';
import { filesSummary } from './files-summary.js';
import type { FlowContext, StepContent } from './flow-context.js';
import type { Invitation } from './invitation.js';
import { activityWords, type InviteActivity } from './invite-progress.js';
import type { Inviting } from './inviting.js';
import { waysToShare } from './share-ways.js';
import { stepButton, stepHead } from './step-frame.js';

/** Sends the journey to somebody else, who can sign in. `isExtra`: nothing is needed, so that the page waits for nobody. */
export function shareStep(
  context: FlowContext,
  inviting: Inviting,
  { isExtra, back }: { isExtra: boolean; back(): void },
): StepContent {
  const { localize, settings } = context;
  // Without a link there is nothing to send, and nobody to wait for.
  const hasLink = ['pending', 'open'].includes(inviting.invitation.state.kind);
  return {
    body: html`${stepHead(
      'share',
      settings.headingLevel,
      localize.term('shareHeading'),
      hasLink ? localize.term('shareText') : '',
    )}
    ${link(inviting, localize)} ${activityList(inviting, localize)} ${filesSummary(context)}`,
    foot: html`<div class="actions">
      <p class="secondary">${hasLink && !isExtra ? localize.term('shareWaiting') : nothing}</p>
      ${stepButton(localize.term('back'), '', back)}
    </div>`,
  };
}

function link({ invitation, renew, revoke }: Inviting, localize: Localize) {
  const { state } = invitation;
  switch (state.kind) {
    case 'error':
      return errorNotice(localize.term('shareFailed'), state.error, localize, renew);
    case 'pending':
    case 'open': {
      const invite = state.kind === 'open' ? state.invite : undefined;
      return [
        waysToShare(invitation, localize),
        invite ? linkEnd(invite, invitation, localize, () => void revoke()) : nothing,
      ];
    }
    case 'cancelled':
    case 'expired': {
      const term = state.kind === 'cancelled' ? 'shareCancelled' : 'shareExpired';
      return html`<div class="link-over">
        <p>${localize.term(term)}</p>
        ${stepButton(localize.term('shareNew'), 'primary', renew)}
      </div>`;
    }
    default:
      return state satisfies never;
  }
}

/** Until when the link works, and how it is taken back before. */
function linkEnd(
  { expiresAt }: Invite,
  invitation: Invitation,
  localize: Localize,
  revoke: () => void,
) {
  const { canRevoke, isRevoking, revocationError } = invitation;
  if (expiresAt === undefined && !canRevoke) return nothing;
  return html`<p class="secondary link-end">
      ${expiresAt === undefined ? nothing : localize.term('shareEnds', localize.moment(expiresAt))}
      ${
        canRevoke
          ? html`<button
              type="button"
              class="text-button may-wait"
              aria-busy=${isRevoking ? 'true' : nothing}
              aria-disabled=${isRevoking ? 'true' : nothing}
              @click=${revoke}
            >
              ${localize.term('shareCancel')}
            </button>`
          : nothing
      }
    </p>
    ${
      revocationError
        ? errorNotice(localize.term('shareCancelFailed'), revocationError, localize)
        : nothing
    }`;
}

/** What somebody else does with the link, a line for each thing. The element's live region says it too. */
function activityList({ invitation, activities }: Inviting, localize: Localize) {
  const { isOpened, state } = invitation;
  const isShownOpened = isOpened && state.kind === 'open';
  if (activities.length === 0 && !isShownOpened) return nothing;
  return html`<ul class="activities" role="list">
    ${isShownOpened ? activity('opened', localize.term('shareOpened')) : nothing}
    ${activities.map((one) => activity(one.kind, activityWords(one, localize)))}
  </ul>`;
}

const activity = (kind: 'opened' | InviteActivity['kind'], words: string) =>
  html`<li class="activity ${kind}">
    <span class="activity-mark" aria-hidden="true">${kind === 'connecting' ? nothing : '✓'}</span>
    ${words}
  </li>`;
