import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';

describe('The images of a picker', () => {
  it('are requested once they come near, and decoded beside the main thread', async () => {
    const world = await createWorld();
    const picker = await new PickerHarness(
      await fixture(
        html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
      ),
    ).ready();
    const images = picker.tiles.flatMap(({ logo, officialImages }) =>
      [logo ?? [], officialImages].flat(),
    );

    expect(images.length).to.be.greaterThan(20);
    for (const { loading, decoding } of images) {
      expect([loading, decoding]).to.deep.equal(['lazy', 'async']);
    }
  });
});
