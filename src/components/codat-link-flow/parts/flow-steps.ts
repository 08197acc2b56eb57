import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { confirmDialog } from '../../../ui/confirm-dialog.js';
import { heading } from '../../../ui/heading.js';
import type { WordList } from '../../../ui/dom/enum-attribute.js';
import type { Localize } from '../../../i18n/localize.js';
import {
  nextCategory,
  stillNeeded,
  type JourneyCategory,
} from '../../../store/connections/journey.js';
import type { LinkMode } from '../../../store/link-window.js';

/** What the person may do with a connection at the end of a journey: nothing that cannot be taken back. */
export const flowActions = ['continue', 'reconnect', 'disconnect'] as const;

export type FlowAction = (typeof flowActions)[number];

/** What the steps show of their flow. */
export interface FlowContext {
  localize: Localize;
  categories: readonly JourneyCategory[];
  requireConsent: boolean;
  policyUrl: string | undefined;
  platformKeys: WordList;
  actions: readonly FlowAction[];
  showSandbox: boolean;
  linkMode: LinkMode;
  headingLevel: number;
}

/** A step's heading, which takes the focus when the step begins, and the words under it. */
export const stepHead = (slot: string, level: number, title: string, text: string) =>
  html`<div class="head" tabindex="-1">
    <slot name=${slot}
      >${heading(level, 'heading', title)}
      <p class="lead">${text}</p></slot
    >
  </div>`;

export const act = (label: string, style: string, click: (event: Event) => void) =>
  html`<button type="button" class="button ${style}" part="action" @click=${click}>
    ${label}
  </button>`;

/** Where the person is, and the way out where there is one. */
export const stepBar = (step: number, localize: Localize, close: (() => void) | undefined) =>
  html`<div class="bar">
    <p class="secondary">${localize.term('flowStep', step, 3)}</p>
    ${
      close
        ? html`<button
            type="button"
            class="button quiet"
            aria-label=${localize.term('close')}
            @click=${close}
          >
            ✕
          </button>`
        : nothing
    }
  </div>`;

/** Before something half done is left. */
export const leaveQuestion = (
  { localize, headingLevel }: FlowContext,
  confirm: () => void,
  keep: () => void,
) =>
  confirmDialog(
    {
      headingLevel,
      title: localize.term('leaveHeading'),
      text: localize.term('leaveText'),
      confirmLabel: localize.term('leave'),
      keepLabel: localize.term('stay'),
      isDangerous: false,
      confirm,
      keep,
    },
    localize,
  );

/** The words of a slot as the person sees them: the host's, or ours. */
function wordsIn(slot: HTMLSlotElement | null | undefined): string {
  const nodes = slot?.assignedNodes({ flatten: true }) ?? [];
  const text = nodes.map(({ textContent }) => textContent).join(' ');
  return text.replace(/\s+/g, ' ').trim();
}

/** What is about to happen, and the consent to it. `begin` gets what was agreed to, if it was. */
export function introductionStep(
  { localize, requireConsent, policyUrl, headingLevel }: FlowContext,
  step: { isConsentMissing: boolean; begin(agreedTo: string | undefined): void },
) {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const isAgreed = form.querySelector('input')?.checked;
    step.begin(isAgreed ? wordsIn(form.querySelector('slot')) : undefined);
    if (requireConsent && !isAgreed) form.querySelector('input')?.focus();
  };
  return html`${stepHead('introduction', headingLevel, localize.term('pickerHeading'), localize.term('flowLead'))}
    <ol class="points" role="list">
      <li>${localize.term('flowChoose')}</li>
      <li>${localize.term('flowSignIn')}</li>
      <li>${localize.term('flowSync')}</li>
    </ol>
    <form novalidate @submit=${onSubmit}>
      ${
        requireConsent
          ? html`<label class="consent"
              ><input
                type="checkbox"
                aria-describedby=${step.isConsentMissing ? 'consent-missing' : nothing}
                aria-invalid=${step.isConsentMissing ? 'true' : nothing}
              /><span><slot name="consent">${localize.term('consentText')}</slot></span></label
            >`
          : nothing
      }
      ${
        step.isConsentMissing
          ? html`<p class="wrong" id="consent-missing" role="alert">
              ${localize.term('consentMissing')}
            </p>`
          : nothing
      }
      ${
        policyUrl
          ? html`<p class="secondary">
              <a href=${policyUrl} target="_blank" rel="noopener">${localize.term('policyLink')}</a>
            </p>`
          : nothing
      }
      <div class="actions">
        <button class="button primary" part="action">${localize.term('flowStart')}</button>
      </div>
    </form>`;
}

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
      exportparts="search,group,tile,logo,official-button,status,attempt"
      source-types=${current?.sourceType ?? ''}
      platform-keys=${context.platformKeys}
      ?show-sandbox=${context.showSandbox}
      link-mode=${context.linkMode}
      heading-level=${context.headingLevel}
      ><slot name="not-listed" slot="not-listed"></slot
    ></codat-integration-picker>
    <div class=${isReady ? 'ready' : nothing}>
      <p role="status">${isReady ? localize.term('flowReady') : nothing}</p>
      ${isReady ? act(localize.term('continueLinking'), 'primary', step.goOn) : nothing}
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

/** What is connected now, and how far its reading is. */
export function doneStep(
  { localize, categories, actions, linkMode, headingLevel }: FlowContext,
  step: { isFinished: boolean; back(): void; finish(): void },
) {
  const isLinked = categories.some(({ linked }) => linked.length > 0);
  return html`${stepHead(
      'done',
      headingLevel,
      localize.term(isLinked ? 'doneHeading' : 'nothingConnected'),
      localize.term(isLinked ? 'doneText' : 'doneNothingText'),
    )}
    ${isLinked ? html`<codat-sync-status part="sync"></codat-sync-status>` : nothing}
    <codat-connection-list
      part="list"
      exportparts="item,logo,status,attempt"
      actions=${actions.join(' ')}
      link-mode=${linkMode}
      heading-level=${headingLevel}
    ></codat-connection-list>
    <div class="actions">
      <p class="secondary" role="status">
        ${step.isFinished ? localize.term('flowFinished') : nothing}
      </p>
      ${
        step.isFinished
          ? nothing
          : [
              act(localize.term('flowConnectMore'), 'quiet', step.back),
              act(localize.term('finish'), 'primary', step.finish),
            ]
      }
    </div>`;
}
