import { html } from 'hono/html';
import type { Application } from '../database/index.js';
import { layout } from './layout.js';
import { lostConnections } from './lost-connections.js';
import type { Html } from './layout.js';

export interface JourneyPageOptions {
  application: Application;
  /** Whether the visitor came by an invite. */
  isInvited: boolean;
  /** The version of what this person has given permission for: it is not asked for twice. */
  acceptedVersion: string | undefined;
}

/** The same step as the connect page, as one element that leads through it. */
export function journeyPage({ application, isInvited, acceptedVersion }: JourneyPageOptions): Html {
  return layout({
    title: 'Connect your software',
    // The other steps are the applicant's.
    ...(!isInvited && { step: 'connect' }),
    elements: true,
    signedIn: true,
    script: '/assets/journey.js',
    content: html`<div class="frame narrow page">
      <div class="page-head">
        <h1>${application.businessName}</h1>
        <p class="lead">
          Application ${application.reference}. Connecting takes a few minutes, and you can come
          back to it later.
        </p>
        ${lostConnections(application)}
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
        ${acceptedVersion === undefined ? '' : html`accepted-consent-version="${acceptedVersion}"`}
        policy-url="/privacy"
        actions="continue reconnect${isInvited ? '' : ' disconnect'}"
        data-next="${isInvited ? '/thanks' : '/dashboard'}"
        ${isInvited ? html`data-invited` : html`invite-url="/journey/invite"`}
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
