import { html, svg, type SVGTemplateResult } from 'lit';

/** Drawn in the text's color, for the eyes alone: the words beside it say the same. */
const icon = (shapes: SVGTemplateResult) =>
  html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${shapes}
  </svg>`;

/** Two ends that do not meet: nothing is connected, nothing is there. */
export const emptyIcon = icon(
  svg`<path d="M9 17H7A5 5 0 0 1 7 7h2M15 7h2a5 5 0 0 1 4 8M8 12h3M3 3l18 18"/>`,
);

/** Something went wrong. */
export const problemIcon = icon(
  svg`<path d="M12 4 2.800 19.500h18.400ZM12 10v4.500"/><path d="M12 17.200v.1"/>`,
);

/** The device has no network. */
export const offlineIcon = icon(
  svg`<path d="M3 3l18 18M5 12.500a10 10 0 0 1 4.500-2.500M8.500 16a5 5 0 0 1 7 0M14.500 10a10 10 0 0 1 4.500 2.500M2 9a15 15 0 0 1 4-2.500M11 5.500a15 15 0 0 1 11 3.500M12 19.500v.1"/>`,
);
