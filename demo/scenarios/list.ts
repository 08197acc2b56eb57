import { html } from 'lit';
import { breakCodat } from '../../test/support/browser-world.js';
import { everyStatus, midway } from '../../test/support/companies.js';
import { ListHarness } from '../../test/support/harness/list-harness.js';
import { find, until } from '../../test/support/page.js';
import { notFound, slowReads, unavailable } from './faults.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-connection-list';
const list = ({ root }: Stage) => new ListHarness(find(root, tag));
const ready = (stage: Stage) => list(stage).ready();
const template: Scenario['template'] = (world) =>
  html`<codat-connection-list
    proxy-url=${world.proxyUrl}
    link-mode="manual"
    actions="continue reconnect disconnect delete"
  ></codat-connection-list>`;
const company = { connections: everyStatus };

export const listScenarios: readonly Scenario[] = [
  {
    name: `${tag}/loading`,
    faults: [slowReads],
    template,
    reach: (stage) => list(stage).untilState('loading'),
  },
  { name: `${tag}/every-status`, company, template, reach: ready },
  {
    name: `${tag}/deauthorized`,
    company: { connections: [{ platformKey: 'gbol', status: 'Deauthorized', ageMs: 9e9 }] },
    template,
    reach: ready,
  },
  {
    name: `${tag}/syncing`,
    company: { connections: [midway] },
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await until('the progress bar', () => shown.has('progress'));
    },
  },
  { name: `${tag}/empty`, template, reach: (stage) => list(stage).untilState('empty') },
  {
    name: `${tag}/error`,
    faults: [unavailable],
    template,
    reach: (stage) => list(stage).untilState('error'),
  },
  {
    name: `${tag}/disconnect`,
    company,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Xero', 'Disconnect');
      await until('the question', () => shown.dialog?.open);
    },
  },
  {
    name: `${tag}/disconnect-note`,
    company,
    template: (world) =>
      html`<codat-connection-list proxy-url=${world.proxyUrl} link-mode="manual"
        ><span slot="disconnect-note"
          >Your credit line pauses until your accounts are connected again.</span
        ></codat-connection-list
      >`,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Xero', 'Disconnect');
      await until('the question', () => shown.dialog?.open);
    },
  },
  {
    name: `${tag}/disconnect-failed`,
    company,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Xero', 'Disconnect');
      await breakCodat(stage.world, notFound);
      shown.pressInDialog('Disconnect');
      await shown.untilText('dialog [role=alert]', 'We couldn’t disconnect');
    },
  },
  {
    name: `${tag}/delete`,
    company,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Xero', 'Delete');
      await until('the question', () => shown.dialog?.open);
    },
  },
  {
    name: `${tag}/continuing`,
    company,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Plaid', 'Continue');
      await shown.untilPanel('Continue in the Plaid window');
    },
  },
  {
    name: `${tag}/other-organisation`,
    company: {
      connections: [
        { id: 'c1', platformKey: 'gbol', status: 'Deauthorized', organisation: 'Before Ltd' },
      ],
    },
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await shown.act('Xero', 'Reconnect');
      await shown.untilPanel('Continue in the Xero window');
      await stage.world.visit({ connectionId: 'c1', action: 'authorize' });
      window.dispatchEvent(new Event('focus'));
      await shown.untilPanel('Xero is now connected to The Corner Bakery');
    },
  },
];
