import { html } from 'hono/html';
import { formatPounds } from '../application-form.js';
import type { Application } from '../database/index.js';
import { layout } from './layout.js';
import { lostConnections } from './lost-connections.js';
import type { Html } from './layout.js';

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

export function dashboardPage(application: Application): Html {
  return layout({
    title: 'Your application',
    step: 'review',
    elements: true,
    signedIn: true,
    content: html`<div class="frame page">
      <div class="page-head">
        <h1>${application.businessName}</h1>
        <p class="lead">
          Your application is open. We’ll start syncing as soon as you’ve connected your software.
        </p>
        ${lostConnections(application)}
        <noscript>
          <p class="notice bad">
            Your connections need JavaScript. Please turn it on for this site.
          </p>
        </noscript>
        <codat-connection-alert proxy-url="/api/codat"></codat-connection-alert>
      </div>
      <div class="split reversed">
        <section class="card" aria-labelledby="summary">
          <h2 id="summary">Application</h2>
          <dl class="facts">${facts(application)}</dl>
          <hr />
          <p class="hint">Applied with the wrong details? Nothing has been decided yet.</p>
          <form method="post" action="/start-again">
            <button class="button secondary" type="submit">Start again</button>
          </form>
        </section>
        <div class="stack">
          <codat-sync-status proxy-url="/api/codat"></codat-sync-status>
          <codat-connection-list
            proxy-url="/api/codat"
            actions="continue reconnect disconnect delete"
          >
            <h2 slot="heading">Your connections</h2>
            <p slot="empty">Nothing connected yet.</p>
          </codat-connection-list>
          <p><a class="button" href="/connect">Add a connection</a></p>
          <powered-by-codat></powered-by-codat>
        </div>
      </div>
    </div>`,
  });
}

function facts(application: Application): Html {
  const rows: [string, string | undefined][] = [
    ['Reference', application.reference],
    ['Amount', application.amount === undefined ? undefined : formatPounds(application.amount)],
    ['Applied on', longDate.format(application.startedAt)],
    ['We’ll email', application.email],
  ];
  return html`${rows.map(([term, value]) =>
    value === undefined
      ? ''
      : html`<div>
          <dt>${term}</dt>
          <dd>${value}</dd>
        </div>`,
  )}`;
}
