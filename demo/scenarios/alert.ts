import { html } from 'lit';
import { AlertHarness } from '../../test/support/harness/alert-harness.js';
import { find } from '../../test/support/page.js';
import { unavailable } from './faults.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-connection-alert';
const DAY_MS = 86_400_000;
const alert = ({ root }: Stage) => new AlertHarness(find(root, tag));
const state = (name: string) => (stage: Stage) => alert(stage).untilState(name);
const template: Scenario['template'] = (world) =>
  html`<codat-connection-alert
    proxy-url=${world.proxyUrl}
    link-mode="manual"
  ></codat-connection-alert>`;

const shopify = {
  id: 'c1',
  platformKey: 'fztf',
  status: 'Deauthorized',
  organisation: 'Harbour Coffee Ltd',
  ageMs: 60 * DAY_MS,
  errors: [{ statusCode: '401', errorMessage: 'Unauthorized.', ageMs: 4 * DAY_MS }],
} as const;
const plaid = { platformKey: 'suuo', status: 'PendingAuth', ageMs: 3 * DAY_MS } as const;
const xero = {
  platformKey: 'gbol',
  ageMs: DAY_MS,
  organisation: 'Harbour Coffee Ltd',
  dataOutcomes: { invoices: 'FetchError', bills: 'FetchError' },
} as const;

export const alertScenarios: readonly Scenario[] = [
  {
    name: `${tag}/nothing`,
    company: { connections: [{ platformKey: 'gbol', ageMs: DAY_MS }] },
    template,
    reach: state('empty'),
  },
  {
    name: `${tag}/access-expired`,
    company: { connections: [shopify] },
    template,
    reach: state('access-expired'),
  },
  {
    name: `${tag}/several`,
    company: { connections: [plaid, shopify, xero] },
    template,
    reach: state('access-expired'),
  },
  {
    name: `${tag}/unfinished`,
    company: { connections: [plaid] },
    template,
    reach: state('unfinished'),
  },
  {
    name: `${tag}/sync-failed`,
    company: { connections: [xero] },
    template: (world) =>
      html`<codat-connection-alert
        proxy-url=${world.proxyUrl}
        support-url="https://lender.test/help"
      ></codat-connection-alert>`,
    reach: state('sync-failed'),
  },
  {
    name: `${tag}/reconnecting`,
    company: { connections: [shopify] },
    template,
    async reach(stage) {
      const shown = await alert(stage).untilState('access-expired');
      await shown.act('Reconnect');
      await shown.untilPanel('Continue in the Shopify window');
    },
  },
  {
    name: `${tag}/error`,
    faults: [unavailable],
    template,
    reach: state('error'),
  },
];
