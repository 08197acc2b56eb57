import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatProvider } from '../../src/components/codat-provider/codat-provider.js';
import type { CodatSyncStatus } from '../../src/components/codat-sync-status/codat-sync-status.js';
import { createWorld } from '../support/browser-world.js';
import '../support/mount.js';
import { collect, collectWarnings, find, until } from '../support/page.js';

/** Where an element would ask now. */
const proxyOf = (element: CodatSyncStatus) =>
  new URL(element.storeConfig.proxyUrl ?? 'none:').pathname;

function provider(proxyUrl: string): CodatProvider {
  return Object.assign(document.createElement('codat-provider'), { proxyUrl });
}

/** An element of the host's own that draws this around what is slotted into it. */
function shell(content: Element): { host: HTMLElement; slot: HTMLSlotElement } {
  const host = document.createElement('div');
  const slot = document.createElement('slot');
  content.append(slot);
  host.attachShadow({ mode: 'open' }).append(content);
  return { host, slot };
}

describe('codat-provider’s configuration', () => {
  beforeEach(() => {
    collectWarnings();
  });

  it('reaches an element inside another element’s shadow root', async () => {
    const page = await fixture(html`<codat-provider proxy-url="/world/outer"></codat-provider>`);
    const inner = document.createElement('div');
    const element = document.createElement('codat-sync-status');
    inner.attachShadow({ mode: 'closed' }).append(element);
    page.append(inner);

    expect(proxyOf(element)).to.equal('/world/outer');
  });

  it('reaches a slotted element from a provider around the slot that comes later', async () => {
    const page = await fixture(html`<div></div>`);
    const { host, slot } = shell(document.createElement('section'));
    const element = document.createElement('codat-sync-status');
    host.append(element);
    page.append(host);
    const before = element.storeConfig.proxyUrl;
    const late = provider('/world/late');
    slot.replaceWith(late);
    late.append(slot);
    await until('the provider', () => element.storeConfig.proxyUrl);

    expect(before).to.equal(undefined);
    expect(proxyOf(element)).to.equal('/world/late');
  });

  it('is no longer a slotted element’s once the provider around the slot is gone', async () => {
    const page = await fixture(html`<div></div>`);
    const around = provider('/world/around');
    const { host } = shell(around);
    const element = document.createElement('codat-sync-status');
    host.append(element);
    page.append(host);
    const before = proxyOf(element);
    around.remove();

    expect(before).to.equal('/world/around');
    expect(element.storeConfig.proxyUrl).to.equal(undefined);
  });

  it('follows an element from one slot to another', async () => {
    const page = await fixture(html`<div></div>`);
    const [one, other] = [provider('/world/one'), provider('/world/other')];
    const { host } = shell(one);
    const named = Object.assign(document.createElement('slot'), { name: 'other' });
    other.append(named);
    host.shadowRoot?.append(other);
    const element = document.createElement('codat-sync-status');
    host.append(element);
    page.append(host);
    const before = proxyOf(element);
    element.slot = 'other';
    await until('the other provider', () => proxyOf(element) === '/world/other');

    expect(before).to.equal('/world/one');
  });

  it('follows an element from one provider to another, and to none', async () => {
    const page = await fixture(html`<div></div>`);
    const [one, other] = [provider('/world/one'), provider('/world/other')];
    page.append(one, other);
    const element = document.createElement('codat-sync-status');
    const seen = [one, other, page].map((place) => {
      place.append(element);
      return proxyOf(element);
    });

    expect(seen).to.deep.equal(['/world/one', '/world/other', '']);
  });

  it('comes from a provider that is put between an element and its outer one', async () => {
    const page = await fixture(html`<codat-provider proxy-url="/world/outer"></codat-provider>`);
    const { host, slot } = shell(document.createElement('section'));
    const element = document.createElement('codat-sync-status');
    host.append(element);
    page.append(host);
    const before = proxyOf(element);
    const between = provider('/world/between');
    slot.replaceWith(between);
    between.append(slot);
    await until('the new provider', () => proxyOf(element) === '/world/between');

    expect(before).to.equal('/world/outer');
  });

  it('falls back to the next outer provider for every setting that the inner one leaves out', async () => {
    const outerToken = () => 'outer';
    const page = await fixture(
      html`<codat-provider
        proxy-url="/world/outer"
        company-id="outer"
        .getToken=${outerToken}
        .text=${{ pickerHeading: 'Outer', finish: 'Outer' }}
        ><codat-provider company-id="inner" .text=${{ finish: 'Inner' }}
          ><codat-sync-status></codat-sync-status></codat-provider
      ></codat-provider>`,
    );
    const element = find(page, 'codat-sync-status');
    const { companyId, getToken, text } = element.storeConfig;

    expect(proxyOf(element)).to.equal('/world/outer');
    expect(companyId).to.equal('inner');
    expect(getToken === outerToken).to.equal(true);
    expect(text).to.deep.equal([{ finish: 'Inner' }, { pickerHeading: 'Outer', finish: 'Outer' }]);
    expect(element.localize.term('finish')).to.equal('Inner');
    expect(element.localize.term('pickerHeading')).to.equal('Outer');
  });

  it('changes inside an inner provider when the outer one does', async () => {
    const page = await fixture<CodatProvider>(
      html`<codat-provider proxy-url="/world/first"
        ><codat-provider company-id="inner"><codat-sync-status></codat-sync-status></codat-provider
      ></codat-provider>`,
    );
    const element = find(page, 'codat-sync-status');
    page.proxyUrl = '/world/second';
    await until('the change', () => proxyOf(element) === '/world/second');
    await page.updateComplete;

    expect(element.storeConfig.companyId).to.equal('inner');
  });

  it('lets an inner proxy take the place of an outer client', async () => {
    const page = await fixture(
      html`<codat-provider .client=${{}}
        ><codat-provider proxy-url="/world/inner"
          ><codat-sync-status></codat-sync-status></codat-provider
      ></codat-provider>`,
    );

    expect(find(page, 'codat-sync-status').storeConfig.client).to.equal(undefined);
  });
});

describe('A setting that is missing', () => {
  it('is no error while the page may still set it', async () => {
    const { proxyUrl } = await createWorld();
    const warnings = collectWarnings();
    const errors = collect(document, 'codat-error');
    const page = await fixture(html`<div></div>`);
    const element = document.createElement('codat-sync-status');
    page.append(element);
    await element.updateComplete;
    const states = ['error', 'loading'].map((state) => element.matches(`:state(${state})`));
    await new Promise((resolve) => setTimeout(resolve, 100));
    element.proxyUrl = proxyUrl;
    await until('the element to be loaded', () => element.matches(':state(empty)'));

    expect(states).to.deep.equal([false, true]);
    expect(errors).to.deep.equal([]);
    // Requests of elements that an earlier test took out may still end in a warning of their own.
    expect(warnings.filter((one) => one.includes('codat-sync-status'))).to.deep.equal([]);
  });

  it('is reported in the console, and to the user only as a fault of ours', async () => {
    const warnings = collectWarnings();
    const errors = collect(document, 'codat-error');
    const element = await fixture<CodatSyncStatus>(html`<codat-sync-status></codat-sync-status>`);
    await until('the error', () => element.matches(':state(error)'));
    await until('the event', () => errors.length > 0);

    expect(warnings.join(' ')).to.contain('proxy-url is missing');
    expect(element.shadowRoot?.textContent).to.contain('Something went wrong on our side');
    expect(element.shadowRoot?.textContent).not.to.contain('proxy-url');
  });
});
