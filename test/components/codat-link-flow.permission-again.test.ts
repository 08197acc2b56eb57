import { aTimeout, expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatConsentEvent } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { until } from '../support/page.js';

describe('codat-link-flow: permission once more', () => {
  it('goes on waiting for a later permission where an earlier one, given up, is stored', async () => {
    const { proxyUrl } = await createWorld();
    const ends: (() => void)[] = [];
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        modal
        open
        require-consent
        @codat-consent=${(event: CodatConsentEvent) =>
          event.waitUntil(new Promise<void>((resolve) => ends.push(resolve)))}
      ></codat-link-flow>`,
    );
    const give = () => {
      if (!flow.consent.checked) flow.consent.click();
      flow.pressAction('Get started');
    };
    const pending = () =>
      until('pending', () => flow.get('[form=introduction]').ariaBusy === 'true');
    give();
    await pending();
    flow.element.close();
    await until('question', () => flow.question !== '');
    flow.answer('Leave');
    await until('closed', () => !flow.element.open);
    flow.element.show();
    await until('open', () => flow.has('dialog[open] form'));
    give();
    await pending();
    ends[0]?.();
    // All that follows from that is done by the next task.
    await aTimeout(0);
    await flow.element.updateComplete;
    expect(flow.get('[form=introduction]').ariaBusy).to.equal('true');
    ends[1]?.();
    await flow.untilState('connect');
  });

  it('takes the words for a missing permission away once the box is ticked', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>`,
    );
    flow.pressAction('Get started');
    await flow.untilText('[role=alert]', 'Please give your permission to continue.');
    flow.consent.click();
    await flow.element.updateComplete;
    expect([flow.consent.getAttribute('aria-invalid'), flow.has('#consent-missing')]).to.deep.equal(
      [null, false],
    );
  });
});
