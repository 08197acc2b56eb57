import { html } from 'hono/html';
import type { Session } from '../session.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export interface InvitePageOptions {
  invited: Session;
  /** The session that the visitor is signed in to already, which the invite would replace. */
  current: Session | undefined;
}

/** Says whose application an invite is for. Only its button signs the visitor in. */
export function invitePage({ invited, current }: InvitePageOptions): Html {
  const ends = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  const isAnother = current !== undefined && current.companyId !== invited.companyId;
  return layout({
    title: `Connect software for ${invited.businessName}`,
    content: html`<div class="frame narrow page">
      <h1>Connect software for ${invited.businessName}</h1>
      <p class="lead">
        ${invited.businessName} is applying to Saltmarsh for a loan (application
        ${invited.reference}) and asks you to connect its software.
      </p>
      <p>
        You can connect software. You cannot disconnect anything or see the application. This
        invitation ends on ${ends.format(invited.expiresAt)}.
      </p>
      <p class="hint">
        Do you not know ${invited.businessName}? Close this page: nothing has been shared.
      </p>
      ${
        isAnother
          ? html`<p class="notice" role="note">
              You are signed in to the application of ${current.businessName}. If you continue, you
              are signed out of it.
            </p>`
          : ''
      }
      <form method="post">
        <button class="button large" type="submit">Continue for ${invited.businessName}</button>
      </form>
    </div>`,
  });
}
