import { html } from 'lit';
import { closeDialog } from '../../internal/focus.js';
import { onEscape } from '../../internal/on-escape.js';

/** A dialog with the journey in it. */
export interface FlowDialog {
  label: string;
  content: unknown;
  /** The person wants to leave, by Esc or their phone's gesture to go back. */
  leave(): void;
  /** It was closed by other means than its element's. */
  closed(event: Event): void;
}

export function flowDialog({ label, content, leave, closed }: FlowDialog) {
  const escape = onEscape(leave);
  return html`<dialog
    class="panel flow"
    part="panel"
    aria-label=${label}
    @cancel=${escape.cancel}
    @keydown=${escape.keydown}
    @close=${closed}
  >
    ${content}
  </dialog>`;
}

/** Opens and closes the dialogs that are drawn, as they should be. Returns whether the journey's own was opened. */
export function syncDialogs(root: ParentNode, isOpen: boolean): boolean {
  const flow = root.querySelector<HTMLDialogElement>('.flow');
  const isToChange = flow !== null && flow.open !== isOpen;
  if (isToChange && isOpen) flow.showModal();
  else if (isToChange) closeDialog(flow);
  // A question lies over everything.
  const question = root.querySelector<HTMLDialogElement>('dialog:not(.flow)');
  if (question && !question.open) question.showModal();
  return isToChange && isOpen;
}
