import { html, nothing } from 'lit';
import type { Connection } from '../../../api/schema.js';
import { softwareNames } from '../../../i18n/software-names.js';
import { isLinkedSoftware, kindOf } from '../../../store/catalog/catalog.js';
import { stillNeeded } from '../../../store/connections/journey.js';
import { givesData, lostConnections } from '../../../store/connections/rules.js';
import type { FlowContext, StepContent } from './flow-context.js';
import { filesSummary } from './files-summary.js';
import { neededText } from './next-step.js';
import { mayMend } from './repair.js';
import { stepButton, stepHead } from './step-frame.js';

/** What the step needs of its flow. */
interface DoneStep {
  /** What was missing when the person finished; undefined before that. */
  without: readonly string[] | undefined;
  /** All that the company has: at the end the person sees it all, whatever was asked for. */
  connections: readonly Connection[];
  back(): void;
  finish(): void;
}

interface Summary {
  title: string;
  text: string;
  /** What is missing of what was asked for: the kinds that are needed, and the ids of what is to be reconnected. */
  missing: readonly string[];
  /** Files have arrived in place of all that was needed. */
  isByFiles?: boolean;
}

/** What is said at the end. */
function summary(context: FlowContext, connections: readonly Connection[]): Summary {
  const { localize, categories, mayConnect } = context;
  const needed = stillNeeded(categories);
  const isLinked = connections.some(isLinkedSoftware);
  const lost = lostConnections(connections);
  // One may count for several kinds, where Codat does not say its own.
  const fileCount = new Set(categories.flatMap(({ files }) => files)).size;
  if (!isLinked && needed.length === 0 && fileCount > 0) {
    const title = localize.term('uploadDone', fileCount);
    // Nothing is connected, and need not be.
    const isByFiles = lost.length === 0;
    return { title, text: localize.term('doneText'), missing: [], isByFiles };
  }
  if (isLinked && needed.length === 0) {
    const title = localize.term('doneHeading');
    return { title, text: localize.term('doneText'), missing: [] };
  }
  const missed = lost.filter(
    (one) => !isLinked || needed.some(({ sourceType }) => sourceType === kindOf(one.sourceType)),
  );
  const missing = [...needed.map(({ sourceType }) => sourceType), ...missed.map(({ id }) => id)];
  const all = localize.list(softwareNames(missed, localize));
  const expired = all && localize.term('accessExpired', all, '');
  if (all && mayMend('Deauthorized', context)) {
    const title = localize.term('repairTitle', all);
    return { title, text: expired, missing };
  }
  // Nothing is asked of who cannot do it.
  if (isLinked) {
    const title = mayConnect
      ? localize.term('flowConnectHeading', needed[0]?.sourceType ?? '')
      : localize.term('mayNotConnect');
    return { title, text: expired || neededText(context), missing };
  }
  const title = localize.term('nothingConnected');
  const text = expired || localize.term(mayConnect ? 'doneNothingText' : 'mayNotConnect');
  return { title, text, missing };
}

/** What is missing at the end of what was asked for. */
export const missingAtEnd = (
  context: FlowContext,
  { connections }: Pick<DoneStep, 'connections'>,
): readonly string[] => summary(context, connections).missing;

/** What is connected now, and how far it is synced. */
export function doneStep(context: FlowContext, step: DoneStep): StepContent {
  const { localize, settings } = context;
  const { title, text, missing, isByFiles } = summary(context, step.connections);
  const { actions, linkMode, headingLevel } = settings;
  // What the person has finished is open again once something of it has gone, and not for what they finished without.
  const isFinished = step.without && missing.every((one) => step.without?.includes(one));
  return {
    body: html`${stepHead('done', headingLevel, title, text)}
    ${
      // A bank feed only receives data: there is no sync of it.
      step.connections.some(givesData)
        ? html`<codat-sync-status
            part="sync"
            exportparts="attempt,error,retry,empty"
            link-mode=${linkMode}
            .journeyActions=${actions.join(' ')}
          ></codat-sync-status>`
        : nothing
    }
    ${filesSummary(context)}
    ${
      isByFiles
        ? nothing
        : html`<codat-connection-list
            part="list"
            exportparts="item,logo,status,attempt,dialog,error,retry,empty"
            actions=${actions.join(' ')}
            link-mode=${linkMode}
            heading-level=${headingLevel}
            >${context.disconnectNote}</codat-connection-list
          >`
    }`,
    foot: html`<div class="actions">
      <p class="secondary" role="status">${isFinished ? localize.term('flowFinished') : nothing}</p>
      ${
        isFinished
          ? nothing
          : [
              context.mayConnect
                ? stepButton(localize.term('flowConnectMore'), 'quiet', step.back)
                : nothing,
              stepButton(localize.term('finish'), 'primary', step.finish),
            ]
      }
    </div>`,
  };
}
