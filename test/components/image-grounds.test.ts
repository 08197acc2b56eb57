import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { forceColors } from '../support/forced-colors.js';
import { mountPicker } from '../support/mount.js';
import { atTheEnd, until } from '../support/page.js';

/** The ground that the runner's theme forces is white as well: that none is forced has to be asked for. */
function groundOf(element: Element | null | undefined): string {
  if (!element) return 'nothing';
  const { backgroundColor, forcedColorAdjust } = getComputedStyle(element);
  return `${backgroundColor}, ${forcedColorAdjust}`;
}

const keptWhite = 'rgb(255, 255, 255), none';

describe('An image that is drawn for white keeps its ground in forced colors', () => {
  // First: that an image of this address could not be loaded is remembered.
  it('as Codat’s mark, whose ink is dark', async () => {
    await forceColors();
    const mark = document.createElement('powered-by-codat');
    document.body.append(mark);
    atTheEnd(() => mark.remove());
    await mark.updateComplete;

    // At once: Codat's image cannot be had in a test, and words take its place.
    expect(groundOf(mark.shadowRoot?.querySelector('.mark:has(img)'))).to.equal(keptWhite);
  });

  it('as a platform’s logo', async () => {
    await forceColors();
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker .proxyUrl=${proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    await until('a logo', () => picker.has('.logo img'));

    expect(groundOf(picker.get('.logo:has(img)'))).to.equal(keptWhite);
  });
});
