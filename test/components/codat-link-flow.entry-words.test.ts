import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { collectWarnings, rewriteResponses } from '../support/page.js';

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
});
