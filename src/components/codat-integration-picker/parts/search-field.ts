import { html } from 'lit';
import type { Localize } from '../../../i18n/localize.js';
import { isEscape } from '../../../ui/dom/on-escape.js';

/** The search field, above everything that it searches. */
export function searchField(field: {
  value: string;
  /** Names of software that is listed, the best known first. */
  examples: readonly string[];
  localize: Localize;
  /** The person is about to type. */
  prepare(): void;
  input(value: string): void;
}) {
  const { localize, examples } = field;
  const [one, other] = examples;
  return html`<div class="search">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="m14 14 4 4" />
      <circle cx="9" cy="9" r="6" />
    </svg>
    <input
      type="search"
      part="search"
      autocomplete="off"
      spellcheck="false"
      placeholder=${
        one && other
          ? localize.term('searchExample', one, other)
          : localize.term('searchIntegrations')
      }
      aria-label=${localize.term('searchIntegrations')}
      .value=${field.value}
      @focus=${field.prepare}
      @keydown=${(event: KeyboardEvent) => {
        if (!field.value || !isEscape(event)) return;
        // It clears the field, as in Chrome and Safari, and does not reach a dialog around it.
        event.preventDefault();
        field.input('');
      }}
      @input=${({ currentTarget }: InputEvent) =>
        field.input((currentTarget as HTMLInputElement).value)}
    />
  </div>`;
}
