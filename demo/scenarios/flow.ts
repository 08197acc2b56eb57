import { html } from 'lit';
import { FlowHarness } from '../../test/support/harness/flow-harness.js';
import { find, until } from '../../test/support/page.js';
import type { Scenario, Stage } from './scenario.js';

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
      policy-url="/privacy"
      share-url="/join/4f1c9ae2b7d84d0c9f"
    >
      <a slot="not-listed" href="/upload">Upload files instead</a>
    </codat-link-flow>`;

const partly = { connections: [{ platformKey: 'exgd' }] };
const complete = { connections: [{ platformKey: 'gbol' }] };

async function introduction(stage: Stage): Promise<FlowHarness> {
  const shown = flow(stage);
  await shown.untilHeading('Connect your software');
  return shown;
}

async function connect(stage: Stage): Promise<FlowHarness> {
  const shown = await introduction(stage);
  shown.consent.click();
  await (await shown.begin()).ready();
  return shown;
}

async function enough(stage: Stage): Promise<FlowHarness> {
  const shown = await introduction(stage);
  shown.consent.click();
  await shown.begin();
  await until('what is needed to be connected', () => shown.has('.ready'));
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
    { name: name('connect'), company: partly, template, reach: connect },
    {
      name: name('share'),
      company: partly,
      template,
      async reach(stage) {
        const shown = await connect(stage);
        shown.pressAction('Ask someone who can');
        await until('the link', () => shown.link !== '');
      },
    },
    { name: name('ready'), company: complete, template, reach: enough },
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

export const flowScenarios: readonly Scenario[] = [
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
