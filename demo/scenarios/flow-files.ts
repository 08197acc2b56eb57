import { html } from 'lit';
import { breakCodat } from '../../test/support/browser-world.js';
import { fileOf } from '../../test/support/files.js';
import { FlowHarness } from '../../test/support/harness/flow-harness.js';
import { openUpload } from '../../test/support/harness/open-upload.js';
import type { UploadHarness } from '../../test/support/harness/upload-harness.js';
import { find, until } from '../../test/support/page.js';
import type { Scenario, Stage } from './scenario.js';

const tag = 'codat-link-flow';

const template =
  (required: string): Scenario['template'] =>
  (world) =>
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      required=${required}
      upload
    ></codat-link-flow>`;

/** One file has arrived, and more may follow. */
async function received(stage: Stage): Promise<{ flow: FlowHarness; upload: UploadHarness }> {
  const flow = new FlowHarness(find(stage.root, tag));
  await until('the introduction', () => flow.actions.includes('Get started'));
  await flow.start();
  const upload = await openUpload(await flow.picker());
  upload.choose(fileOf('profit-and-loss-2025.pdf'));
  await upload.untilReceived('profit-and-loss-2025.pdf');
  await until('the way on', () => flow.actions.includes('Continue'));
  return { flow, upload };
}

/** A second file, that Codat refuses. */
async function failed(stage: Stage): Promise<FlowHarness> {
  const { flow, upload } = await received(stage);
  await breakCodat(stage.world, {
    kind: 'status',
    status: 400,
    method: 'POST',
    path: '/companies/*/connections/*/files',
  });
  upload.choose(fileOf('ledger.xlsx', 'xlsx'));
  await until('the failure', () => upload.names.length === 1 && !upload.hasState('uploading'));
  return flow;
}

/** A journey in which files are sent in place of software. */
export const flowFilesScenarios: readonly Scenario[] = [
  {
    name: `${tag}/files`,
    template: template('accounting banking'),
    async reach(stage) {
      await received(stage);
    },
  },
  {
    name: `${tag}/files-elsewhere`,
    template: template('accounting banking'),
    async reach(stage) {
      const flow = await failed(stage);
      flow.pressAction('Continue');
      await until('the next kind', () => flow.category === 'Banking');
      await until('the files', () => flow.has('codat-file-upload'));
    },
  },
  {
    name: `${tag}/files-done`,
    template: template('accounting'),
    async reach(stage) {
      const flow = await failed(stage);
      flow.pressAction('Continue');
      await flow.untilState('done');
      await until('the files', () => flow.has('codat-file-upload'));
    },
  },
];
