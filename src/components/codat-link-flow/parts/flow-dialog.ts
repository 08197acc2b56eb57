import { html } from 'lit';
import { onEscape } from '../../../ui/dom/on-escape.js';

/** A dialog with the journey in it. */
export interface FlowDialog {
  label: string;
  isOpen: boolean;
  content: unknown;
  /** The person wants to leave, by Esc or their phone's gesture to go back. */
  leave(): void;
  /** It was closed by other means than its element's. */
  closed(event: Event): void;
}

export function flowDialog({ label, isOpen, content, leave, closed }: FlowDialog) {
  const escape = onEscape(leave);
  return html`<dialog
    class="panel flow"
    part="panel"
    aria-label=${label}
    ?data-modal=${isOpen}
    @cancel=${escape.cancel}
    @keydown=${escape.keydown}
    @close=${closed}
  >
    ${content}
  </dialog>`;
}
