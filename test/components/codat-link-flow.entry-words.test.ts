import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { collectWarnings, rewriteResponses, until } from '../support/page.js';

describe('codat-link-flow: what it says of what it is opened at', () => {
  for (const status of ['Resting', 'Archived']) {
    it(`offers to mend nothing of a status that Codat added later: ${status}`, async () => {
      rewriteResponses('"status":"Unlinked"', `"status":"${status}"`);
      const { proxyUrl } = await createWorld({
        connections: [{ id: 'x1', platformKey: 'gbol', status: 'Unlinked' }],
      });
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} connection-id="x1"></codat-link-flow>`,
      );
      await flow.untilHeading('Xero');

      expect(flow.text('.lead')).to.equal(status);
      expect(flow.actions).to.deep.equal(['Choose different software']);
    });
  }

  for (const attribute of ['connection-id', 'platform-key']) {
    it(`offers no choice to who may not connect where there is no such ${attribute}`, async () => {
      collectWarnings();
      const { proxyUrl } = await createWorld({ scopes: ['read'] });
      const flow = await mountFlow(
        attribute === 'connection-id'
          ? html`<codat-link-flow proxy-url=${proxyUrl} connection-id="gone"></codat-link-flow>`
          : html`<codat-link-flow proxy-url=${proxyUrl} platform-key="gone"></codat-link-flow>`,
      );
      await flow.untilText('.step', 'We couldn’t find what this link opens');

      expect(flow.heading).to.equal('You can’t connect software here');
      expect(flow.text('.step')).to.not.include('choose your software');
    });
  }

  it('says not that all is done where it is another organisation now', async () => {
    const world = await createWorld({
      connections: [
        {
          id: 'x1',
          platformKey: 'gbol',
          status: 'Deauthorized',
          organisation: 'Harbour Coffee Ltd',
        },
      ],
    });
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${world.proxyUrl}
        link-mode="manual"
        required="accounting"
        connection-id="x1"
      ></codat-link-flow>`,
    );
    await flow.untilHeading('Reconnect Xero');
    flow.pressAction('Reconnect Xero');
    await flow.untilPanel('Continue in the Xero window');
    await world.visit({
      connectionId: 'x1',
      action: 'authorize',
      fields: { organisation: 'Demo Company (UK)' },
    });
    window.dispatchEvent(new Event('focus'));
    await flow.untilPanel('Xero is now connected to Demo Company (UK)');
    const words = flow.text('.step');
    flow.pressInPanel('Dismiss');
    await until('it to be read', () => flow.text('.lead') !== '');

    expect(words).to.include('Xero is connected');
    expect(words).to.not.include('nothing you need to do');
    expect(flow.text('.lead')).to.equal('There’s nothing you need to do.');
  });
});
