import { html } from 'lit';
import { find, until } from '../../test/support/page.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'powered-by-codat';
const isDrawn = ({ root }: Stage) =>
  until('the mark', () => find(root, tag).shadowRoot?.querySelector('a, img'));

export const poweredByScenarios: readonly Scenario[] = [
  {
    name: `${tag}/image`,
    template: ({ codatUrl }) =>
      html`<powered-by-codat
        src="${codatUrl}/public/branding/powered-by-codat.svg"
        href="https://codat.io/"
      ></powered-by-codat>`,
    reach: isDrawn,
  },
  {
    name: `${tag}/text`,
    template: () =>
      html`<powered-by-codat variant="text" href="https://codat.io/"></powered-by-codat>`,
    reach: isDrawn,
  },
];
