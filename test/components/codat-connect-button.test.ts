import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  type BrowserWorld,
} from '../support/browser-world.js';
import type { ButtonHarness } from '../support/harness/button-harness.js';
import { authorize } from '../support/linking.js';
import { mountButton } from '../support/mount.js';
import { collect, collectWarnings, until } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(
  key: string,
  options: WorldOptions = {},
): Promise<{ world: BrowserWorld; button: ButtonHarness }> {
  const world = await createWorld(options);
  const button = await mountButton(
    html`<codat-connect-button
      proxy-url=${world.proxyUrl}
      platform-key=${key}
      link-mode="manual"
    ></codat-connect-button>`,
  );
  return { world, button: await button.ready() };
}

describe('codat-connect-button', () => {
  it('shows its place while it loads', async () => {
    const { proxyUrl } = await createWorld();
    const button = await mountButton(
      html`<codat-connect-button proxy-url=${proxyUrl} platform-key="gbol"></codat-connect-button>`,
    );

    expect(button.hasState('loading')).to.equal(true);
    expect(button.get('[aria-hidden=true]').getBoundingClientRect().height).to.equal(44);
  });

  it('has the brand’s official look, both images of it, at 44 px', async () => {
    const { button } = await mounted('qhyg');
    await until('both images', () => {
      const images = button.officialImages;
      return images.length === 2 && images.every(({ naturalWidth }) => naturalWidth > 0);
    });
    const [image] = button.officialImages;
    const box = image?.getBoundingClientRect();

    expect(button.accessibleName).to.equal('Connect to QuickBooks Online');
    expect(box?.height).to.equal(44);
    expect(box?.width).to.be.closeTo((44 * (image?.naturalWidth ?? 0)) / 44, 0.5);
    expect(button.texts('[part=button]')).to.deep.equal(['']);
  });

  it('has its own look where the brand has none: logo and name', async () => {
    const { button } = await mounted('gbol');

    expect(button.text('[part=button]')).to.equal('Connect to Xero');
    expect(button.has('[part=logo] img')).to.equal(true);
    expect(button.officialImages.length).to.equal(0);
  });

  it('bears the host’s label', async () => {
    const { button } = await mounted('gbol');
    button.element.label = 'Share your Xero books';
    await button.element.updateComplete;

    expect(button.text('[part=button]')).to.equal('Share your Xero books');
    expect(button.accessibleName).to.equal('Share your Xero books');
  });

  for (const label of [' ', '\n', '']) {
    it(`has a name where the host’s label is ${JSON.stringify(label)}`, async () => {
      const { button } = await mounted('gbol');
      button.element.label = label;
      await button.element.updateComplete;
      expect(button.accessibleName).to.equal('Connect to Xero');
      button.element.text = { connectTo: () => ' ' };
      await button.element.updateComplete;
      expect(button.accessibleName).to.equal('Xero');
    });
  }

  it('falls back to its own look, with the label, where the official image fails', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/public/officialButtons/**' });
    const button = await mountButton(
      html`<codat-connect-button
        proxy-url=${world.proxyUrl}
        platform-key="qhyg"
        label="Link QuickBooks"
      ></codat-connect-button>`,
    );
    await button.ready();
    await until('the branding', async () =>
      (await requestsOf(world)).some(({ path }) => path.includes('/branding')),
    );
    await until('its own look', () => button.text('[part=button]').includes('Link QuickBooks'));

    expect(button.officialImages.length).to.equal(0);
  });

  it('links, and gives way to the status', async () => {
    const { world, button } = await mounted('gbol');
    const events = collect(button.element, 'codat-integration-select', 'codat-link-open');
    button.click();
    await button.untilPanel('Continue in the Xero window');
    const waiting = { linking: button.hasState('linking'), announced: button.announced };
    await authorize(world, (events.at(-1)?.detail as LinkOpenDetail).connectionId);
    await button.untilState('linked');

    expect(waiting.linking).to.equal(true);
    expect(waiting.announced).to.include('Continue in the Xero window');
    expect(events.map(({ type }) => type)).to.deep.equal([
      'codat-integration-select',
      'codat-link-open',
    ]);
    expect(button.isButton).to.equal(false);
    expect(button.status).to.equal('✓ Xero is connected');
  });

  it('does nothing when the page prevents the choice', async () => {
    const { world, button } = await mounted('gbol');
    button.element.addEventListener('codat-integration-select', (event) => event.preventDefault());
    button.click();
    await button.element.refresh();

    const methods = (await requestsOf(world)).map(({ method }) => method);
    expect([...new Set(methods)]).to.deep.equal(['GET']);
  });

  it('says what a press does where a connection is there already', async () => {
    const pending = await mounted('gbol', {
      connections: [{ platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const lost = await mounted('gbol', {
      connections: [{ platformKey: 'gbol', status: 'Deauthorized' }],
    });

    expect(pending.button.accessibleName).to.equal('Continue Xero');
    expect(lost.button.accessibleName).to.equal('Reconnect Xero');
  });

  it('says so in its own look where the official one says "connect"', async () => {
    for (const [status, name] of [
      ['PendingAuth', 'Continue QuickBooks Online'],
      ['Deauthorized', 'Reconnect QuickBooks Online'],
    ] as const) {
      const { button } = await mounted('qhyg', { connections: [{ platformKey: 'qhyg', status }] });

      expect(button.accessibleName).to.equal(name);
      expect(button.officialImages.length).to.equal(0);
    }
  });

  it('is disabled where another one is connected, and says why', async () => {
    const { button } = await mounted('fbrh', { connections: [{ platformKey: 'gbol' }] });

    expect(button.button.disabled).to.equal(true);
    expect(button.reason).to.equal(
      'You’ve connected Xero. Disconnect it to use other accounting software.',
    );
  });

  it('lets another bank be added', async () => {
    const { button } = await mounted('mnzo', { connections: [{ platformKey: 'mnzo' }] });

    expect(button.hasState('linked')).to.equal(true);
    expect(button.button.disabled).to.equal(false);
    expect(button.accessibleName).to.equal('Add another Monzo');
  });

  it('cannot be pressed while it is disabled', async () => {
    const { button } = await mounted('gbol');
    const chosen = collect(button.element, 'codat-integration-select');
    button.element.disabled = true;
    await button.element.updateComplete;
    button.click();

    expect(button.button.disabled).to.equal(true);
    expect(chosen.length).to.equal(0);
  });

  for (const key of ['nope', '']) {
    it(`shows that it is not set up, and warns, when its key is "${key}"`, async () => {
      const errors = collect(document, 'codat-error');
      const warnings = collectWarnings();
      const { button } = await mounted(key);
      await button.element.refresh();

      expect(button.hasState('error')).to.equal(true);
      expect(button.error).to.equal('Something went wrong on our side Please contact support.');
      expect(errors.length).to.equal(1);
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.include(key ? 'platform-key is "nope"' : 'platform-key is missing');
    });
  }

  it('follows its platform-key', async () => {
    const { world, button } = await mounted('gbol');
    // It is known to be near the viewport by then, and stays there.
    await until('the branding of the first', async () =>
      (await requestsOf(world)).some(({ path }) => path.includes('gbol/branding')),
    );
    button.element.platformKey = 'qhyg';
    await until('the official look of the other', () => button.officialImages.length === 2);

    expect(button.accessibleName).to.equal('Connect to QuickBooks Online');
  });

  it('can be tried again after an error', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/integrations' });
    const button = await mountButton(
      html`<codat-connect-button
        proxy-url=${world.proxyUrl}
        platform-key="gbol"
      ></codat-connect-button>`,
    );
    await button.untilState('error');
    await mendCodat(world);
    await button.retry();
    await until('the button', () => button.isButton);

    expect(button.hasState('error')).to.equal(false);
  });
});
