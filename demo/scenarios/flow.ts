import { html } from 'lit';
import { CodatNetworkError } from '../../src/api/errors.js';
import { FlowHarness } from '../../test/support/harness/flow-harness.js';
import { holdTimers } from '../../test/support/clock.js';
import { respondToInvites, setStatus } from '../../test/support/browser-world.js';
import type { InviteResponse } from '../../test/support/invite-route.js';
import { find, until } from '../../test/support/page.js';
import type { Scenario, Stage } from './scenario.js';
import { openReturnPage } from './windows.js';

const tag = 'codat-link-flow';
const flow = ({ root }: Stage) => new FlowHarness(find(root, tag));

const inMode =
  (isModal: boolean): Scenario['template'] =>
  (world) =>
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      ?modal=${isModal}
      ?open=${isModal}
      required="accounting"
      optional="banking commerce"
      platform-keys="gbol qhyg suuo exgd"
      require-consent
      consent-purpose="To decide on your loan application."
      policy-url="/privacy"
      invite-url=${world.invitesUrl}
      .text=${{ hostName: 'Saltmarsh' }}
    >
      ${hostLogo}
      <a slot="not-listed" href="/upload">Upload files instead</a>
    </codat-link-flow>`;

/** The fictional lender's logo. */
const hostLogo = html`<svg
  slot="logo"
  width="56"
  height="56"
  viewBox="0 0 56 56"
  aria-label="Saltmarsh"
  role="img"
>
  <rect width="56" height="56" rx="12" fill="#0b5a66" />
  <path d="M14 24q7-8 14 0t14 0M14 34q7-8 14 0t14 0" fill="none" stroke="#fff" stroke-width="3.5" />
</svg>`;

const partly = { connections: [{ platformKey: 'exgd' }] };
const complete = { connections: [{ platformKey: 'gbol' }] };
const withBank = { connections: [{ platformKey: 'gbol' }, { platformKey: 'suuo' }] };

async function introduction(stage: Stage): Promise<FlowHarness> {
  const shown = flow(stage);
  await shown.untilHeading('Connect your accounts to Saltmarsh');
  return shown;
}

/** Gives permission, and what the host does with it. */
async function consent(stage: Stage, store = () => Promise.resolve()): Promise<FlowHarness> {
  const shown = await introduction(stage);
  shown.element.addEventListener('codat-consent', (event) => event.waitUntil(store()));
  shown.consent.click();
  shown.pressAction('Get started');
  return shown;
}

async function connect(stage: Stage): Promise<FlowHarness> {
  const shown = await consent(stage);
  await shown.picker();
  return shown;
}

async function enough(stage: Stage): Promise<FlowHarness> {
  const shown = await consent(stage);
  await until('what is needed to be connected', () => shown.isReady);
  return shown;
}

async function share(stage: Stage, ...responses: readonly InviteResponse[]): Promise<FlowHarness> {
  const shown = await connect(stage);
  // As long as a real one, and the same in each picture.
  const url = `https://saltmarsh.example/join/${'4f1c9ae2b7d84d0c9f'.repeat(3)}`;
  const made = { body: { url, id: '1', expiresAt: '2099-11-30T10:15:00Z' } };
  await respondToInvites(stage.world, ...(responses.length > 0 ? responses : [made]));
  shown.pressAction('Ask someone who can');
  return shown;
}

async function shared(stage: Stage): Promise<FlowHarness> {
  const shown = await share(stage);
  await until('the link', () => shown.link !== '');
  return shown;
}

const steps = (isModal: boolean): readonly Scenario[] => {
  const template = inMode(isModal);
  const name = (state: string) => `${tag}/${isModal ? 'modal-' : ''}${state}`;
  return [
    { name: name('introduction'), template, reach: introduction },
    {
      name: name('consent-missing'),
      template,
      async reach(stage) {
        const shown = await introduction(stage);
        shown.pressAction('Get started');
        await shown.untilText('[role=alert]', 'Please give your permission');
      },
    },
    {
      name: name('consent-saving'),
      template,
      async reach(stage) {
        const shown = await consent(stage, () => new Promise(() => undefined));
        await until('it to be pending', () => shown.has('[aria-busy=true]'));
      },
    },
    {
      name: name('consent-failed'),
      template,
      async reach(stage) {
        const shown = await consent(stage, () => Promise.reject(new CodatNetworkError('offline')));
        await shown.untilText('[role=alert]', 'We couldn’t save your permission');
      },
    },
    { name: name('connect'), company: partly, template, reach: connect },
    {
      name: name('outcome'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await connect(stage);
        let connectionId = '';
        shown.element.addEventListener('codat-link-open', (event) => {
          ({ connectionId } = event.detail);
        });
        shown.element.linkMode = 'manual';
        const picker = await shown.picker();
        picker.choose('Xero');
        await picker.untilPanel('Continue in the Xero window');
        const closeReturnPage = await openReturnPage(stage.root, {
          connectionId,
          statusCode: '403',
        });
        await picker.untilPanel('Xero wasn’t connected');
        closeReturnPage();
      },
    },
    { name: name('share'), company: partly, template, reach: shared },
    {
      name: name('share-opened'),
      company: partly,
      template,
      async reach(stage) {
        await respondToInvites(stage.world, {
          method: 'GET',
          body: { openedAt: '2026-11-28T10:15Z' },
        });
        const shown = await shared(stage);
        window.dispatchEvent(new Event('focus'));
        await until('the opening', () => shown.activities.length === 1);
      },
    },
    {
      name: name('share-activity'),
      company: partly,
      template,
      async reach(stage) {
        const { world } = stage;
        await respondToInvites(world, { method: 'GET', body: { state: 'used' } });
        const shown = await shared(stage);
        const begin = (platformKey: string) =>
          world.codat(`/companies/${world.companyId}/connections`, {
            method: 'POST',
            body: JSON.stringify({ platformKey }),
          });
        const { id } = (await (await begin('suuo')).json()) as { id: string };
        await setStatus(world, id, 'Linked');
        await begin('gbol');
        window.dispatchEvent(new Event('focus'));
        await until('what happens', () => shown.activities.length === 3);
      },
    },
    {
      name: name('share-failed'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await share(stage, { status: 401 });
        await shown.untilText('[role=alert]', 'We couldn’t create the link');
      },
    },
    {
      name: name('share-cancelled'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await shared(stage);
        shown.pressAction('Cancel this link');
        await shown.untilText('.link-over', 'This link no longer works.');
      },
    },
    {
      name: name('share-refused'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await share(stage, { status: 403 });
        await shown.untilText('.foot', 'You can’t invite anyone from here.');
      },
    },
    {
      name: name('share-qr'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await shared(stage);
        shown.pressAction('Show QR code');
        await until('the code', () => shown.has('.qr'));
      },
    },
    { name: name('ready'), company: complete, template, reach: enough },
    {
      name: name('another-bank'),
      company: withBank,
      template,
      async reach(stage) {
        const shown = await enough(stage);
        await until('what comes next', () => shown.category === 'Commerce');
        shown.chooseCategory('Banking');
        await until('the bank', () => shown.linked.length > 0);
      },
    },
    {
      name: name('done'),
      company: complete,
      template,
      async reach(stage) {
        const shown = await enough(stage);
        shown.pressAction('Continue');
        await shown.list();
      },
    },
  ];
};

/** A journey that opens at one thing. */
const opening =
  (connectionId: string, platformKey: string): Scenario['template'] =>
  (world) =>
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      link-mode="manual"
      required="accounting"
      connection-id=${connectionId}
      platform-key=${platformKey}
      invite-url=${world.invitesUrl}
    ></codat-link-flow>`;

const atHeading = (heading: string) => (stage: Stage) => flow(stage).untilHeading(heading);
const lost = { connections: [{ id: 'x1', platformKey: 'gbol', status: 'Deauthorized' as const }] };

export const flowScenarios: readonly Scenario[] = [
  {
    name: `${tag}/repair`,
    company: lost,
    template: opening('x1', ''),
    reach: atHeading('Reconnect Xero'),
  },
  {
    name: `${tag}/just-reconnected`,
    company: lost,
    template: opening('x1', ''),
    async reach(stage) {
      const shown = flow(stage);
      await shown.untilHeading('Reconnect Xero');
      shown.pressAction('Reconnect Xero');
      await shown.untilPanel('Continue in the Xero window');
      await setStatus(stage.world, 'x1', 'Linked');
      // The moment lasts.
      holdTimers((ms) => ms === 1200);
      window.dispatchEvent(new Event('focus'));
      await until('the moment', () => shown.has('.moment'));
    },
  },
  {
    name: `${tag}/connect-one`,
    template: opening('', 'gbol'),
    async reach(stage) {
      await atHeading('Connect Xero')(stage);
      await flow(stage).picker();
    },
  },
  {
    name: `${tag}/entry-unknown`,
    template: opening('gone', ''),
    async reach(stage) {
      const shown = flow(stage);
      await shown.untilText('.entry-unknown', 'We couldn’t find');
      await shown.picker();
    },
  },
  {
    name: `${tag}/entry-connected`,
    company: { connections: [{ platformKey: 'gbol' }] },
    template: opening('', 'gbol'),
    reach: atHeading('Xero is connected'),
  },
  {
    name: `${tag}/entry-other`,
    company: { connections: [{ platformKey: 'qhyg' }] },
    template: opening('', 'gbol'),
    reach: atHeading('QuickBooks Online is connected'),
  },
  {
    name: `${tag}/entry-bank`,
    company: { connections: [{ platformKey: 'suuo' }] },
    template: opening('', 'suuo'),
    async reach(stage) {
      await atHeading('Plaid is connected')(stage);
      await flow(stage).picker();
    },
  },
  ...steps(false),
  ...steps(true),
  {
    name: `${tag}/modal-leaving`,
    company: partly,
    template: inMode(true),
    async reach(stage) {
      const shown = await connect(stage);
      shown.element.close();
      await until('the question', () => shown.question !== '');
    },
  },
];
