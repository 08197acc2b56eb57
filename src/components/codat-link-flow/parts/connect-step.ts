import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import {
  nextCategory,
  stillNeeded,
  type JourneyCategory,
} from '../../../store/connections/journey.js';
import type { FlowContext } from './flow-context.js';
import { stepButton, stepHead } from './step-frame.js';

/** The picker's slots for the host's words with an outcome. */
const outcomes = ['outcome-cancelled', 'outcome-failed', 'outcome-unsupported'];

/** What is asked for and how far it is; one of it is picked out for the picker. */
function categoryList(
  { localize, categories }: FlowContext,
  current: JourneyCategory | undefined,
  choose: (sourceType: string) => void,
) {
  return html`<div
    class="categories"
    role="radiogroup"
    aria-label=${localize.term('flowConnectHeading')}
  >
    ${categories.map((category) => {
      const { sourceType, isRequired, linked } = category;
      const names = localize.list([
        ...new Set(linked.map(({ platformName }) => localize.name(platformName))),
      ]);
      return html`<label class="category ${names ? 'linked' : ''}" part="category">
        <input
          type="radio"
          name="category"
          .checked=${live(category === current)}
          @change=${() => choose(sourceType)}
        />
        <span
          ><span class="name">${localize.term('sourceTypeName', sourceType)}</span>
          <span class="secondary"
            >${
              names
                ? html`<span class="check" aria-hidden="true">✓</span>
                    ${localize.term('isConnected', names)}`
                : localize.term(isRequired ? 'categoryRequired' : 'categoryOptional')
            }</span
          ></span
        >
      </label>`;
    })}
  </div>`;
}

/** What can be connected, of one kind after the other. */
export function connectStep(
  context: FlowContext,
  step: {
    chosen: string | undefined;
    choose(sourceType: string): void;
    share: (() => void) | undefined;
    goOn(): void;
  },
) {
  const { localize, categories } = context;
  const current =
    categories.find(({ sourceType }) => sourceType === step.chosen) ??
    nextCategory(categories) ??
    categories[0];
  const needed = stillNeeded(categories);
  const isReady = needed.length === 0;
  const names = needed
    .map(({ sourceType }) => sourceType && localize.term('sourceTypeName', sourceType))
    .filter(Boolean)
    .join(', ');
  return html`${stepHead(
      'connect',
      context.headingLevel,
      localize.term('flowConnectHeading'),
      localize.term('pickerDescription'),
    )}
    ${categories.length > 1 ? categoryList(context, current, step.choose) : nothing}
    <codat-integration-picker
      part="picker"
      exportparts="search,group,tile,logo,official-button,status,stage,attempt"
      source-types=${current?.sourceType ?? ''}
      platform-keys=${context.platformKeys}
      ?show-sandbox=${context.showSandbox}
      link-mode=${context.linkMode}
      heading-level=${context.headingLevel}
      ><slot name="not-listed" slot="not-listed"></slot>
      ${outcomes.map((name) => html`<slot name=${name} slot=${name}></slot>`)}</codat-integration-picker
    >
    <div class=${isReady ? 'ready' : nothing}>
      <p role="status">${isReady ? localize.term('flowReady') : nothing}</p>
      ${isReady ? stepButton(localize.term('continueLinking'), 'primary', step.goOn) : nothing}
    </div>
    <div class="actions">
      ${
        step.share
          ? html`<p class="secondary aside">
              ${localize.term('shareQuestion')}
              <button type="button" class="text-button" @click=${step.share}>
                ${localize.term('shareAction')}
              </button>
            </p>`
          : nothing
      }
      ${names ? html`<p class="secondary">${localize.term('stillNeeded', names)}</p>` : nothing}
    </div>`;
}
