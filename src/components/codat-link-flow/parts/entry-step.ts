import { html, nothing } from 'lit';
import type { Connection } from '../../../api/schema.js';
import type { FlowContext, FlowStep, StepContent } from './flow-context.js';
import type { FlowEntry } from './flow-entry.js';
import { stepAfterEntry } from './next-step.js';
import { picker } from './picker.js';
import type { Repair } from './repair.js';
import { stepButton, stepHead } from './step-frame.js';

/** What the step needs of its flow. */
interface EntryStep {
  entry: Exclude<FlowEntry, { kind: 'unknown' }>;
  repair: Repair;
  /** The line of what is connected, or was. */
  rows(connections: readonly Connection[]): unknown;
  /** Begins to ask somebody else, where that can be offered. */
  ask: (() => void) | undefined;
  /** To what the company can connect else. */
  leave(): void;
  to(step: FlowStep): void;
}

function repairHead({ localize, settings }: FlowContext, { platformName, status }: Connection) {
  const name = localize.name(platformName);
  const head = (title: string, text: string) =>
    stepHead('connect', settings.headingLevel, title, text);
  switch (status) {
    case 'Linked':
      return head(localize.term('isConnected', name), localize.term('repairDone'));
    case 'PendingAuth':
      return head(localize.term('repairPending', name), localize.term('repairPendingHint'));
    case 'Deauthorized':
      return head(localize.term('repairTitle', name), localize.term('accessExpired', name, ''));
    default:
      return head(localize.term('repairTitle', name), localize.term('unlinkedHint'));
  }
}

function body(context: FlowContext, { entry, repair, rows, ask }: EntryStep) {
  const { localize, settings } = context;
  switch (entry.kind) {
    case 'loading':
      return stepHead('connect', settings.headingLevel, localize.term('connectionsLoading'), '');
    case 'repair':
      return html`${repairHead(context, entry.connection)} ${rows([entry.connection])}
      ${repair.render(entry.connection)}`;
    default: {
      const { key, name } = entry.integration;
      const title = localize.term('connectOnly', localize.name(name));
      return html`${stepHead('connect', settings.headingLevel, title, localize.term('pickerDescription'))}
      ${picker({ ...settings, platformKeys: [key] }, '', localize, ask)}`;
    }
  }
}

/** The one thing that the host opens the journey at, and a way to everything else. */
export function entryStep(context: FlowContext, step: EntryStep): StepContent {
  const { localize, categories } = context;
  const isMended = step.entry.kind === 'repair' && step.entry.connection.status === 'Linked';
  return {
    body: body(context, step),
    foot: html`<div class="small">
      <button type="button" class="text-button" @click=${step.leave}>
        ${localize.term('chooseDifferent')}
      </button>
      <powered-by-codat variant="text"></powered-by-codat>
      ${
        isMended
          ? stepButton(localize.term('continueLinking'), 'primary', () =>
              step.to(stepAfterEntry(categories)),
            )
          : nothing
      }
    </div>`,
  };
}
