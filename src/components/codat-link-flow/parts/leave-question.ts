import { confirmDialog } from '../../../ui/confirm-dialog.js';
import type { FlowContext } from './flow-context.js';

interface LeaveQuestion {
  /** Whether files are on their way. */
  isUploading: boolean;
  confirm(): void;
  keep(): void;
}

/** Before something half done is left. */
export const leaveQuestion = (
  { localize, settings }: FlowContext,
  { isUploading, confirm, keep }: LeaveQuestion,
) =>
  confirmDialog(
    {
      id: 'leave',
      headingLevel: settings.headingLevel,
      title: localize.term('leaveHeading'),
      text: localize.term('leaveText', isUploading),
      confirmLabel: localize.term('leave'),
      keepLabel: localize.term('stay'),
      isDangerous: false,
      confirm,
      keep,
    },
    localize,
  );
