import { html } from 'hono/html';
import type { ListedInvite } from '../../../server/index.js';
import type { Html } from './layout.js';
import { chip, time, type Standing } from './underwriter-words.js';

export interface ShownInvite {
  invite: ListedInvite;
  /** The names of what was connected by it. */
  connected: readonly string[];
}

/** The links that the applicant has made for somebody else, and what became of them. */
export function invitesSection(invites: readonly ShownInvite[]): Html {
  if (invites.length === 0) {
    return html`<p class="hint">
      No open invites. An invite is listed until it ends, two days after it was made.
    </p>`;
  }
  return html`<ul class="rows">
    ${invites.map(
      ({ invite, connected }) =>
        html`<li>
          <div>
            <strong>Invite ${shortId(invite.id)}</strong>
            <dl class="compact">
              ${line('Made', invite.createdAt)} ${line('Opened', invite.openedAt)}
              ${line('Signed in', invite.usedAt)} ${line('Ends', invite.expiresAt)}
              ${
                connected.length === 0
                  ? ''
                  : html`<div>
                      <dt>Connected</dt>
                      <dd>${connected.join(', ')}</dd>
                    </div>`
              }
            </dl>
          </div>
          ${chip(standing(invite, connected))}
        </li>`,
    )}
  </ul>`;
}

/** Identifies an invite on this page; the link itself is nowhere. */
export const shortId = (id: string): string => id.slice(0, 8);

const line = (term: string, when: Date | undefined): Html | '' =>
  when === undefined
    ? ''
    : html`<div>
        <dt>${term}</dt>
        <dd>${time(when)}</dd>
      </div>`;

function standing({ state, openedAt }: ListedInvite, connected: readonly string[]): Standing {
  switch (state) {
    case 'revoked':
      return { tone: 'neutral', text: 'Taken back' };
    case 'used':
      return connected.length > 0
        ? { tone: 'good', text: 'Connected' }
        : { tone: 'neutral', text: 'Signed in' };
    case 'open':
      return { tone: 'neutral', text: openedAt ? 'Opened' : 'Not opened yet' };
  }
}
