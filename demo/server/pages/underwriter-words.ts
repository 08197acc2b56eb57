import { html } from 'hono/html';
import type { Application, DataReceived, KnownConnection } from '../database/index.js';
import type { Html } from './layout.js';

/** How something stands: whether it is well, wants somebody, or is neither. */
export interface Standing {
  tone: 'good' | 'bad' | 'neutral';
  text: string;
}

const names = new Intl.ListFormat('en-GB', { type: 'conjunction' });

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'UTC',
});

/** `28 Nov 2026, 18:03:12 UTC`: an auditor compares it with other clocks. */
export function time(when: number | Date): Html {
  const iso = new Date(when).toISOString();
  return html`<time datetime="${iso}">${moment.format(when)} UTC</time>`;
}

export function chip({ tone, text }: Standing): Html {
  return html`<span class="chip ${tone}">${text}</span>`;
}

const statuses: Readonly<Record<string, Standing>> = {
  PendingAuth: { tone: 'neutral', text: 'Not finished' },
  Linked: { tone: 'good', text: 'Connected' },
  Unlinked: { tone: 'neutral', text: 'Disconnected' },
  Deauthorized: { tone: 'bad', text: 'Reconnect needed' },
  Lost: { tone: 'bad', text: 'Has to connect again' },
};

export function connectionStanding({ status }: KnownConnection): Standing {
  return statuses[status] ?? { tone: 'neutral', text: status };
}

/** How an application stands, in a few words. */
export function applicationStanding(
  { withdrawnAt }: Application,
  connections: readonly KnownConnection[],
): Standing {
  if (withdrawnAt !== undefined) return { tone: 'neutral', text: 'Withdrawn' };
  const having = (status: string) =>
    connections.filter((one) => one.status === status).map(({ platformName }) => platformName);
  const ended = having('Deauthorized');
  if (ended.length > 0) return { tone: 'bad', text: `Reconnect needed: ${names.format(ended)}` };
  const connected = having('Linked');
  if (connected.length > 0) return { tone: 'good', text: `Connected: ${names.format(connected)}` };
  const lost = having('Lost');
  if (lost.length > 0) return { tone: 'bad', text: `Has to connect again: ${names.format(lost)}` };
  return having('PendingAuth').length > 0
    ? { tone: 'neutral', text: 'Connecting' }
    : { tone: 'neutral', text: 'Nothing connected' };
}

/** The data's sync progress, as Codat's events report it. */
export function syncLine(
  connections: readonly KnownConnection[],
  data: DataReceived,
): Html | string {
  const { lastAt, completeAt } = data;
  const isLost = connections.some(({ status }) => status === 'Lost');
  if (isLost && lastAt !== null)
    return html`Last synced ${time(lastAt)}, before the connection was lost`;
  if (completeAt !== null) {
    return html`Data is up to date, last synced ${time(lastAt ?? completeAt)}`;
  }
  if (lastAt !== null) return html`Syncing for the first time, latest data ${time(lastAt)}`;
  return connections.some(({ status }) => status === 'Linked')
    ? 'Connected, waiting for the first data'
    : 'No data yet';
}

const eventWords: Readonly<Record<string, string>> = {
  'connection.created': 'began to connect',
  'connection.connected': 'connected',
  'connection.reconnected': 'reconnected',
  'connection.disconnected': 'disconnected',
  'connection.deleted': 'deleted',
  'connection.failed': 'couldn’t be connected',
};

/** What an event says, in a few words: `Xero connected`. */
export function eventLine({
  type,
  platformName,
}: {
  type: string;
  platformName: string | null;
}): string {
  const words = eventWords[type];
  return words === undefined ? type : `${platformName ?? 'Software'} ${words}`;
}
