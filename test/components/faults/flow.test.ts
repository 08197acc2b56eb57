import { html } from 'lit';
import { linkingMoments } from '../../support/fault-moments.js';
import { holdMoments } from '../../support/fault-matrix.js';
import { mountFlow } from '../../support/mount.js';

describe('codat-link-flow, when a call fails', () => {
  const [loading, ...others] = linkingMoments('flow', async ({ client }) => {
    const flow = await mountFlow(
      html`<codat-link-flow
        .client=${client}
        required="accounting"
        platform-keys="gbol qhyg"
        link-mode="manual"
      ></codat-link-flow>`,
    );
    const harness = await flow.begin();
    return {
      harness,
      choose: () => harness.choose('Xero'),
      isShown: () => harness.names.includes('Xero'),
      isLinked: () => flow.hasState('done'),
    };
  });
  const exceptions = { 'offline and back': 'then the connections are announced first' };
  holdMoments([...(loading ? [{ ...loading, exceptions }] : []), ...others]);
});
