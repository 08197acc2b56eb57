import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { ConsentDetail } from '../../src/events/index.js';
import { createWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { collect, holdResponses, until } from '../support/page.js';

describe('codat-link-flow: the permission of a journey that is opened at one thing', () => {
  it('is for the integration too, and promises no reading alone where Codat writes into it', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        require-consent
        platform-key="hcws"
      ></codat-link-flow>`,
    );
    const consents = collect(flow.element, 'codat-consent');
    await until('the bank feed', () => flow.sections[1]?.includes('Bank feeds'));
    const points = flow.text('.points');
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilHeading('Connect QuickBooks Online Bank Feeds');

    expect(points).to.not.include('We can’t change anything.');
    expect((consents[0]?.detail as ConsentDetail).sourceTypes).to.deep.equal([
      'accounting',
      'banking',
      'commerce',
      'bankfeed',
    ]);
  });

  it('is asked for again where it was given before that was known', async () => {
    const { proxyUrl } = await createWorld();
    const held = holdResponses('GET', '/integrations');
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        require-consent
        platform-key="hcws"
      ></codat-link-flow>`,
    );
    const consents = collect(flow.element, 'codat-consent');
    flow.consent.click();
    flow.pressAction('Get started');
    held.release();
    await until('the bank feed', () => flow.sections[1]?.includes('Bank feeds'));
    await until('the tick to be gone', () => !flow.consent.checked);
    expect(consents).to.deep.equal([]);

    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilHeading('Connect QuickBooks Online Bank Feeds');
    expect((consents[0]?.detail as ConsentDetail).sourceTypes).to.include('bankfeed');
  });

  it('is for the connection’s kind too', async () => {
    const { proxyUrl } = await createWorld({
      connections: [{ id: 's1', platformKey: 'exgd', status: 'Deauthorized' }],
    });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        required="accounting"
        require-consent
        connection-id="s1"
      ></codat-link-flow>`,
    );
    const consents = collect(flow.element, 'codat-consent');
    await until('the store', () => flow.sections[1]?.includes('Commerce: orders'));
    flow.consent.click();
    flow.pressAction('Get started');
    await flow.untilHeading('Reconnect Stripe');

    expect((consents[0]?.detail as ConsentDetail).sourceTypes).to.deep.equal([
      'accounting',
      'commerce',
    ]);
  });
});
