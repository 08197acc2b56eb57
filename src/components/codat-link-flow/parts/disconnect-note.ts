import { html, nothing } from 'lit';

/**
 * Hands the host's note before disconnecting on to an element inside. While the flow asks itself it has a slot of that
 * name of its own, and of two in one tree the first alone is filled.
 */
export const disconnectNote = (isAskedHere: boolean) =>
  isAskedHere ? nothing : html`<slot name="disconnect-note" slot="disconnect-note"></slot>`;
