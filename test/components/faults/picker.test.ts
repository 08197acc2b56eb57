import { html } from 'lit';
import { brandingMoment, linkingMoments } from '../../support/fault-moments.js';
import { holdMoments, type Cell } from '../../support/fault-matrix.js';
import { mountPicker } from '../../support/mount.js';

const mount = ({ client }: Cell) =>
  mountPicker(
    html`<codat-integration-picker
      .client=${client}
      platform-keys="gbol qhyg"
      link-mode="manual"
    ></codat-integration-picker>`,
  );

describe('codat-integration-picker, when a call fails', () => {
  holdMoments([
    ...linkingMoments('picker', async (cell) => {
      const harness = await mount(cell);
      return {
        harness,
        choose: () => harness.choose('Xero'),
        isShown: () => harness.names.includes('Xero'),
        isLinked: () => harness.isConnected('Xero'),
      };
    }),
    brandingMoment('picker', {}, async (cell) => {
      const harness = await mount(cell);
      const quickbooks = () => harness.tile('QuickBooks Online');
      return {
        harness,
        isUsable: () => harness.names.includes('Xero') && quickbooks().canBePressed,
        isBranded: () => quickbooks().officialImages.length > 0,
      };
    }),
  ]);
});
