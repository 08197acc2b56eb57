import { html } from 'hono/html';
import { formatPounds } from '../application-form.js';
import type { Application, DataReceived, KnownConnection } from '../database/index.js';
import { layout, type Html } from './layout.js';
import { live, liveStatus } from './underwriter-live.js';
import { applicationStanding, chip, syncLine, time } from './underwriter-words.js';

export interface ListedApplication {
  application: Application;
  connections: readonly KnownConnection[];
  data: DataReceived;
}

/** Every application, how it stands, and how far its data is. */
export function underwriterListPage(applications: readonly ListedApplication[]): Html {
  return layout({
    title: 'Applications',
    script: '/assets/underwriter.js',
    content: html`<div class="frame page">
      <div class="page-head">
        <h1>Applications</h1>
        <p class="lead">
          The underwriter’s page: each application’s status, as Codat’s webhooks report it. The demo
          has no sign-in for staff, so with a real API key this page is not there.
        </p>
        ${liveStatus}
      </div>
      ${live(
        'applications',
        applications.length === 0
          ? html`<p class="card">No applications yet. <a href="/apply">Apply for a loan</a></p>`
          : html`<ul class="applications">
              ${applications.map(row)}
            </ul>`,
      )}
    </div>`,
  });
}

function row({ application, connections, data }: ListedApplication): Html {
  const { reference, businessName, amount, startedAt } = application;
  return html`<li class="card">
    <div>
      <h2><a href="/underwriter/${reference}">${businessName}</a></h2>
      <p class="hint">
        ${reference}${amount === undefined ? '' : html` · ${formatPounds(amount)}`} · applied
        ${time(startedAt)}
      </p>
    </div>
    <div class="standing">
      ${chip(applicationStanding(application, connections))}
      <p class="hint">${syncLine(connections, data)}</p>
    </div>
  </li>`;
}
