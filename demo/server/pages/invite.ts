import { html } from 'hono/html';
import type { Application } from '../database/index.js';
import type { Visitor } from '../session.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export interface InvitePageOptions {
  /** Whose application it is for. */
  application: Application;
  endsAt: Date;
  /** What the visitor is signed in to already, which the invite would replace. */
  current: Visitor | undefined;
}

/** Says whose application an invite is for. Only its button signs the visitor in. */
export function invitePage({ application, endsAt, current }: InvitePageOptions): Html {
  const ends = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const isAnother = current !== undefined && current.reference !== application.reference;
  return layout({
    title: `Connect software for ${application.businessName}`,
    content: html`<div class="frame narrow page">
      <h1>Connect software for ${application.businessName}</h1>
      <p class="lead">
        ${application.businessName} is applying to Saltmarsh for a loan (application
        ${application.reference}) and asks you to connect its software.
      </p>
      <p>
        You can connect software. You cannot disconnect anything or see the application. This
        invitation ends on ${ends.format(endsAt)} UTC.
      </p>
      <p class="hint">
        Do you not know ${application.businessName}? Close this page: nothing has been shared.
      </p>
      ${
        isAnother
          ? html`<p class="notice" role="note">
              You are signed in to the application of ${current.application.businessName}. If you
              continue, you are signed out of it.
            </p>`
          : ''
      }
      <form method="post">
        <button class="button large" type="submit">Continue for ${application.businessName}</button>
      </form>
    </div>`,
  });
}
