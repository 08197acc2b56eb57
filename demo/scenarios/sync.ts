import { html } from 'lit';
import { midway } from '../../test/support/companies.js';
import { SyncHarness } from '../../test/support/harness/sync-harness.js';
import { find } from '../../test/support/page.js';
import { notFound, slowReads } from './faults.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-sync-status';
const DAY_MS = 86_400_000;
const xero = { platformKey: 'gbol', ageMs: DAY_MS };
const sync = ({ root }: Stage) => new SyncHarness(find(root, tag));
const ready = (stage: Stage) => sync(stage).ready();
const template: Scenario['template'] = (world) =>
  html`<codat-sync-status proxy-url=${world.proxyUrl} details></codat-sync-status>`;

export const syncScenarios: readonly Scenario[] = [
  {
    name: `${tag}/loading`,
    faults: [slowReads],
    template,
    reach: (stage) => sync(stage).untilState('loading'),
  },
  { name: `${tag}/empty`, template, reach: ready },
  {
    name: `${tag}/queued`,
    company: { connections: [{ platformKey: 'gbol', syncAgeMs: -DAY_MS }] },
    template,
    reach: ready,
  },
  { name: `${tag}/syncing`, company: { connections: [midway] }, template, reach: ready },
  { name: `${tag}/up-to-date`, company: { connections: [xero] }, template, reach: ready },
  {
    name: `${tag}/access-expired`,
    company: { connections: [{ ...xero, dataOutcomes: { bills: 'AuthError' } }] },
    template,
    reach: ready,
  },
  {
    name: `${tag}/access-expired-since`,
    company: {
      connections: [xero, { platformKey: 'exgd', ageMs: 2 * DAY_MS, status: 'Deauthorized' }],
    },
    template,
    reach: ready,
  },
  {
    name: `${tag}/all-access-expired`,
    company: { connections: [{ platformKey: 'gbol', ageMs: DAY_MS, status: 'Deauthorized' }] },
    template,
    reach: ready,
  },
  {
    name: `${tag}/error`,
    company: { connections: [xero] },
    faults: [{ ...notFound, path: '/companies/*/dataStatus' }],
    template,
    reach: (stage) => sync(stage).untilState('error'),
  },
];
