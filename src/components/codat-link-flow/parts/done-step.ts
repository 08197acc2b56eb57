import { html, nothing } from 'lit';
import type { FlowContext, StepContent } from './flow-context.js';
import { stepButton, stepHead } from './step-frame.js';

/** What is connected now, and how far it is synced. */
export function doneStep(
  { localize, categories, settings }: FlowContext,
  step: { isFinished: boolean; back(): void; finish(): void },
): StepContent {
  const isLinked = categories.some(({ linked }) => linked.length > 0);
  const { actions, linkMode, headingLevel } = settings;
  return {
    body: html`${stepHead(
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
      ></codat-connection-list>`,
    foot: html`<div class="actions">
      <p class="secondary" role="status">
        ${step.isFinished ? localize.term('flowFinished') : nothing}
      </p>
      ${
        step.isFinished
          ? nothing
          : [
              stepButton(localize.term('flowConnectMore'), 'quiet', step.back),
              stepButton(localize.term('finish'), 'primary', step.finish),
            ]
      }
    </div>`,
  };
}
