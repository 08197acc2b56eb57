import { html, nothing, svg } from 'lit';
import { mainTopics } from '../../../store/catalog/data-topics.js';
import { supportText } from '../../../ui/support-text.js';
import { consentForm, type ConsentState } from './consent-form.js';
import { filesSummary } from './files-summary.js';
import type { FlowContext, StepContent } from './flow-context.js';
import { stepHead } from './step-frame.js';

/** More would not be read. */
const MAX_TOPICS = 3;

/** Into these kinds Codat also writes. */
const writable = ['bankfeed', 'expense'];

const shapes = {
  shield: svg`<path d="M12 3 5 6v6c0 4.200 3 7.500 7 9 4-1.500 7-4.800 7-9V6z" />`,
  table: svg`<path d="M4 5h16v14H4zM4 10h16M9 10v9" />`,
  arrows: svg`<path d="M8 8 4 12l4 4M16 8l4 4-4 4M4 12h16" />`,
};

/** A line with an icon, which is decoration. */
const point = (shape: keyof typeof shapes, title: string, text: unknown) =>
  html`<li>
    <svg class="icon ${shape}" viewBox="0 0 24 24" aria-hidden="true">${shapes[shape]}</svg>
    <span><strong>${title}</strong> ${text}</span>
  </li>`;

/** What is synced, in a few words. */
function dataInShort({ localize, data }: FlowContext): string {
  const count = data.reduce((sum, { topics }) => sum + topics.length, 0);
  const names = mainTopics(data, MAX_TOPICS).map((topic) => localize.term('dataTypeName', topic));
  return localize.list(count > MAX_TOPICS ? [...names, localize.term('andMore')] : names);
}

/** The host's logo and Codat's mark. `onLogo` is called when the host's logo comes or goes. */
const trust = (hasLogo: boolean, onLogo: () => void) =>
  html`<div class="trust ${hasLogo ? '' : 'none'}">
    <span class="mark"><slot name="logo" @slotchange=${onLogo}></slot></span>
    <span class="dots" aria-hidden="true"></span>
    <span class="mark codat"><powered-by-codat></powered-by-codat></span>
  </div>`;

/** What is about to happen, and the permission for it. */
export function introductionStep(
  context: FlowContext,
  step: ConsentState & { hasLogo: boolean; onLogo(): void },
): StepContent {
  const { localize, settings, data } = context;
  const isReadOnly = !data.some(({ sourceType }) => writable.includes(sourceType));
  const title = localize.term('introductionHeading', localize.term('hostName'));
  const duration = localize.term('introductionDuration');
  const controlHint = localize.term('flowControlHint', localize.may('disconnect'));
  return {
    body: html`${trust(step.hasLogo, step.onLogo)}
      ${stepHead('introduction', settings.headingLevel, title, duration)}
      <ul class="points" role="list">
        ${point('shield', localize.term('flowSignIn'), localize.term('flowSignInHint'))}
        ${point(
          'table',
          localize.term('flowSync', dataInShort(context)),
          isReadOnly ? localize.term('flowSyncHint') : '',
        )}
        ${point('arrows', localize.term('flowControl'), supportText(controlHint, localize))}
      </ul>
      ${consentForm(context, step)} ${filesSummary(context)}`,
    foot: html`<button
      class="button primary wide may-wait"
      part="action"
      form="introduction"
      aria-busy=${step.consent.isPending ? 'true' : nothing}
      aria-disabled=${step.consent.isPending ? 'true' : nothing}
    >
      ${localize.term('flowStart')}
    </button>`,
  };
}
