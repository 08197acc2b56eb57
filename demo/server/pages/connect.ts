import { html } from 'hono/html';
import type { Application } from '../database/index.js';
import { layout } from './layout.js';
import { lostConnections } from './lost-connections.js';
import type { Html } from './layout.js';

export function connectPage(application: Application): Html {
  return layout({
    title: 'Connect your software',
    step: 'connect',
    elements: true,
    signedIn: true,
    content: html`<div class="frame page">
      <div class="page-head">
        <h1>Connect your software</h1>
        <p class="lead">
          ${application.businessName}, connect your software so that we can get your figures
          directly. You can disconnect at any time.
        </p>
        ${lostConnections(application)}
      </div>
      <noscript>
        <p class="notice bad">
          Connecting needs JavaScript. Please turn it on for this site, or email us and we’ll help.
        </p>
      </noscript>
      <codat-provider proxy-url="/api/codat">
        <div class="split">
          <codat-integration-picker source-types="accounting banking commerce" upload>
            <h2 slot="heading">Choose your software</h2>
            <p slot="description">
              You’ll sign in on your provider’s own website. We never see your password.
            </p>
            <p slot="not-listed">
              Can’t find yours? Email
              <a href="mailto:help@saltmarsh.example">help@saltmarsh.example</a>
              and we’ll find another way.
            </p>
          </codat-integration-picker>
          <div class="stack">
            <codat-connection-list>
              <h2 slot="heading">Your connections</h2>
              <p slot="empty">Nothing yet. We need your accounting software.</p>
            </codat-connection-list>
            <div class="card next">
              <h2>Finished connecting?</h2>
              <p>
                You can come back to add or remove connections later, or
                <a href="/journey">go through it step by step</a>.
              </p>
              <a class="button" href="/dashboard">Review your application</a>
            </div>
          </div>
        </div>
      </codat-provider>
    </div>`,
  });
}
