import { html, nothing } from 'lit';
import type { Connection } from '../../../api/schema.js';
import { oneOnlyWords } from '../../../i18n/error-words.js';
import { stillNeeded } from '../../../store/connections/journey.js';
import { mendOf } from '../../../store/connections/rules.js';
import { statusWord } from '../../../ui/status-chip.js';
import { supportText } from '../../../ui/support-text.js';
import { filesSummary } from './files-summary.js';
import type { FlowContext, FlowStep, StepContent } from './flow-context.js';
import type { FlowEntry } from './flow-entry.js';
import { stepAfterEntry } from './next-step.js';
import { askSomeone, picker } from './picker.js';
import type { PickerHold } from './picker-hold.js';
import { mayChange, mayMend, type Repair } from './repair.js';
import { stepButton, stepHead } from './step-frame.js';

/** What the step needs of its flow. */
interface EntryStep {
  entry: Exclude<FlowEntry, { kind: 'unknown' }>;
  repair: Repair;
  pickerHold: PickerHold;
  /** The line of what is connected, or was. */
  rows(connections: readonly Connection[]): unknown;
  /** Begins to ask somebody else, where that can be offered. */
  ask: (() => void) | undefined;
  /** On from here, for good. */
  leave(step: FlowStep): void;
}

function repairHead(
  context: FlowContext,
  { connection, isConflict }: Extract<FlowEntry, { kind: 'repair' }>,
  repair: Repair,
) {
  const { localize, settings } = context;
  const { platformName, status } = connection;
  const name = localize.name(platformName);
  const head = (title: string, text: unknown) =>
    stepHead('connect', settings.headingLevel, title, text);
  if (status !== 'Linked' && !mendOf(status)) {
    return head(name, statusWord(status, false, localize));
  }
  if (status !== 'Linked' && !mayMend(status, context)) {
    // Nothing is asked of who cannot do it.
    const text = status === 'Deauthorized' ? localize.term('accessExpired', name, '') : '';
    return head(localize.term('isNotConnected', name), text);
  }
  // What to do about it is said by the attempt itself.
  if (status === 'Linked' && repair.isOtherOrganisation(connection)) {
    return head(localize.term('isConnected', name), '');
  }
  switch (status) {
    case 'Linked':
      return head(
        localize.term('isConnected', name),
        isConflict
          ? supportText(oneOnlyWords(connection, localize, mayChange(context)), localize)
          : localize.term('repairDone'),
      );
    case 'PendingAuth':
      return head(localize.term('repairPending', name), localize.term('repairPendingHint'));
    case 'Deauthorized':
      return head(localize.term('repairTitle', name), localize.term('accessExpired', name, ''));
    default:
      return head(localize.term('repairTitle', name), localize.term('repairUnlinkedHint'));
  }
}

/** The host's words for how an attempt ended, and somebody else to ask. */
function outcomeWords(
  { localize }: FlowContext,
  outcome: string | undefined,
  ask: (() => void) | undefined,
) {
  if (!outcome) return nothing;
  return html`<div class="outcome">
    <slot name="outcome-${outcome}"></slot>${ask ? askSomeone(localize, ask) : nothing}
  </div>`;
}

function body(
  context: FlowContext,
  { entry, repair, rows, ask, pickerHold }: EntryStep,
  linked: readonly Connection[],
) {
  const { localize, settings } = context;
  switch (entry.kind) {
    case 'loading':
      return stepHead('connect', settings.headingLevel, localize.term('connectionsLoading'), '');
    case 'repair':
      return html`${repairHead(context, entry, repair)} ${rows([entry.connection])}
      ${repair.render(entry.connection, context)}
      ${outcomeWords(context, repair.outcomeOf(entry.connection), ask)}`;
    default: {
      const { key } = entry.integration;
      const name = localize.name(entry.integration.name);
      const isLinked = linked.length > 0;
      const toConnect = context.mayConnect ? 'connectOnly' : 'isNotConnected';
      const title = localize.term(isLinked ? 'isConnected' : toConnect, name);
      const lead = context.mayConnect ? localize.term('pickerDescription') : '';
      const text = isLinked ? localize.term('repairDone') : lead;
      return html`${stepHead('connect', settings.headingLevel, title, text)}
      ${isLinked ? rows(linked) : nothing}
      ${picker({ ...context, settings: { ...settings, platformKeys: [key] } }, '', ask, pickerHold)}`;
    }
  }
}

/** What is connected of the one thing. */
function linkedOf({ entry, pickerHold }: EntryStep): readonly Connection[] {
  switch (entry.kind) {
    case 'repair':
      return entry.connection.status === 'Linked' ? [entry.connection] : [];
    case 'connect':
      // Not while the picker shows how that came about.
      return pickerHold.isHeld ? [] : entry.linked;
    default:
      return [];
  }
}

/** The one thing that the host opens the journey at, and a way to everything else. */
export function entryStep(context: FlowContext, step: EntryStep): StepContent {
  const { localize, categories, settings, mayConnect } = context;
  const moment = step.repair.renderMoment(settings.headingLevel);
  // After that the journey goes on by itself.
  const linked = moment ? [] : linkedOf(step);
  const different = html`<button
    type="button"
    class="text-button"
    @click=${() => step.leave({ kind: 'connect' })}
  >
    ${localize.term('chooseDifferent')}
  </button>`;
  const isByFiles =
    step.entry.kind === 'connect' &&
    stillNeeded(categories).length === 0 &&
    categories.some(({ files }) => files.length > 0);
  return {
    body: [
      moment ? html`<div class="moment">${moment}</div>` : body(context, step, linked),
      filesSummary(context),
    ],
    foot: html`<div class="small">
      ${mayConnect ? different : nothing}
      <powered-by-codat variant="text"></powered-by-codat>
      ${
        linked.length > 0 || isByFiles || !mayConnect
          ? stepButton(localize.term('continueLinking'), 'primary', () =>
              step.leave(stepAfterEntry(categories)),
            )
          : nothing
      }
    </div>`,
  };
}
