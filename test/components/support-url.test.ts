import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { ElementHarness, readText } from '../support/harness/element-harness.js';
import { mountList, mountPicker } from '../support/mount.js';
import { collectWarnings, find, until } from '../support/page.js';
import type { CodatIntegrationPicker } from '../../src/components/codat-integration-picker/codat-integration-picker.js';

interface Link {
  words: string;
  href: string | null;
  target: string | null;
  rel: string | null;
}

/** The links to support that an element shows. */
const linksOf = ({ root }: ElementHarness): Link[] =>
  [...root.querySelectorAll('a.link')].map((link) => ({
    words: readText(link),
    href: link.getAttribute('href'),
    target: link.getAttribute('target'),
    rel: link.getAttribute('rel'),
  }));

const page = 'https://help.saltmarsh.example/contact';
const toPage: Link = {
  words: 'contact support',
  href: page,
  target: '_blank',
  rel: 'noopener noreferrer',
};

/** An empty picker in a provider with this address of support. */
async function mounted(supportUrl: string) {
  const { proxyUrl } = await createWorld();
  const provider = await fixture<HTMLElement>(
    html`<codat-provider proxy-url=${proxyUrl} support-url=${supportUrl}>
      <codat-integration-picker platform-keys="none"></codat-integration-picker>
    </codat-provider>`,
  );
  const picker = new ElementHarness<CodatIntegrationPicker>(
    find(provider, 'codat-integration-picker'),
  );
  await picker.untilState('empty');
  return { provider, picker };
}

describe('support-url', () => {
  it('makes a link of “contact support” in an element’s words, from the provider around it', async () => {
    const { picker } = await mounted(page);

    expect(linksOf(picker)).to.deep.equal([toPage]);
    expect(picker.text('[part=empty]')).to.include('Please check back later, or contact support.');
  });

  it('makes a link of “contact support” in an error’s words', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 402 });
    const list = await mountList(
      html`<codat-connection-list
        proxy-url=${world.proxyUrl}
        support-url=${page}
      ></codat-connection-list>`,
    );
    await list.untilState('error');

    expect(linksOf(list)).to.deep.equal([toPage]);
    expect(list.error).to.include('Please contact support.');
  });

  it('makes a link in an error of the configuration', async () => {
    collectWarnings();
    const list = await mountList(
      html`<codat-connection-list support-url=${page}></codat-connection-list>`,
    );
    await list.untilState('error');

    expect(linksOf(list)).to.deep.equal([toPage]);
  });

  it('makes links of the phrase in the host’s own words, in any letter case and each time', async () => {
    const { provider, picker } = await mounted(page);
    Object.assign(provider, {
      text: { nothingToConnectHint: 'Contact support. Do contact Support!' },
    });
    await until('both links', () => linksOf(picker).length === 2);

    expect(linksOf(picker).map(({ words }) => words)).to.deep.equal([
      'Contact support',
      'contact Support',
    ]);
  });

  it('makes a link of the phrase that the host names', async () => {
    const { provider, picker } = await mounted(page);
    const text = { nothingToConnectHint: 'Ask (us).', contactSupport: '(us)' };
    Object.assign(provider, { text });
    await until('the link', () => linksOf(picker)[0]?.words === '(us)');
    Object.assign(provider, { text: { ...text, contactSupport: '' } });
    await until('no link', () => linksOf(picker).length === 0);
  });

  it('writes mail where it is a mailto address, in this tab', async () => {
    const { picker } = await mounted('mailto:help@saltmarsh.example?subject=Connecting');

    expect(linksOf(picker)).to.deep.equal([
      {
        words: 'contact support',
        href: 'mailto:help@saltmarsh.example?subject=Connecting',
        target: null,
        rel: null,
      },
    ]);
  });

  it('follows a change, and is the nearest’s', async () => {
    const { provider, picker } = await mounted(page);
    provider.setAttribute('support-url', 'https://other.example/');
    await until('the other', () => linksOf(picker)[0]?.href === 'https://other.example/');
    picker.element.setAttribute('support-url', 'https://own.example/');
    await until('its own', () => linksOf(picker)[0]?.href === 'https://own.example/');
    provider.removeAttribute('support-url');
    picker.element.removeAttribute('support-url');
    await until('none', () => linksOf(picker).length === 0);
  });

  it('leaves words as they are without it', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="none"
      ></codat-integration-picker>`,
    );
    await picker.untilState('empty');

    expect(picker.text('[part=empty]')).to.include('contact support');
    expect(linksOf(picker)).to.deep.equal([]);
  });

  for (const wrong of [
    'javascript:alert(1)',
    'http://help.example/',
    'tel:+441234',
    'mailto:',
    '/support',
    'support',
  ]) {
    it(`warns once of "${wrong}", and ignores it`, async () => {
      const warnings = collectWarnings();
      const { picker } = await mounted(wrong);
      await picker.element.refresh();
      const seen = warnings.filter((line) => line.includes('support-url'));

      expect(seen).to.deep.equal([
        `<codat-provider>: Invalid support-url "${wrong}". Expected an https or mailto address. Ignoring it.`,
      ]);
      expect(linksOf(picker)).to.deep.equal([]);
    });
  }
});
