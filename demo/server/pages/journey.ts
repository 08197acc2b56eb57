import { html } from 'hono/html';
import type { Session } from '../session.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

/** The same step as the connect page, as one element that leads through it. */
export function journeyPage(session: Session): Html {
  const isInvited = session.scope === 'connect';
  return layout({
    title: 'Connect your software',
    // The other steps are the applicant's.
    ...(!isInvited && { step: 'connect' }),
    elements: true,
    signedIn: true,
    script: '/assets/journey.js',
    content: html`<div class="frame narrow page">
      <div class="page-head">
        <h1>${session.businessName}</h1>
        <p class="lead">
          Application ${session.reference}. Connecting takes a few minutes, and you can come back to
          it later.
        </p>
      </div>
      <noscript>
        <p class="notice bad">Connecting needs JavaScript. Please turn it on for this site.</p>
      </noscript>
      <codat-link-flow
        proxy-url="/api/codat"
        required="accounting"
        optional="banking commerce"
        upload
        require-consent
        consent-purpose="To decide on your application for a loan."
        consent-version="2026-11"
        policy-url="/privacy"
        actions="continue reconnect${isInvited ? '' : ' disconnect'}"
        data-next="${isInvited ? '/thanks' : '/dashboard'}"
        ${isInvited ? '' : html`invite-url="/journey/invite"`}
      >
        <img slot="logo" src="/assets/icon.svg" alt="Saltmarsh" width="56" height="56" />
        <span slot="consent"
          >I give Saltmarsh permission to access my business’s data in the software I connect, to
          decide on this application.</span
        >
        <span slot="not-listed"
          >Can’t find yours? Email
          <a href="mailto:help@saltmarsh.example">help@saltmarsh.example</a>.</span
        >
      </codat-link-flow>
    </div>`,
  });
}
