import { html } from 'lit';
import type { Localize } from '../i18n/localize.js';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Words in which "contact support" is a link, where the host has said where its support is. */
export function supportText(text: string, localize: Localize): unknown {
  const { supportUrl } = localize;
  const phrase = localize.term('contactSupport').trim();
  if (!supportUrl || !phrase) return text;
  const parts = text.split(new RegExp(`(${escaped(phrase)})`, 'iu'));
  return parts.length === 1
    ? text
    : parts.map((part, index) => (index % 2 ? supportLink(part, supportUrl) : part));
}

/** A page of support opens beside this one, where the person is in the middle of something. */
function supportLink(words: string, address: string) {
  return address.startsWith('mailto:')
    ? html`<a class="link" href=${address}>${words}</a>`
    : html`<a class="link" href=${address} target="_blank" rel="noopener noreferrer">${words}</a>`;
}
