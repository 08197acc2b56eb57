import type { Connection, Integration } from '../../../api/schema.js';
import type { LiveStates } from '../../../controllers/live-region.js';
import type { ConsentDetail } from '../../../events/index.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { connectStep } from './connect-step.js';
import type { ConsentRequest } from './consent-request.js';
import { doneStep } from './done-step.js';
import { entryStep } from './entry-step.js';
import type { FlowContext, FlowStep, StepContent } from './flow-context.js';
import type { FlowEntry } from './flow-entry.js';
import { introductionStep } from './introduction-step.js';
import type { Inviting } from './inviting.js';
import { linkedRows } from './linked-rows.js';
import { stepToShare } from './next-step.js';
import type { PickerHold } from './picker-hold.js';
import { mayChange, type Repair } from './repair.js';
import { shareStep } from './share-step.js';

/** What the steps need of their flow beside what they show. */
export interface StepActions {
  hasLogo: boolean;
  onLogo(): void;
  consent: ConsentRequest;
  inviting: Inviting;
  images: BrandImages;
  pickerHold: PickerHold;
  /** What the host opens the journey at. */
  entry: FlowEntry | undefined;
  repair: Repair;
  leaveEntry(step: FlowStep): void;
  integrations: readonly Integration[];
  connections: readonly Connection[];
  begin(consent: ConsentDetail | undefined): void;
  to(step: FlowStep): void;
  /** Asks whether to disconnect. */
  disconnect: (connection: Connection) => void;
  finish(): void;
}

/** The step that the person is at. */
export function stepContent(
  step: FlowStep,
  context: FlowContext,
  actions: StepActions,
): StepContent {
  const { localize } = context;
  const { images, integrations, pickerHold, to } = actions;
  const change = mayChange(context) ? actions.disconnect : undefined;
  switch (step.kind) {
    case 'introduction':
      return introductionStep(context, {
        ...actions,
        isConsentMissing: !actions.consent.isTicked && step.isConsentMissing,
        consent: actions.consent,
      });
    case 'connect': {
      const { entry, repair, leaveEntry } = actions;
      const { invitation } = actions.inviting;
      const ask = invitation.isOffered ? () => to(stepToShare(context.categories)) : undefined;
      const rows = (connections: readonly Connection[]) =>
        linkedRows(connections, { localize, images, integrations, change });
      if (entry && entry.kind !== 'unknown') {
        return entryStep(context, { entry, repair, pickerHold, rows, ask, leave: leaveEntry });
      }
      return connectStep(context, {
        step,
        to,
        rows,
        isEntryUnknown: entry !== undefined,
        pickerHold,
        ask,
        isInviteRefused: invitation.isRefused,
      });
    }
    case 'share':
      return shareStep(context, actions.inviting, {
        isExtra: step.isExtra ?? false,
        back: () => to({ kind: 'connect' }),
      });
    case 'done':
      return doneStep(context, {
        without: step.without,
        connections: actions.connections,
        back: () => to({ kind: 'connect' }),
        finish: actions.finish,
      });
    default:
      return step satisfies never;
  }
}

/** What the live region says of the step that the person is at. */
export function stepAnnouncement(
  step: FlowStep,
  { consent, inviting, entry, repair }: StepActions,
): LiveStates {
  const isRepair = step.kind === 'connect' && entry?.kind === 'repair';
  return (
    consent.announcement ||
    inviting.announcement(step) ||
    (isRepair ? repair.announcement(entry.connection) : '')
  );
}
