import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatProvider } from '../../src/components/codat-provider/codat-provider.js';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { collect, collectWarnings, find, until } from '../support/page.js';

function pickerIn(container: ParentNode): PickerHarness {
  const element = find(container, 'codat-integration-picker');
  return new PickerHarness(element);
}

describe('codat-provider', () => {
  it('gives its configuration to what is inside it, at any depth', async () => {
    const { proxyUrl, companyId } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const provider = await fixture(
      html`<codat-provider proxy-url=${proxyUrl} company-id=${companyId}>
        <div><codat-integration-picker></codat-integration-picker></div>
      </codat-provider>`,
    );
    const picker = await pickerIn(provider).ready();

    expect(picker.isConnected('Xero')).to.equal(true);
  });

  it('asks again for what is inside it, at any depth', async () => {
    const world = await createWorld();
    const provider = await fixture<CodatProvider>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <div><codat-integration-picker></codat-integration-picker></div>
        <codat-provider><codat-connection-list></codat-connection-list></codat-provider>
      </codat-provider>`,
    );
    await pickerIn(provider).ready();
    const body = JSON.stringify({ platformKey: 'gbol' });
    await world.proxy('/companies/me/connections', { method: 'POST', body });
    await provider.refresh();

    expect(find(provider, 'codat-connection-list').shadowRoot?.textContent).to.include('Xero');
  });

  it('asks again for what is inside it across shadow roots, closed ones too, and slots', async () => {
    const world = await createWorld();
    const page = await fixture(html`<div></div>`);
    const provider = Object.assign(document.createElement('codat-provider'), {
      proxyUrl: world.proxyUrl,
    });
    const app = document.createElement('div');
    const inApp = document.createElement('codat-connection-list');
    app.attachShadow({ mode: 'closed' }).append(inApp);
    // The provider stands around the slot of this one.
    const frame = document.createElement('div');
    const slotted = document.createElement('codat-connect-button');
    frame.append(slotted);
    provider.append(app, document.createElement('slot'));
    frame.attachShadow({ mode: 'open' }).append(provider);
    const asked: string[] = [];
    for (const element of [inApp, slotted]) {
      element.refresh = () => {
        asked.push(element.localName);
        return Promise.resolve();
      };
    }
    page.append(frame);
    await provider.updateComplete;
    await provider.refresh();

    expect(asked.sort()).to.deep.equal(['codat-connect-button', 'codat-connection-list']);
  });

  it('asks again for the company that was set a moment before', async () => {
    const before = await createWorld();
    const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const provider = await fixture<CodatProvider>(
      html`<codat-provider proxy-url=${before.proxyUrl}>
        <codat-integration-picker></codat-integration-picker>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`,
    );
    await pickerIn(provider).ready();
    provider.proxyUrl = world.proxyUrl;
    await provider.refresh();

    expect(find(provider, 'codat-connection-list').shadowRoot?.textContent).to.include('Xero');
  });

  it('asks no longer for what has left it', async () => {
    const world = await createWorld();
    const provider = await fixture<CodatProvider>(
      html`<codat-provider proxy-url=${world.proxyUrl}>
        <codat-connection-list></codat-connection-list>
      </codat-provider>`,
    );
    const list = find(provider, 'codat-connection-list');
    let count = 0;
    list.refresh = () => {
      count += 1;
      return Promise.resolve();
    };
    await provider.refresh();
    provider.after(list);
    await provider.refresh();

    expect(count).to.equal(1);
  });

  it('yields to an element’s own attribute', async () => {
    const mine = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const other = await createWorld();
    const provider = await fixture(
      html`<codat-provider proxy-url=${other.proxyUrl}>
        <codat-integration-picker proxy-url=${mine.proxyUrl}></codat-integration-picker>
      </codat-provider>`,
    );
    const picker = await pickerIn(provider).ready();

    expect(picker.isConnected('Xero')).to.equal(true);
  });

  it('provides for an element of another copy of the script, whose classes are not its own', async () => {
    const provider = await fixture(html`<codat-provider proxy-url="/elsewhere"></codat-provider>`);
    const given: unknown[] = [];
    const request = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
      context: 'codat-elements-config',
      contextTarget: document.body,
      callback: (config: { proxyUrl?: string }) => given.push(config.proxyUrl),
    });
    provider.dispatchEvent(request);

    expect(given).to.deep.equal([new URL('/elsewhere', document.baseURI).href]);
  });

  it('gives a late change to all that is inside it', async () => {
    const first = await createWorld();
    const second = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const provider = await fixture<CodatProvider>(
      html`<codat-provider proxy-url=${first.proxyUrl}>
        <codat-integration-picker></codat-integration-picker>
      </codat-provider>`,
    );
    const picker = await pickerIn(provider).ready();
    const before = picker.tile('Xero').chip;
    provider.proxyUrl = second.proxyUrl;
    await until('the other company', () => picker.isConnected('Xero'));

    expect(before).to.equal('');
    expect(picker.isConnected('Xero')).to.equal(true);
  });

  it('draws the other company’s official buttons after a late change', async () => {
    const first = await createWorld();
    const second = await createWorld();
    const provider = await fixture<CodatProvider>(
      html`<codat-provider proxy-url=${first.proxyUrl}>
        <codat-integration-picker platform-keys="qhyg"></codat-integration-picker>
      </codat-provider>`,
    );
    const picker = await pickerIn(provider).ready();
    await picker.untilBranded('QuickBooks Online');
    provider.proxyUrl = second.proxyUrl;

    await until('the second one’s button', () =>
      picker.tiles.some(({ officialImages }) =>
        officialImages.some(({ src }) => src.includes(second.id)),
      ),
    );
  });

  it('may get its configuration after its children are there', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld();
    const provider = await fixture<CodatProvider>(
      html`<codat-provider
        ><codat-integration-picker platform-keys="gbol"></codat-integration-picker
      ></codat-provider>`,
    );
    const picker = await pickerIn(provider).untilState('error');
    provider.proxyUrl = proxyUrl;
    await until('the tiles', () => picker.tiles.length > 0);

    expect(picker.names).to.deep.equal(['Xero']);
  });

  it('replaces any words inside it, and an element replaces them in turn', async () => {
    const { proxyUrl } = await createWorld();
    const words = {
      pickerHeading: 'Books',
      connectTo: (name: string) => `Link ${name} now`,
      pickerDescription: 'All in one place.',
    };
    const provider = await fixture(
      html`<codat-provider proxy-url=${proxyUrl} .text=${words}>
        <codat-integration-picker
          platform-keys="gbol"
          .text=${{ pickerHeading: 'Your books' }}
        ></codat-integration-picker>
      </codat-provider>`,
    );
    const picker = await pickerIn(provider).ready();

    expect(picker.text('h2')).to.equal('Your books');
    expect(picker.text('.lead')).to.equal('All in one place.');
    expect(picker.tile('Xero').accessibleName).to.equal('Link Xero now');
  });

  it('sends getToken’s token and the headers with every request', async () => {
    const { proxyUrl } = await createWorld();
    const seen: string[] = [];
    const { fetch } = window;
    window.fetch = (input, init) => {
      const headers = new Headers(init?.headers);
      seen.push(`${headers.get('authorization')} ${headers.get('x-tenant')}`);
      return fetch(input, init);
    };
    try {
      const provider = await fixture(
        html`<codat-provider
          proxy-url=${proxyUrl}
          .getToken=${() => Promise.resolve('t0ken')}
          .headers=${{ 'X-Tenant': 'bakery' }}
        >
          <codat-integration-picker platform-keys="none"></codat-integration-picker>
        </codat-provider>`,
      );
      await pickerIn(provider).ready();
    } finally {
      window.fetch = fetch;
    }

    expect([...new Set(seen)]).to.deep.equal(['Bearer t0ken bakery']);
  });

  it('draws no box of its own', async () => {
    const provider = await fixture(html`<codat-provider></codat-provider>`);

    expect(getComputedStyle(provider).display).to.equal('contents');
  });
});

describe('An element’s properties', () => {
  it('mean the same set before and after it is in the page', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'fztf' }] });
    const parent = await fixture(html`<div></div>`);
    const settings = { proxyUrl, sourceTypes: 'commerce', platformKeys: 'gbol zsth fztf' };
    const early = Object.assign(document.createElement('codat-integration-picker'), settings);
    parent.append(early);
    const warnings = collectWarnings();
    const late = document.createElement('codat-integration-picker');
    parent.append(late);
    Object.assign(late, settings);
    const [one, two] = [new PickerHarness(early), new PickerHarness(late)];
    await one.ready();
    await two.ready();

    expect(two.texts('ul .words')).to.deep.equal(one.texts('ul .words'));
    expect(one.names).to.deep.equal(['Square', 'Shopify']);
    expect(two.names).to.deep.equal(one.names);
    expect([one, two].map((picker) => picker.isConnected('Shopify'))).to.deep.equal([true, true]);
    expect(warnings).to.deep.equal([]);
  });

  it('take effect even set a while after', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld();
    const errors = collect(document, 'codat-error');
    const parent = await fixture(html`<div></div>`);
    const element = document.createElement('codat-integration-picker');
    parent.append(element);
    const picker = new PickerHarness(element);
    await picker.untilState('error');
    Object.assign(element, { proxyUrl, platformKeys: 'gbol' });
    await until('the tiles', () => picker.tiles.length > 0);

    expect(picker.hasState('error')).to.equal(false);
    expect(errors.length).to.equal(1);
  });
});
