import { html } from 'hono/html';
import type { KeptConsent } from '../database/index.js';
import type { Html } from './layout.js';
import { shortId } from './underwriter-invites.js';
import { time } from './underwriter-words.js';

const languages = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' });

/** Each permission as it stood on the person's screen, the latest first. */
export function consentsSection(consents: readonly KeptConsent[]): Html {
  if (consents.length === 0) return html`<p class="hint">No permission has been given yet.</p>`;
  return html`${consents.map(consentArticle)}`;
}

function consentArticle({ id, inviteId, storedAt, detail }: KeptConsent): Html {
  const { at, version, purpose, policyUrl, language, sourceTypes, text, sections } = detail;
  return html`<article class="consent" aria-labelledby="consent-${id}">
    <h3 id="consent-${id}">
      Given by
      ${inviteId === undefined ? 'the applicant' : `the person of invite ${shortId(inviteId)}`}
    </h3>
    <blockquote lang="${language}">${text}</blockquote>
    <dl class="compact">
      ${fact('Given', html`${time(Date.parse(at))}, by the person’s clock`)}
      ${fact('Stored', time(storedAt))} ${fact('Version', version || 'none')}
      ${fact('Purpose', html`<span lang="${language}">${purpose || 'none'}</span>`)}
      ${fact('Kinds of software', sourceTypes.join(', ') || 'none')}
      ${fact('Policy', policyUrl === undefined ? 'none' : policyLink(policyUrl))}
      ${fact('Language', languageName(language))}
    </dl>
    <details id="consent-${id}-sections">
      <summary id="consent-${id}-summary">What stood on the screen</summary>
      <div lang="${language}">
        ${sections.map(
          (section) =>
            html`<h4>${section.heading}</h4>
              ${section.text.split('\n').map((line) => html`<p>${line}</p>`)}`,
        )}
      </div>
    </details>
  </article>`;
}

const fact = (term: string, value: Html | string): Html =>
  html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;

/** The address came from the person's page: it leads nowhere but to a page. */
function policyLink(address: string): Html | string {
  const isPage = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isPage ? html`<a href="${address}" rel="noreferrer">${address}</a>` : address;
}

function languageName(tag: string): string {
  try {
    const name = languages.of(tag);
    return name === undefined ? tag : `${name} (${tag})`;
  } catch {
    // No language tag at all.
    return tag;
  }
}
