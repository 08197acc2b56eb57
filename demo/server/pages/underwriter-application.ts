import { html } from 'hono/html';
import { formatPounds } from '../application-form.js';
import type {
  Application,
  DataReceived,
  KeptConsent,
  KeptEvent,
  KnownConnection,
} from '../database/index.js';
import { layout, type Html } from './layout.js';
import { consentsSection } from './underwriter-consents.js';
import { invitesSection, type ShownInvite } from './underwriter-invites.js';
import { live, liveStatus } from './underwriter-live.js';
import {
  applicationStanding,
  chip,
  connectionStanding,
  eventLine,
  syncLine,
  time,
} from './underwriter-words.js';

export interface UnderwriterApplication {
  application: Application;
  connections: readonly KnownConnection[];
  data: DataReceived;
  /** The latest first. */
  events: readonly KeptEvent[];
  /** Every company that it has had at Codat, the first one first. */
  companies: readonly { companyId: string; since: number }[];
  invites: readonly ShownInvite[];
  consents: readonly KeptConsent[];
}

/** One application: its connections and data, who was invited, what permission was given, and what happened. */
export function underwriterApplicationPage(shown: UnderwriterApplication): Html {
  const { application, connections, data, invites, consents } = shown;
  const { reference, businessName } = application;
  return layout({
    title: `${reference} ${businessName}`,
    script: '/assets/underwriter.js',
    content: html`<div class="frame page">
      <div class="page-head">
        <p><a href="/underwriter">All applications</a></p>
        <h1>${businessName}</h1>
        ${live('standing', chip(applicationStanding(application, connections)))} ${liveStatus}
      </div>
      <div class="split">
        <div class="stack">
          ${section('software', 'Connections and data', software(connections, data))}
          ${section('invites', 'Invites', invitesSection(invites))}
          ${section('consents', 'Permission', consentsSection(consents))}
        </div>
        <div class="stack">
          ${section('facts', 'Application', facts(application))}
          ${section('history', 'What happened', history(shown))}
        </div>
      </div>
    </div>`,
  });
}

const section = (id: string, title: string, content: Html): Html =>
  html`<section class="card" aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${title}</h2>
    ${live(id, content)}
  </section>`;

function facts({ reference, amount, startedAt, withdrawnAt, companyId }: Application): Html {
  return html`<dl class="facts">
    ${fact('Reference', reference)}
    ${amount === undefined ? '' : fact('Amount', formatPounds(amount))}
    ${fact('Applied', time(startedAt))}
    ${withdrawnAt === undefined ? '' : fact('Withdrawn', time(withdrawnAt))}
    ${fact('Company at Codat', html`<code>${companyId}</code>`)}
  </dl>`;
}

const fact = (term: string, value: Html | string): Html =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

function software(connections: readonly KnownConnection[], data: DataReceived): Html {
  return html`<p class="hint">${syncLine(connections, data)}</p>
    ${
      connections.length === 0
        ? html`<p>Nothing connected.</p>`
        : html`<ul class="rows">
            ${connections.map(
              (connection) =>
                html`<li>
                  <div>
                    <strong>${connection.platformName}</strong>
                    <p class="hint">
                      ${connection.sourceType} · since ${time(connection.changedAt)}
                    </p>
                  </div>
                  ${chip(connectionStanding(connection))}
                </li>`,
            )}
          </ul>`
    }`;
}

/** Codat's events and the lender's own, the latest first. */
function history({ application, companies, events }: UnderwriterApplication): Html {
  const { startedAt, withdrawnAt } = application;
  const renewals = companies.slice(1).map(({ since }) => ({
    at: since,
    text: 'Codat no longer had the company, so it was created again. The business has to connect again.',
  }));
  const lines = [
    ...(withdrawnAt === undefined ? [] : [{ at: withdrawnAt, text: 'Application withdrawn' }]),
    ...events.map((event) => ({ at: event.occurredAt, text: eventLine(event) })),
    ...renewals,
    { at: startedAt, text: 'Applied' },
  ];
  return html`<ol class="history">
    ${lines
      .toSorted((one, other) => other.at - one.at)
      .map(
        ({ at, text }) =>
          html`<li>
            <span>${text}</span>
            <span class="hint">${time(at)}</span>
          </li>`,
      )}
  </ol>`;
}
