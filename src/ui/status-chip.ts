import { html, nothing } from 'lit';
import { plainText } from '../store/plain-text.js';
import type { IntegrationStatus } from '../store/catalog/integration-status.js';
import type { Localize } from '../i18n/localize.js';

const looks = {
  Linked: ['success', 'statusLinked'],
  PendingAuth: ['warning', 'statusPending'],
  Deauthorized: ['warning', 'statusLost'],
  Unlinked: ['', 'statusUnlinked'],
} as const;

const isKnown = (status: string): status is keyof typeof looks => Object.hasOwn(looks, status);

const chip = (look: string, text: unknown) =>
  html`<span class="chip ${look}" part="status">${text}</span>`;

/** A check mark for the eyes: the word beside it says the same. */
export const checkMark = html`<span aria-hidden="true">✓ </span>`;

/** A connection's status in a word; one that Codat added later is shown as Codat spells it. */
export function statusWord(status: string, isWaiting: boolean, localize: Localize): string {
  if (isWaiting) return localize.term('statusWaiting');
  return isKnown(status) ? localize.term(looks[status][1]) : plainText(status);
}

/** A connection's status as a chip. */
export function statusChip(status: string, isWaiting: boolean, localize: Localize) {
  const word = statusWord(status, isWaiting, localize);
  const look = isKnown(status) && !isWaiting ? looks[status][0] : '';
  return chip(look, status === 'Linked' && !isWaiting ? [checkMark, word] : word);
}

/** A connection's status as a chip where somebody has to do something; a status that Codat added later is shown too. */
export const problemChip = (status: string, localize: Localize) =>
  status === 'Linked' || status === 'Unlinked' ? nothing : statusChip(status, false, localize);

/** Room for that chip, which keeps the height of its line while something else says the status. */
export const problemRoom = (status: string, localize: Localize) =>
  status === 'Linked' || status === 'Unlinked'
    ? nothing
    : html`<span class="chip room" aria-hidden="true"
        >${statusWord(status, false, localize)}</span
      >`;

/** What can be done with an integration that the company has already; empty where there is nothing. */
export function nextAction(status: IntegrationStatus, localize: Localize): string {
  switch (status.kind) {
    case 'linked':
      return status.canAddAnother ? localize.term('addAnother') : '';
    case 'pending':
      return localize.term('continueLinking');
    case 'lost':
    case 'unlinked':
      return localize.term('reconnect');
    default:
      return '';
  }
}

/** What a button to connect is called. The host's own words may be none: it has a name all the same. */
export const connectName = (name: string, localize: Localize): string =>
  localize.term('connectTo', name).trim() || name;

/** What an integration's button does, in full. */
export function actionName(status: IntegrationStatus, name: string, localize: Localize): string {
  const action = nextAction(status, localize);
  return (action && localize.term('actionOn', action, name).trim()) || connectName(name, localize);
}
