import { html, nothing } from 'lit';
import { softwareNames } from '../../../i18n/software-names.js';
import type { Connection } from '../../../api/schema.js';
import { live } from 'lit/directives/live.js';
import { stillNeeded, type JourneyCategory } from '../../../store/connections/journey.js';
import { emptyNotice } from '../../../ui/notice.js';
import type { FlowContext, FlowStep, StepContent } from './flow-context.js';
import { currentCategory, mayAddAnother, neededText, stepAfter } from './next-step.js';
import { filesSummary } from './files-summary.js';
import { askSomeone, picker } from './picker.js';
import type { PickerHold } from './picker-hold.js';
import { stepButton, stepHead } from './step-frame.js';

/** What the step needs of its flow. */
interface ConnectStep {
  step: Extract<FlowStep, { kind: 'connect' }>;
  to(step: FlowStep): void;
  /** Begins to ask somebody else, where that can be offered. */
  ask: (() => void) | undefined;
  /** Whether it was offered until the host's server refused. */
  isInviteRefused: boolean;
  pickerHold: PickerHold;
  /** Whether the host opened the journey at something that is not there. */
  isEntryUnknown: boolean;
  /** The lines of what is connected. */
  rows(connections: readonly Connection[]): unknown;
}

/** What is asked for and how far it is; one of it is picked out for the picker. */
function categoryList(
  { localize, categories, mayConnect }: FlowContext,
  current: JourneyCategory | undefined,
  choose: (sourceType: string) => void,
) {
  return html`<div
    class="categories"
    role="radiogroup"
    aria-label=${localize.term('categoriesLabel')}
  >
    ${categories.map((category) => {
      const { sourceType, isRequired, linked } = category;
      const names = softwareNames(linked, localize);
      const connected = names.length > 1 ? 'areConnected' : 'isConnected';
      const fileCount = category.files.length;
      const files = fileCount > 0 ? localize.term('uploadDone', fileCount) : '';
      // Nothing is asked of who cannot do it.
      const open = mayConnect
        ? localize.term(isRequired ? 'categoryRequired' : 'categoryOptional')
        : nothing;
      const done = names.length > 0 ? localize.term(connected, localize.list(names)) : files;
      return html`<label class="category ${done ? 'linked' : ''}" part="category">
        <input
          type="radio"
          name="category"
          .checked=${live(category === current)}
          @change=${() => choose(sourceType)}
        />
        <span
          ><span class="name">${localize.term('sourceTypeName', sourceType)}</span>
          <span class="secondary"
            >${done ? html`<span class="check" aria-hidden="true">✓</span> ${done}` : open}</span
          ></span
        >
      </label>`;
    })}
  </div>`;
}

function lead({ localize, mayConnect }: FlowContext, current: JourneyCategory | undefined): string {
  const sourceType = current?.sourceType ?? '';
  if (!mayConnect) return localize.term('mayNotConnectHint');
  if (!sourceType || !mayAddAnother(sourceType)) return localize.term('pickerDescription');
  return localize.term(current?.isRequired ? 'moreThanOne' : 'optionalMoreThanOne');
}

/** Whether the person is to choose, rather than to see what is connected. */
const showsPicker = (
  current: JourneyCategory | undefined,
  { step, pickerHold }: ConnectStep,
): boolean => !current?.linked.length || pickerHold.isHeld || (step.isAdding ?? false);

/** What leads on: nothing while something is needed that the person may connect. */
function onward(context: FlowContext, current: JourneyCategory | undefined, connect: ConnectStep) {
  const { localize, categories, mayConnect } = context;
  const { to } = connect;
  const sourceType = current?.sourceType ?? '';
  const isListed = current !== undefined && !showsPicker(current, connect);
  const isReady = stillNeeded(categories).length === 0;
  const canConnectMore =
    mayConnect &&
    categories.some((one) => one.linked.length === 0 || mayAddAnother(one.sourceType));
  // Where nothing was needed, nothing was given either.
  const hasAny = categories.some(({ linked, files }) => linked.length > 0 || files.length > 0);
  const ready = localize.term(canConnectMore ? 'flowReady' : 'doneText');
  const label = sourceType
    ? localize.term('addAnotherOf', sourceType)
    : localize.term('flowConnectMore');
  const add = () => to({ kind: 'connect', chosen: sourceType, isAdding: true });
  const goOn = () => to(isReady || !mayConnect ? { kind: 'done' } : stepAfter(categories));
  // Where files have arrived the person says when these are all.
  const hasFiles = current !== undefined && current.files.length > 0;
  const mayGoOn = !mayConnect || isReady || isListed || hasFiles;
  return html`<div class="actions ${isReady ? 'ready' : ''}">
    <p class="secondary" role="status">${isReady && hasAny ? ready : nothing}</p>
    ${isListed && mayConnect && mayAddAnother(sourceType) ? stepButton(label, '', add) : nothing}
    ${mayGoOn ? stepButton(localize.term('continueLinking'), 'primary', goOn) : nothing}
  </div>`;
}

function aside(
  context: FlowContext,
  { isInviteRefused }: ConnectStep,
  ask: (() => void) | undefined,
) {
  const { localize, mayConnect } = context;
  const needed = mayConnect && neededText(context);
  return html`<div class="small">
    ${isInviteRefused ? html`<p class="secondary">${localize.term('shareRefused')}</p>` : nothing}
    ${ask ? askSomeone(localize, ask) : nothing}
    ${needed ? html`<p class="secondary">${needed}</p>` : nothing}
    <powered-by-codat variant="text"></powered-by-codat>
  </div>`;
}

/** What can be connected, of one kind after the other. */
export function connectStep(context: FlowContext, connect: ConnectStep): StepContent {
  const { localize, categories, settings, mayConnect } = context;
  const { step, to, rows, pickerHold } = connect;
  const current = currentCategory(categories, step.chosen);
  const sourceType = current?.sourceType ?? '';
  const isChoosing = mayConnect && showsPicker(current, connect);
  const choose = (chosen: string) => to({ kind: 'connect', chosen });
  // Who may not connect has nothing to choose.
  const unknownHint = mayConnect ? localize.term('entryUnknownHint') : '';
  return {
    body: html`${stepHead(
      'connect',
      settings.headingLevel,
      mayConnect ? localize.term('flowConnectHeading', sourceType) : localize.term('mayNotConnect'),
      lead(context, current),
    )}
    ${
      connect.isEntryUnknown
        ? html`<div class="entry-unknown" role="status">
            ${emptyNotice(localize.term('entryUnknown'), unknownHint, localize)}
          </div>`
        : nothing
    }
    ${categories.length > 1 ? categoryList(context, current, choose) : nothing}
    ${current && current.linked.length > 0 && !pickerHold.isHeld ? rows(current.linked) : nothing}
    ${isChoosing ? picker(context, sourceType, connect.ask, pickerHold) : nothing}
    ${filesSummary(context)}`,
    foot: [
      onward(context, current, connect),
      // With an outcome the offer stands there.
      aside(context, connect, isChoosing && pickerHold.isOutcomeShown ? undefined : connect.ask),
    ],
  };
}
