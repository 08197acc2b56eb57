import { html, nothing } from 'lit';
import type { CodatError } from '../../../api/errors.js';
import type { Connection, Integration } from '../../../api/schema.js';
import { errorWords } from '../../../i18n/error-words.js';
import type { Localize } from '../../../i18n/localize.js';
import type { BrandingState } from '../../../store/catalog/branding-cache.js';
import { organisationOf } from '../../../store/connections/connection-info.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { logo } from '../../../ui/brand.js';
import { heading } from '../../../ui/heading.js';

/** The one connection of a category, in place of all that cannot be connected beside it. */
export function connectedLine(line: {
  id: string;
  connection: Connection;
  integration: Integration | undefined;
  branding: BrandingState;
  headingLevel: number;
  images: BrandImages;
  localize: Localize;
  /** Why the way to use different software failed. */
  failure: CodatError | undefined;
  /** Leads to different software; undefined where there is none, or the person may not disconnect. */
  replace: (() => void) | undefined;
}) {
  const { connection, integration, branding, images, localize, failure } = line;
  const name = localize.name(connection.platformName);
  return html`<div
    class="connected-line"
    part="connected"
    data-near=${connection.integrationKey ?? nothing}
  >
    ${logo(name, images.logo(integration, branding))}
    <div class="words">
      ${heading(line.headingLevel, 'name', localize.term('isConnected', name), line.id)}
      <p class="secondary">${localize.text(organisationOf(connection)) || nothing}</p>
    </div>
    ${
      line.replace
        ? html`<button
            type="button"
            class="button quiet replace"
            part="replace"
            @click=${line.replace}
          >
            ${localize.term('useDifferent', connection.sourceType)}
          </button>`
        : nothing
    }
    ${failure ? html`<p class="failure" role="alert">${errorWords(failure, localize)}</p>` : nothing}
  </div>`;
}
