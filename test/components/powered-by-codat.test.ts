import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { PoweredByCodat } from '../../src/components/powered-by-codat/powered-by-codat.js';
import { createWorld } from '../support/browser-world.js';
import { ElementHarness } from '../support/harness/element-harness.js';
import '../support/mount.js';
import { collectWarnings, until } from '../support/page.js';

async function mounted(template: TemplateResult): Promise<ElementHarness<PoweredByCodat>> {
  return new ElementHarness(await fixture<PoweredByCodat>(template));
}

describe('powered-by-codat', () => {
  it('shows Codat’s mark, with words for those who do not see it', async () => {
    const { codatUrl } = await createWorld();
    const src = `${codatUrl}/public/branding/powered-by-codat.svg`;
    const mark = await mounted(html`<powered-by-codat src=${src}></powered-by-codat>`);
    const image = mark.get('[part=image]', HTMLImageElement);
    await until('the mark', () => image.naturalWidth > 0);
    const { width, height } = image.getBoundingClientRect();

    expect(image.alt).to.equal('Powered by Codat');
    expect(height).to.equal(20);
    // The natural width is a whole number, which engines do not round alike.
    expect(width).to.be.closeTo((height * image.naturalWidth) / image.naturalHeight, 0.5);
  });

  it('takes the mark from Codat unless its host sets another', async () => {
    const mark = await mounted(html`<powered-by-codat></powered-by-codat>`);

    expect(mark.element.src).to.equal(
      'https://static.codat.io/public/branding/powered-by-codat.svg',
    );
  });

  it('says it in words where the image cannot be had', async () => {
    const mark = await mounted(html`<powered-by-codat src="/world/none.svg"></powered-by-codat>`);
    await until('the words', () => mark.has('[part=text]'));

    expect(mark.text('[part=text]')).to.equal('Powered by Codat');
    expect(mark.has('img')).to.equal(false);
  });

  it('tries another image after one that failed', async () => {
    const { codatUrl } = await createWorld();
    const mark = await mounted(html`<powered-by-codat src="/world/none.svg"></powered-by-codat>`);
    await until('the words', () => mark.has('[part=text]'));
    mark.element.src = `${codatUrl}/public/branding/powered-by-codat.svg`;
    await mark.element.updateComplete;

    await until('the mark', () => mark.get('img', HTMLImageElement).naturalWidth > 0);
  });

  it('says it in words with variant="text"', async () => {
    const mark = await mounted(html`<powered-by-codat variant="text"></powered-by-codat>`);

    expect(mark.text('[part=text]')).to.equal('Powered by Codat');
  });

  it('leads where href says, and cannot be used against the page', async () => {
    const mark = await mounted(
      html`<powered-by-codat variant="text" href="https://codat.io/"></powered-by-codat>`,
    );
    const { href, target, rel } = mark.get('a', HTMLAnchorElement);

    expect({ href, target, rel }).to.deep.equal({
      href: 'https://codat.io/',
      target: '_blank',
      rel: 'noopener',
    });
  });

  for (const address of ['javascript:alert(1)', 'data:text/html,x', 'http://host.example/']) {
    it(`shows and opens nothing of ${address}`, async () => {
      const warnings = collectWarnings();
      const mark = await mounted(
        html`<powered-by-codat src=${address} href=${address}></powered-by-codat>`,
      );

      expect(mark.has('img, a')).to.equal(false);
      expect(mark.text('[part=text]')).to.equal('Powered by Codat');
      expect(warnings.map((line) => line.replace(/ ".*/, ''))).to.deep.equal([
        '<powered-by-codat>: Invalid href',
        '<powered-by-codat>: Invalid src',
      ]);
    });
  }

  it('warns of a variant that does not exist, and shows the image', async () => {
    const warnings = collectWarnings();
    const mark = await mounted(html`<powered-by-codat variant="logo"></powered-by-codat>`);

    expect(warnings.length).to.equal(1);
    expect(mark.element.variant).to.equal('logo');
  });
});
