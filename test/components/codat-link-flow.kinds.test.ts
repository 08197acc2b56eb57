import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld, setStatus } from '../support/browser-world.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { mountFlow } from '../support/mount.js';
import { collect, rewriteResponses, until } from '../support/page.js';

describe('codat-link-flow: software of a kind without a name of its own', () => {
  for (const sourceType of ['Unknown', 'Payroll']) {
    it(`is what was asked for as other software: ${sourceType}`, async () => {
      rewriteResponses('"sourceType":"Banking"', `"sourceType":"${sourceType}"`);
      const world = await createWorld();
      const flow = await mountFlow(
        html`<codat-link-flow
          proxy-url=${world.proxyUrl}
          link-mode="manual"
          required="other"
        ></codat-link-flow>`,
      );
      const started = collect(flow.element, 'codat-connection-started');
      const picker = await flow.begin();
      picker.choose('Plaid');
      await picker.untilPanel('Continue in the Plaid window');
      await authorize(world, connectionIdIn(started));
      await flow.untilLinked();

      expect(flow.isReady).to.equal(true);
      flow.pressAction('Continue');
      await flow.untilHeading('You’re connected');
    });
  }

  it('is to be reconnected at the end once its access is lost', async () => {
    rewriteResponses('"sourceType":"Banking"', '"sourceType":"Unknown"');
    const world = await createWorld({
      connections: [
        { id: 'x1', platformKey: 'gbol' },
        { id: 'b1', platformKey: 'suuo' },
      ],
    });
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${world.proxyUrl} required="other"></codat-link-flow>`,
    );
    await flow.start();
    await until('it to be enough', () => flow.isReady);
    flow.pressAction('Continue');
    await flow.list();
    await setStatus(world, 'b1', 'Deauthorized');
    await flow.element.refresh();
    await flow.untilHeading('Reconnect Plaid');
  });
});
