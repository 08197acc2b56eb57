import { html } from 'lit';
import { brandingMoment, linkingMoments } from '../../support/fault-moments.js';
import { holdMoments, type Cell } from '../../support/fault-matrix.js';
import { mountButton } from '../../support/mount.js';

const mount = ({ client }: Cell, platformKey: string) =>
  mountButton(
    html`<codat-connect-button
      .client=${client}
      platform-key=${platformKey}
      link-mode="manual"
    ></codat-connect-button>`,
  );

describe('codat-connect-button, when a call fails', () => {
  holdMoments([
    ...linkingMoments('button', async (cell) => {
      const harness = await mount(cell, 'gbol');
      return {
        harness,
        choose: () => harness.click(),
        isShown: () => harness.isButton,
        isLinked: () => harness.text('[part=status]').includes('Xero is connected'),
      };
    }),
    brandingMoment('button', {}, async (cell) => {
      const harness = await mount(cell, 'qhyg');
      return {
        harness,
        isUsable: () => harness.isButton && !harness.button.disabled,
        isBranded: () => harness.officialImages.length > 0,
      };
    }),
  ]);
});
