import { confirmDialog } from '../../../ui/confirm-dialog.js';
import type { FlowContext } from './flow-context.js';

interface LeaveQuestion {
  /** Whether files are on their way; and whether they go on, since the journey stays in the page. */
  isUploading: boolean;
  isKept: boolean;
  confirm(): void;
  keep(): void;
}

/** Before something half done is left. */
export const leaveQuestion = (
  { localize, settings }: FlowContext,
  { isUploading, isKept, confirm, keep }: LeaveQuestion,
) =>
  confirmDialog(
    {
      id: 'leave',
      headingLevel: settings.headingLevel,
      title: localize.term('leaveHeading'),
      text: localize.term('leaveText', isUploading, isKept),
      confirmLabel: localize.term('leave'),
      keepLabel: localize.term('stay'),
      isDangerous: false,
      confirm,
      keep,
    },
    localize,
  );
