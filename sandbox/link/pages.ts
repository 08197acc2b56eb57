import { html } from 'hono/html';
import { logoPath } from '../json-response.js';
import { page } from './frame.js';
import { type LinkOutcome, reasons } from './outcome.js';
import { flows } from './session.js';
import { type Markup, type StepContext, stepOf } from './steps.js';

/** The page of the step the visit has come to. */
export function stepPage(context: StepContext): Markup {
  const { base, session, connection } = context;
  const kinds = flows[connection.integration.flow ?? 'sign-in'];
  const kind = kinds[session.step] ?? 'consent';
  const step = stepOf(kind, context);
  const place = `Step ${session.step + 1} of ${kinds.length}`;
  return page(
    base,
    'step',
    step.title,
    connection.integration.brand,
    html`<div class="inside">
        <p class="who">
          <img
            src="${base}${logoPath(connection.integration, 'Square')}"
            alt=""
            width="44"
            height="44"
          />
          <span>${connection.integration.name}<small>${place}</small></span>
        </p>
        <h1>${step.title}</h1>
        <p class="lead">${step.lead}</p>
        ${session.problem ? html`<p class="problem" role="alert">${session.problem}</p>` : ''}
        <form method="post">
          <input type="hidden" name="step" value="${session.step}" />
          ${step.body ?? ''}
          <div class="actions">
            <button class="primary" name="action" value="next">${step.primary}</button>
            <button name="action" value="cancel" formnovalidate>Cancel</button>
          </div>
        </form>
      </div>
      <details>
        <summary>Simulate a problem</summary>
        <form method="post" class="row">
          <label
            >What goes wrong
            <select name="reason">
              ${[...reasons].map(
                ([value, { label }]) => html`<option value="${value}">${label}</option>`,
              )}
            </select></label
          >
          <button name="action" value="fail">Make it fail</button>
        </form>
      </details>`,
  );
}

/** Where a link ends that has nowhere to go back to. */
export function outcomePage(context: StepContext, outcome: LinkOutcome): Markup {
  const { base, connection } = context;
  const platform = connection.integration.name;
  const [title, text] = wordsOf(outcome, platform);
  return page(
    base,
    'outcome',
    title,
    connection.integration.brand,
    html`<div class="inside">
      <p class="who">
        <img
          src="${base}${logoPath(connection.integration, 'Square')}"
          alt=""
          width="44"
          height="44"
        />
        <span>${platform}</span>
      </p>
      <h1 class="${outcome.statusCode < 300 ? 'ok' : 'bad'}">${title}</h1>
      <p>${text}</p>
      <p class="hint">You can close this window.</p>
    </div>`,
  );
}

function wordsOf(outcome: LinkOutcome, platform: string): [title: string, text: string] {
  switch (outcome.statusCode) {
    case 200:
      return ['Connected', `${platform} is connected.`];
    case 201:
      return ['No changes were made', `Your connection to ${platform} is the same as before.`];
    case 403:
      return [
        'Cancelled',
        `${platform} wasn’t connected. You can try again on the page you came from.`,
      ];
    case 500:
      return ['We couldn’t connect', `${platform} said: ${outcome.statusText}.`];
    case 501:
      return ['Not supported', `${platform} said: ${outcome.statusText}.`];
  }
}
