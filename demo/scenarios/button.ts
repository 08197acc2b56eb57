import { html } from 'lit';
import { ButtonHarness } from '../../test/support/harness/button-harness.js';
import { find, until } from '../../test/support/page.js';
import { slowReads, unavailable } from './faults.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-connect-button';
const button = ({ root }: Stage) => new ButtonHarness(find(root, tag));
const ready = (stage: Stage) => button(stage).ready();
const template =
  (key: string): Scenario['template'] =>
  (world) =>
    html`<codat-connect-button
      proxy-url=${world.proxyUrl}
      platform-key=${key}
      link-mode="manual"
    ></codat-connect-button>`;

export const buttonScenarios: readonly Scenario[] = [
  {
    name: `${tag}/loading`,
    faults: [slowReads],
    template: template('gbol'),
    reach: (stage) => button(stage).untilState('loading'),
  },
  { name: `${tag}/own-look`, template: template('gbol'), reach: ready },
  {
    name: `${tag}/official-look`,
    template: template('qhyg'),
    async reach(stage) {
      const shown = await ready(stage);
      await until('the official images', () => {
        const images = shown.officialImages;
        return images.length === 2 && images.every(({ complete }) => complete);
      });
    },
  },
  {
    name: `${tag}/conflict`,
    company: { connections: [{ platformKey: 'gbol' }] },
    template: template('fbrh'),
    reach: ready,
  },
  {
    name: `${tag}/may-not-connect`,
    company: { scopes: ['read'] },
    template: template('gbol'),
    reach: ready,
  },
  { name: `${tag}/unknown-integration`, template: template('nope'), reach: ready },
  {
    name: `${tag}/connected`,
    company: { connections: [{ platformKey: 'gbol' }] },
    template: template('gbol'),
    reach: ready,
  },
  {
    name: `${tag}/waiting`,
    template: template('exgd'),
    async reach(stage) {
      const shown = await ready(stage);
      shown.click();
      await shown.untilPanel('Continue in the Stripe window');
    },
  },
  {
    name: `${tag}/error`,
    faults: [unavailable],
    template: template('gbol'),
    reach: (stage) => button(stage).untilState('error'),
  },
];
