import { html } from 'hono/html';
import type { Session } from '../session.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export function connectPage(session: Session): Html {
  return layout({
    title: 'Connect your software',
    step: 'connect',
    elements: true,
    signedIn: true,
    content: html`<div class="frame page">
      <div class="page-head">
        <h1>Connect your software</h1>
        <p class="lead">
          ${session.businessName}, this is how we read your figures instead of asking for them. You
          can disconnect at any time.
        </p>
      </div>
      <noscript>
        <p class="notice bad">
          Connecting needs JavaScript. Please turn it on for this site, or write to us and we take
          it from there.
        </p>
      </noscript>
      <codat-provider proxy-url="/api/codat">
        <div class="split">
          <codat-integration-picker source-types="accounting banking commerce">
            <h2 slot="heading">Choose what you use</h2>
            <p slot="description">
              You sign in on your provider’s own site. We never see your password.
            </p>
            <p slot="not-listed">
              Not here? Write to
              <a href="mailto:help@saltmarsh.example">help@saltmarsh.example</a>
              and we find another way.
            </p>
          </codat-integration-picker>
          <div class="stack">
            <codat-connection-list>
              <h2 slot="heading">Connected so far</h2>
              <p slot="empty">Nothing yet. Your accounting software is the one we need.</p>
            </codat-connection-list>
            <div class="card next">
              <h2>Done connecting?</h2>
              <p>
                You can come back to add or remove connections later, or
                <a href="/journey">be led through it step by step</a>.
              </p>
              <a class="button" href="/dashboard">Review your application</a>
            </div>
          </div>
        </div>
      </codat-provider>
    </div>`,
  });
}
