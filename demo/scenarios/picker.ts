import { html } from 'lit';
import { breakCodat, setStatus, type BrowserWorld } from '../../test/support/browser-world.js';
import { PickerHarness } from '../../test/support/harness/picker-harness.js';
import { everyStatus } from '../../test/support/companies.js';
import { holdTimers } from '../../test/support/clock.js';
import { blockWindows, find, until } from '../../test/support/page.js';
import { notFound, slowReads, unavailable } from './faults.js';
import type { Scenario, Stage } from './scenario.js';
import { openFramesAsWindows, openReturnPage } from './windows.js';

const tag = 'codat-integration-picker';
const picker = ({ root }: Stage) => new PickerHarness(find(root, tag));
/** As it comes. */
const loaded = async (stage: Stage) => picker(stage).loaded();
/** With all that was folded. */
const ready = async (stage: Stage) => picker(stage).ready();

const inMode = (mode: string) => (world: BrowserWorld) =>
  html`<codat-integration-picker
    proxy-url=${world.proxyUrl}
    link-mode=${mode}
  ></codat-integration-picker>`;
const template = inMode('manual');

async function waiting(stage: Stage): Promise<PickerHarness> {
  const shown = await ready(stage);
  shown.choose('Xero');
  await shown.untilPanel('Continue in the Xero window');
  return shown;
}

export const pickerScenarios: readonly Scenario[] = [
  {
    name: `${tag}/loading`,
    faults: [slowReads],
    template,
    reach: (stage) => picker(stage).untilState('loading'),
  },
  { name: `${tag}/list`, template, reach: loaded },
  {
    name: `${tag}/category-opened`,
    template,
    reach: async (stage) => (await loaded(stage)).open('All accounting software 18'),
  },
  {
    name: `${tag}/one-category`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        source-types="accounting"
      ></codat-integration-picker>`,
    reach: async (stage) => {
      const shown = await loaded(stage);
      await until('the official button', () =>
        shown.popular.some(({ officialImages }) => officialImages.some(({ complete }) => complete)),
      );
    },
  },
  {
    name: `${tag}/nothing-featured`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        featured=""
        collapse-after="4"
      ></codat-integration-picker>`,
    reach: loaded,
  },
  {
    name: `${tag}/featured`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol qhyg fbrh exgd"
        featured="exgd gbol"
      ></codat-integration-picker>`,
    reach: loaded,
  },
  {
    name: `${tag}/whole`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        collapse-after="0"
      ></codat-integration-picker>`,
    reach: loaded,
  },
  {
    name: `${tag}/connected`,
    company: { connections: [{ platformKey: 'gbol', organisation: 'Harbour Coffee Ltd' }] },
    template,
    reach: loaded,
  },
  {
    name: `${tag}/use-different`,
    company: { connections: [{ platformKey: 'gbol' }] },
    template,
    reach: async (stage) => (await loaded(stage)).askForAnother(),
  },
  {
    name: `${tag}/use-different-failed`,
    company: { connections: [{ platformKey: 'gbol' }] },
    template,
    async reach(stage) {
      const shown = await loaded(stage);
      await shown.askForAnother();
      await breakCodat(stage.world, { ...notFound, method: 'PATCH' });
      shown.pressInQuestion('Disconnect Xero');
      await shown.untilText('dialog [role=alert]', 'We couldn’t disconnect Xero');
    },
  },
  {
    name: `${tag}/every-status`,
    company: { connections: everyStatus },
    template,
    reach: ready,
  },
  {
    name: `${tag}/list-layout`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        layout="list"
      ></codat-integration-picker>`,
    reach: ready,
  },
  {
    name: `${tag}/brand-buttons`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="qhyg gbol"
      ></codat-integration-picker>`,
    reach: async (stage) => (await ready(stage)).untilBranded('QuickBooks Online'),
  },
  {
    name: `${tag}/search`,
    template,
    reach: async (stage) => (await ready(stage)).search('quick'),
  },
  {
    name: `${tag}/search-category`,
    template,
    reach: async (stage) => (await loaded(stage)).search('bank'),
  },
  {
    name: `${tag}/search-without-results`,
    template,
    reach: async (stage) => (await ready(stage)).search('qqqq'),
  },
  {
    name: `${tag}/empty`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="none"
      ></codat-integration-picker>`,
    reach: (stage) => picker(stage).untilState('empty'),
  },
  {
    name: `${tag}/error`,
    faults: [unavailable],
    template,
    reach: (stage) => picker(stage).untilState('error'),
  },
  {
    name: `${tag}/not-set-up`,
    template: () => html`<codat-integration-picker></codat-integration-picker>`,
    reach: (stage) => picker(stage).untilState('error'),
  },
  {
    name: `${tag}/opening`,
    faults: [{ kind: 'delay', delayMs: 600_000, method: 'POST' }],
    template,
    async reach(stage) {
      const shown = await ready(stage);
      shown.choose('Xero');
      await shown.untilPanel('Taking you to Xero…');
    },
  },
  { name: `${tag}/waiting`, template, reach: waiting },
  {
    name: `${tag}/popup-blocked`,
    template: inMode('popup'),
    async reach(stage) {
      blockWindows();
      const shown = await ready(stage);
      shown.choose('Xero');
      await shown.untilPanel('Continue to Xero');
    },
  },
  {
    name: `${tag}/window-closed`,
    template: inMode('popup'),
    async reach(stage) {
      const closeWindows = openFramesAsWindows(stage.root);
      const shown = await waiting(stage);
      closeWindows();
      await shown.untilPanel('Finish connecting Xero');
    },
  },
  {
    name: `${tag}/cancelled`,
    template,
    async reach(stage) {
      const shown = await waiting(stage);
      shown.pressInPanel('Cancel');
      await shown.untilText('[role=status]', 'Xero wasn’t connected');
    },
  },
  {
    name: `${tag}/failed`,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      let connectionId = '';
      shown.element.addEventListener('codat-link-open', (event) => {
        ({ connectionId } = event.detail);
      });
      shown.choose('Xero');
      await shown.untilPanel('Continue in the Xero window');
      const closeReturnPage = await openReturnPage(stage.root, { connectionId, statusCode: '500' });
      await shown.untilPanel('We couldn’t connect Xero');
      closeReturnPage();
    },
  },
  {
    name: `${tag}/could-not-open`,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      await breakCodat(stage.world, notFound);
      shown.choose('Stripe');
      await shown.untilPanel('We couldn’t open Stripe');
    },
  },
  {
    name: `${tag}/preparation`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        .guides=${{ akxx: 'https://help.saltmarsh.example/netsuite' }}
      ></codat-integration-picker>`,
    async reach(stage) {
      localStorage.removeItem('codat-elements:skipped-preparations');
      const shown = await ready(stage);
      shown.choose('Oracle NetSuite');
      await shown.untilStage('Before you connect Oracle NetSuite');
    },
  },
  {
    name: `${tag}/reconnecting`,
    company: {
      connections: [
        { platformKey: 'gbol', status: 'Deauthorized', organisation: 'Harbour Coffee Ltd' },
      ],
    },
    template,
    async reach(stage) {
      const shown = await waiting(stage);
      await shown.untilText('.organisation', 'Choose Harbour Coffee Ltd');
    },
  },
  {
    name: `${tag}/put-aside`,
    template,
    async reach(stage) {
      const shown = await waiting(stage);
      shown.pressOnStage('Back to the list');
      await shown.untilList();
    },
  },
  {
    name: `${tag}/waiting-in-a-low-list`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="gbol"
        link-mode="manual"
      ></codat-integration-picker>`,
    reach: waiting,
  },
  {
    name: `${tag}/just-connected`,
    template,
    async reach(stage) {
      const shown = await ready(stage);
      let connectionId = '';
      shown.element.addEventListener('codat-link-open', (event) => {
        ({ connectionId } = event.detail);
      });
      shown.choose('Xero');
      await shown.untilStage('Continue in the Xero window');
      await setStatus(stage.world, connectionId, 'Linked');
      // The moment lasts.
      holdTimers((ms) => ms === 1200);
      window.dispatchEvent(new Event('focus'));
      await shown.untilStage('Xero connected');
    },
  },
  {
    name: `${tag}/unsupported`,
    template: (world) =>
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        support-url="mailto:help@saltmarsh.example"
        ><p slot="outcome-unsupported">
          <a href="#upload">Upload your accounts instead</a>
        </p></codat-integration-picker
      >`,
    async reach(stage) {
      const shown = await ready(stage);
      let connectionId = '';
      shown.element.addEventListener('codat-link-open', (event) => {
        ({ connectionId } = event.detail);
      });
      shown.choose('Xero');
      await shown.untilStage('Continue in the Xero window');
      const closeReturnPage = await openReturnPage(stage.root, { connectionId, statusCode: '501' });
      await shown.untilStage('We can’t connect this Xero account');
      closeReturnPage();
    },
  },
];
