import { html } from 'lit';

/**
 * Codat's mark for the foot of an element, as Codat asks hosts to show it: its image, and words where that cannot be
 * loaded. The element that draws it imports the registration of `powered-by-codat`.
 *
 * @see https://docs.codat.io/auth-flow/optimize/privacy
 */
export const codatMark = html`<powered-by-codat></powered-by-codat>`;
