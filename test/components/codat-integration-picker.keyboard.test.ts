import { expect, fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { breakCodat, createWorld, mendCodat, type BrowserWorld } from '../support/browser-world.js';
import { screenReaderText } from '../support/harness/element-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { collect, find, until } from '../support/page.js';

/** A picker after a button of the page, which has the focus. */
async function mounted(keys: string, connections: { platformKey: string }[] = []) {
  return pickerOf(await createWorld({ connections }), keys);
}

async function pickerOf({ proxyUrl }: BrowserWorld, keys: string) {
  const page = await fixture(
    html`<div>
      <button>Before</button>
      <codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys=${keys}
        link-mode="manual"
      ></codat-integration-picker>
      <button>After</button>
    </div>`,
  );
  const element = find(page, 'codat-integration-picker');
  const picker = await new PickerHarness(element).ready();
  page.querySelector('button')?.focus();
  return picker;
}

/** The name of what has the focus after a press of Tab. */
async function tab(picker: PickerHarness): Promise<string> {
  await sendKeys({ press: 'Tab' });
  const { activeElement } = picker.root;
  return screenReaderText(activeElement) || screenReaderText(document.activeElement);
}

describe('codat-integration-picker: by keyboard', () => {
  it('is reached in the order in which it is read', async () => {
    const picker = await mounted('gbol fbrh qhyg akxx knfz exgd fztf zsth');
    const order = [];
    for (let presses = 0; presses < 10; presses++) order.push(await tab(picker));

    expect(order).to.deep.equal([
      'Search for your software',
      'Connect to Xero',
      'Connect to FreeAgent',
      'Connect to QuickBooks Online',
      'Connect to Oracle NetSuite',
      'Connect to Sage Intacct',
      'Connect to Stripe',
      'Connect to Shopify',
      'Connect to Square',
      'After',
    ]);
  });

  it('skips what cannot be connected', async () => {
    const picker = await mounted('gbol fbrh exgd', [{ platformKey: 'gbol' }]);

    expect([await tab(picker), await tab(picker), await tab(picker)]).to.deep.equal([
      'Use different software',
      'Connect to Stripe',
      'After',
    ]);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['Space', ' '],
  ] as const) {
    it(`chooses with ${name}`, async () => {
      const picker = await mounted('gbol fbrh');
      const chosen = collect(picker.element, 'codat-integration-select');
      await tab(picker);
      await sendKeys({ press: key });
      await picker.untilPanel('Continue in the Xero window');
      const details = chosen.map(({ detail }) => detail as { integration: { key: string } });

      expect(details.map(({ integration }) => integration.key)).to.deep.equal(['gbol']);
    });
  }

  it('goes on from the heading after an error was tried again', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/integrations' });
    const picker = await pickerOf(world, 'gbol fbrh');
    picker.get('[part=retry]').focus();
    await mendCodat(world);
    await sendKeys({ press: 'Enter' });
    await until('the tiles', () => picker.has('[part=tile]'));

    expect(picker.root.activeElement === picker.get('[part=head]')).to.equal(true);
    expect(await tab(picker)).to.equal('Connect to Xero');
  });

  it('goes on in the same item when what was pressed is gone', async () => {
    const picker = await mounted('gbol fbrh');
    await tab(picker);
    await sendKeys({ press: 'Enter' });
    await picker.untilPanel('Continue in the Xero window');
    const focused = () => screenReaderText(picker.root.activeElement);
    picker.pressInPanel('Cancel');
    await until('the panel to go', () => !picker.has('[part~=attempt]'));

    expect(focused()).to.equal('Continue Xero');
  });

  it('shows where the focus is', async () => {
    const picker = await mounted('gbol');
    await tab(picker);
    const { activeElement } = picker.root;
    const { outlineStyle, outlineWidth } = getComputedStyle(activeElement ?? picker.element);

    expect({ outlineStyle, outlineWidth }).to.deep.equal({
      outlineStyle: 'solid',
      outlineWidth: '2px',
    });
  });
});
