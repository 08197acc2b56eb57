import { html } from 'hono/html';
import { amountLimits, formatPounds } from '../application-form.js';
import type { FieldName, FormErrors, FormValues } from '../application-form.js';
import { layout } from './layout.js';
import type { Html } from './layout.js';

export interface ApplyPageOptions {
  values: FormValues;
  errors?: FormErrors;
  /** What went wrong on our side, in words for the applicant. */
  failure?: string;
}

interface Field {
  name: FieldName;
  label: string;
  hint: string;
  /** HTML attributes of the input that differ from field to field. */
  type: 'text' | 'email';
  autocomplete: string;
  inputmode: 'text' | 'email' | 'numeric';
  prefix?: string;
}

const fields: readonly Field[] = [
  {
    name: 'businessName',
    label: 'Business name',
    hint: 'As it appears on your invoices.',
    type: 'text',
    autocomplete: 'organization',
    inputmode: 'text',
  },
  {
    name: 'email',
    label: 'Email address',
    hint: 'We’ll send our decision here, and nothing else.',
    type: 'email',
    autocomplete: 'email',
    inputmode: 'email',
  },
  {
    name: 'amount',
    label: 'How much do you want to borrow?',
    hint: `Between ${formatPounds(amountLimits.least)} and ${formatPounds(amountLimits.most)}, in whole pounds.`,
    type: 'text',
    autocomplete: 'off',
    inputmode: 'numeric',
    prefix: '£',
  },
];

export function applyPage(options: ApplyPageOptions): Html {
  const errors = options.errors ?? {};
  const wrong = fields.filter((field) => errors[field.name]);
  const failed = wrong.length > 0 || options.failure !== undefined;
  return layout({
    title: failed ? 'Error: your business' : 'Your business',
    step: 'apply',
    content: html`<div class="frame narrow page">
      <h1>Tell us about your business</h1>
      ${
        options.failure
          ? html`<div class="notice bad" role="alert">
              <h2>We couldn’t open your application</h2>
              <p>${options.failure}</p>
            </div>`
          : ''
      }
      ${wrong.length > 0 ? errorSummary(wrong, errors) : ''}
      <form class="card form" method="post" action="/apply" novalidate>
        ${fields.map((field) => fieldRow(field, options.values[field.name], errors[field.name]))}
        <div>
          <button class="button large" type="submit">Continue</button>
        </div>
      </form>
    </div>`,
  });
}

function errorSummary(wrong: readonly Field[], errors: FormErrors): Html {
  return html`<div class="notice bad" role="alert" tabindex="-1" autofocus>
    <h2>Please check ${wrong.length === 1 ? 'one field' : `${wrong.length} fields`}</h2>
    <ul>
      ${wrong.map((field) => html`<li><a href="#${field.name}">${errors[field.name]}</a></li>`)}
    </ul>
  </div>`;
}

function fieldRow(field: Field, value: string, error: string | undefined): Html {
  const { name } = field;
  const describedBy = error ? `${name}-hint ${name}-error` : `${name}-hint`;
  return html`<div class="field${error ? ' wrong' : ''}">
    <label for="${name}">${field.label}</label>
    <p class="hint" id="${name}-hint">${field.hint}</p>
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : ''}
    <div class="input">
      ${field.prefix ? html`<span aria-hidden="true">${field.prefix}</span>` : ''}
      <input
        id="${name}"
        name="${name}"
        type="${field.type}"
        inputmode="${field.inputmode}"
        autocomplete="${field.autocomplete}"
        value="${value}"
        aria-describedby="${describedBy}"
        ${error ? html`aria-invalid="true"` : ''}
        required
      />
    </div>
  </div>`;
}
