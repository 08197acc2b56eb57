import { html } from 'lit';
import type { Fault } from '../../sandbox/index.js';
import { UploadHarness } from '../../test/support/harness/upload-harness.js';
import { fileOf } from '../../test/support/files.js';
import { find } from '../../test/support/page.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-file-upload';
const DAY_MS = 86_400_000;
const upload = ({ root }: Stage) => new UploadHarness(find(root, tag));
const template: Scenario['template'] = (world) =>
  html`<codat-file-upload proxy-url=${world.proxyUrl}></codat-file-upload>`;
const ready = async (stage: Stage) => {
  const element = await upload(stage).ready();
  return element;
};
const slow: Fault = {
  kind: 'delay',
  method: 'POST',
  path: '/companies/*/connections/*/files',
  delayMs: 60_000,
};
const MB = 1024 * 1024;

export const uploadScenarios: readonly Scenario[] = [
  { name: `${tag}/empty`, template, reach: ready },
  {
    name: `${tag}/loading`,
    faults: [{ kind: 'delay', path: '/companies/*/files', delayMs: 60_000 }],
    template,
    reach: (stage) => upload(stage).untilState('loading'),
  },
  {
    name: `${tag}/received`,
    company: {
      files: [
        { name: 'balance-sheet-2024.pdf', ageMs: 40 * DAY_MS },
        { name: 'Ledger of Harbour Coffee Ltd, all transactions.xlsx', ageMs: 2 * DAY_MS },
      ],
    },
    template,
    reach: async (stage) => (await ready(stage)).untilReceived('balance-sheet-2024.pdf'),
  },
  {
    name: `${tag}/uploading`,
    faults: [slow],
    template,
    reach: async (stage) => {
      const element = await ready(stage);
      element.choose(
        fileOf('profit-and-loss-2025.pdf', 'pdf', 2 * MB),
        fileOf('ledger.xlsx', 'xlsx', MB),
        fileOf('bank-statement-with-a-very-long-name-that-does-not-fit-on-one-line.csv', 'csv'),
        fileOf('receipt.jpg', 'jpeg', 40_000),
      );
      await element.untilStatus('Waiting');
    },
  },
  {
    name: `${tag}/refused`,
    template,
    reach: async (stage) => {
      const element = await ready(stage);
      element.choose(
        fileOf('ledger.numbers', 'zip'),
        fileOf('invoice.pdf', 'exe'),
        fileOf('empty.csv', 'csv', 0),
      );
      await element.untilStatus('This file is empty.');
    },
  },
  {
    name: `${tag}/failed`,
    faults: [
      {
        kind: 'status',
        status: 402,
        method: 'POST',
        path: '/companies/*/connections/*/files',
      },
    ],
    template,
    reach: async (stage) => {
      const element = await ready(stage);
      element.choose(fileOf('profit-and-loss-2025.pdf', 'pdf', MB));
      await element.untilStatus('contact support');
    },
  },
];
