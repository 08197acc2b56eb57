import { html } from 'lit';
import { onEscape } from '../../../ui/dom/on-escape.js';

/** A dialog with the journey in it. */
interface FlowDialog {
  label: string;
  isOpen: boolean;
  content: unknown;
  /** The person wants to leave, by Esc or their phone's gesture to go back. */
  leave(): void;
  /** The dialog was closed by other means than its element's: by a form in a slot with `method="dialog"`, for instance. */
  onClosed(): void;
}

export function flowDialog({ label, isOpen, content, leave, onClosed }: FlowDialog) {
  const escape = onEscape(leave);
  const onClose = ({ target, currentTarget }: Event) => {
    // A move closes the dialog too, which is open again by now.
    if (target === currentTarget && !(target as HTMLDialogElement).open) onClosed();
  };
  return html`<dialog
    class="panel flow"
    part="panel"
    aria-label=${label}
    ?data-modal=${isOpen}
    @cancel=${escape.cancel}
    @keydown=${escape.keydown}
    @close=${onClose}
  >
    ${content}
  </dialog>`;
}
