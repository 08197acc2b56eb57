import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { JourneyDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import type { FlowHarness } from '../support/harness/flow-harness.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectUncaught, until } from '../support/page.js';
import { mountWaitingFlow } from '../support/waiting-flow.js';

const linked = [{ id: 'x1', platformKey: 'gbol' }] as const;

async function mountOpen(modal: boolean, connections: typeof linked | [] = []) {
  const { proxyUrl } = await createWorld({ connections: [...connections] });
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${proxyUrl}
      required="accounting"
      ?modal=${modal}
      ?open=${modal}
    ></codat-link-flow>`,
  );
  return { flow, closes: collect(flow.element, 'codat-close') };
}

/** At the last step. */
async function mountDone(modal: boolean) {
  const mounted = await mountOpen(modal, linked);
  const { flow } = mounted;
  await flow.start();
  await until('what is needed to be connected', () => flow.isReady);
  flow.pressAction('Continue');
  await flow.list();
  return mounted;
}

const askToLeave = async (flow: FlowHarness) => {
  await flow.begin();
  flow.element.close();
  await until('the question', () => flow.question === 'Leave without finishing?');
};

describe('codat-link-flow: closed by listeners of its own events', () => {
  for (const [where, modal] of [
    ['as a dialog', true],
    ['in the page', false],
  ] as const) {
    it(`dispatches codat-close once where a listener of it closes too, ${where}`, async () => {
      const uncaught = collectUncaught();
      const { flow, closes } = await mountOpen(modal);
      // Limited, or else it would go on until the stack is full.
      flow.element.addEventListener('codat-close', () => {
        if (closes.length < 4) flow.element.close();
      });
      flow.element.close();
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect([flow.element.open, flow.question]).to.deep.equal([false, '']);
      expect(uncaught).to.deep.equal([]);
    });

    it(`asks nothing where a listener closes what the person leaves half done, ${where}`, async () => {
      const { flow, closes } = await mountOpen(modal);
      flow.element.addEventListener('codat-close', () => flow.element.close());
      await askToLeave(flow);
      flow.answer('Leave');
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect(flow.question).to.equal('');
    });

    it(`dispatches codat-close once where a listener of codat-finish closes, ${where}`, async () => {
      const { flow, closes } = await mountDone(modal);
      const reports = collect(flow.element, 'codat-journey');
      flow.element.addEventListener('codat-finish', () => flow.element.close());
      flow.pressAction('Done');
      await flow.element.updateComplete;

      expect(closes).to.have.lengthOf(1);
      expect(
        reports.filter(({ detail }) => (detail as JourneyDetail).name === 'leave'),
      ).to.have.lengthOf(1);
      expect(flow.element.open).to.equal(false);
      flow.element.show();
      await flow.untilState('introduction');
    });
  }

  it('closes later where it was prevented once', async () => {
    const { flow, closes } = await mountOpen(true);
    flow.element.addEventListener('codat-close', (event) => event.preventDefault(), { once: true });
    flow.element.close();
    const wasOpen = flow.element.open;
    flow.element.close();

    expect([wasOpen, flow.element.open]).to.deep.equal([true, false]);
    expect(closes).to.have.lengthOf(2);
  });

  it('does nothing where it is closed already', async () => {
    const { flow, closes } = await mountOpen(true);
    await flow.begin();
    flow.element.open = false;
    await flow.element.updateComplete;
    flow.element.close();
    await flow.element.updateComplete;

    expect(flow.question).to.equal('');
    expect(closes).to.deep.equal([]);
  });
});

describe('codat-link-flow: the question before leaving', () => {
  it('is gone once what was under way has ended behind it', async () => {
    const { flow, finish } = await mountWaitingFlow();
    flow.element.close();
    await until('the question', () => flow.question === 'Leave without finishing?');
    await finish();
    await flow.untilState('done');

    expect(flow.question).to.equal('');
  });

  it('is gone once the company is another one', async () => {
    const { flow, closes } = await mountOpen(true);
    await askToLeave(flow);
    flow.element.companyId = 'another-company';
    await until('the question to be gone', () => flow.question === '');

    expect(flow.dialog.matches(':modal')).to.equal(true);
    expect(closes).to.deep.equal([]);
  });

  it('is gone once the page closes the dialog, and when it opens it again', async () => {
    const { flow } = await mountOpen(true);
    await askToLeave(flow);
    flow.element.open = false;
    await flow.element.updateComplete;
    const closed = flow.question;
    flow.element.open = true;
    await flow.element.updateComplete;

    expect([closed, flow.question]).to.deep.equal(['', '']);
  });
});
