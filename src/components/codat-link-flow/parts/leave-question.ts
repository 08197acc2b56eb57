import { confirmDialog } from '../../../ui/confirm-dialog.js';
import type { FlowContext } from './flow-context.js';

/** Before something half done is left. */
export const leaveQuestion = (
  { localize, settings }: FlowContext,
  confirm: () => void,
  keep: () => void,
) =>
  confirmDialog(
    {
      headingLevel: settings.headingLevel,
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
