import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { overflows, smallTargets, violations } from '../support/audit.js';
import { createWorld } from '../support/browser-world.js';
import { FlowHarness } from '../support/harness/flow-harness.js';
import { mountPage } from '../support/mount.js';
import { atTheEnd, find, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

const looks = [
  { scheme: 'light', dir: 'ltr', width: 1280 },
  { scheme: 'dark', dir: 'rtl', width: 320 },
] as const;

for (const { scheme, dir, width } of looks) {
  describe(`The journey, ${scheme}, ${dir}, ${width} px wide`, () => {
    beforeEach(async () => {
      const before = { width: innerWidth, height: innerHeight };
      await setViewport({ width, height: 640 });
      atTheEnd(() => setViewport(before));
    });

    async function mount(isModal: boolean, options: WorldOptions = {}): Promise<FlowHarness> {
      const { proxyUrl } = await createWorld(options);
      const page = await mountPage(
        scheme,
        html`<div dir=${dir}>
          <codat-link-flow
            proxy-url=${proxyUrl}
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
          </codat-link-flow>
        </div>`,
      );
      return new FlowHarness(find(page, 'codat-link-flow'));
    }

    /** What is wrong with it as it stands. */
    async function faults(flow: FlowHarness): Promise<string[]> {
      return [
        ...(await violations(flow.element)),
        ...(flow.element.modal ? [] : overflows(flow.element)),
        ...smallTargets(flow.element, '.button, [part=category], .share input', 44),
        ...smallTargets(flow.element, 'button, .step a', 24),
        ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
      ];
    }

    for (const isModal of [false, true]) {
      const where = isModal ? 'in its dialog' : 'in the page';

      it(`has nothing wrong at any step ${where}`, async () => {
        const flow = await mount(isModal, { connections: [{ platformKey: 'exgd' }] });
        const found: Record<string, string[]> = {};
        flow.pressAction('Get started');
        await flow.untilText('[role=alert]', 'Please give your permission');
        found['introduction'] = await faults(flow);
        flow.consent.click();
        const picker = await flow.begin();
        await picker.ready();
        found['connect'] = await faults(flow);
        flow.pressAction('Ask someone who can');
        await until('the link', () => flow.link !== '');
        found['share'] = await faults(flow);
        if (isModal) {
          flow.element.close();
          await until('the question', () => flow.question !== '');
          found['question'] = await faults(flow);
        }

        expect(Object.values(found).flat()).to.deep.equal([]);
      });

      it(`has nothing wrong in the end ${where}`, async () => {
        const flow = await mount(isModal, { connections: [{ platformKey: 'gbol' }] });
        flow.consent.click();
        await flow.begin();
        await until('it to be enough', () => flow.has('.ready'));
        const ready = await faults(flow);
        flow.pressAction('Continue');
        await flow.list();

        expect(ready).to.deep.equal([]);
        expect(await faults(flow)).to.deep.equal([]);
      });
    }
  });
}
