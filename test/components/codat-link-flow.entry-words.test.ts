import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountFlow } from '../support/mount.js';
import { collectWarnings } from '../support/page.js';

describe('codat-link-flow: what it says of what it is opened at', () => {
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
