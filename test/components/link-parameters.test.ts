import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { AlertHarness } from '../support/harness/alert-harness.js';
import { ButtonHarness } from '../support/harness/button-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import '../support/mount.js';
import { mountPicker } from '../support/mount.js';
import { blockWindows, collect, collectWarnings, find, until } from '../support/page.js';
import { stayOnPage } from '../store/stay-on-page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

/** The parameters of an address, its one-time password only by name. */
const parametersIn = (address: string): string =>
  new URL(address).search.slice(1).replace(/otp=[^&]+/, 'otp');

/** What a host sets, by attribute or from script. */
async function linkedWith(given: unknown, attribute?: string): Promise<string> {
  const world = await createWorld();
  const element = document.createElement('codat-integration-picker');
  if (attribute === undefined) Object.assign(element, { linkParameters: given });
  else element.setAttribute('link-parameters', attribute);
  Object.assign(element, {
    proxyUrl: world.proxyUrl,
    platformKeys: 'gbol',
    linkMode: 'manual',
  });
  const picker = await (await mountPicker(html`${element}`)).ready();
  const opened = collect(document, 'codat-link-open');
  new PickerHarness(find(document, 'codat-integration-picker')).choose('Xero');
  await until('the link', () => opened.length > 0);
  picker.element.remove();
  return parametersIn((opened[0]?.detail as LinkOpenDetail).linkUrl);
}

/** Elements in a provider with parameters. */
async function provided(template: TemplateResult, options: WorldOptions = {}) {
  const world: BrowserWorld = await createWorld(options);
  const provider = await fixture<HTMLElement>(
    html`<codat-provider proxy-url=${world.proxyUrl} link-parameters="utm_source=a&x=1"
      >${template}</codat-provider
    >`,
  );
  const opened = collect(provider, 'codat-link-open');
  const parameters = async () => {
    await until('the link', () => opened.length > 0);
    return opened.map(({ detail }) => parametersIn((detail as LinkOpenDetail).linkUrl));
  };
  return { world, provider, parameters };
}

const lost = { connections: [{ id: 'c1', platformKey: 'gbol', status: 'Deauthorized' as const }] };

describe('link-parameters', () => {
  for (const [attribute, expected] of [
    ['utm_source=a&x=1', 'otp&utm_source=a&x=1'],
    ['?utm_source=a', 'otp&utm_source=a'],
    [' utm_source=a ', 'otp&utm_source=a'],
    [
      'openId=true&link.showSandboxIntegrations=false',
      'otp&openId=true&link.showSandboxIntegrations=false',
    ],
    ['a=caf%C3%A9+au+lait&b=100%', 'otp&a=caf%C3%A9+au+lait&b=100%25'],
    ['a=1&a=2', 'otp&a=1&a=2'],
    ['flag', 'otp&flag='],
    ['otp=1&OTP=2&a=1', 'otp&a=1'],
    ['', 'otp'],
  ] as const) {
    it(`as the attribute "${attribute}" is added to the linkUrl`, async () => {
      const warnings = collectWarnings();

      expect(await linkedWith(undefined, attribute)).to.equal(expected);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const [what, given, expected] of [
    ['a query string', 'a=1&b=2', 'otp&a=1&b=2'],
    ['a record', { utm_source: 'a b', x: '1' }, 'otp&utm_source=a+b&x=1'],
    ['a record of numbers and booleans', { offer: 12, isNew: true }, 'otp&offer=12&isNew=true'],
    ['a record with arrays', { tag: ['a', 'b'] }, 'otp&tag=a&tag=b'],
    ['a record with what is not set', { a: undefined, b: null, c: '1' }, 'otp&c=1'],
    ['URLSearchParams', new URLSearchParams('a=1&a=2'), 'otp&a=1&a=2'],
    ['a Map', new Map([['a', '1']]), 'otp&a=1'],
    ['null', null, 'otp'],
    ['undefined', undefined, 'otp'],
  ] as const) {
    it(`as ${what} in the property is added to the linkUrl`, async () => {
      const warnings = collectWarnings();

      expect(await linkedWith(given)).to.equal(expected);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const [what, given, expected] of [
    ['a number', 12, 'of type number'],
    ['an array', ['a=1'], 'of type array'],
    ['a function', () => 'a=1', 'of type function'],
    ['a whole address', 'https://x.example/?a=1', '"https://x.example/?a"'],
    ['an object in a record', { a: { b: 1 }, good: '1' }, '"a"'],
    ['JSON', '{"a":"1"}', '"{"a":"1"}"'],
  ] as const) {
    it(`warns once of ${what}, and links with all the rest`, async () => {
      const warnings = collectWarnings();
      const parameters = await linkedWith(given);

      expect(parameters).to.equal(what === 'an object in a record' ? 'otp&good=1' : 'otp');
      expect(warnings.length).to.equal(1);
      expect(warnings[0]).to.include(
        `<codat-integration-picker>: Invalid link-parameters ${expected}`,
      );
      expect(warnings[0]).to.include('Expected a query string such as');
    });
  }

  it('warns once of an object that a framework has written into the attribute', async () => {
    const warnings = collectWarnings();

    expect(await linkedWith(undefined, '[object Object]')).to.equal('otp');
    expect(warnings.length).to.equal(1);
  });

  it('reach a picker from its provider, name by name', async () => {
    const { provider, parameters } = await provided(
      html`<codat-integration-picker
        platform-keys="gbol"
        link-mode="manual"
        link-parameters="x=own&y=2"
      ></codat-integration-picker>`,
    );
    const picker = new PickerHarness(find(provider, 'codat-integration-picker'));
    (await picker.ready()).choose('Xero');

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=own&y=2']);
  });

  it('reach a connect button', async () => {
    const { provider, parameters } = await provided(
      html`<codat-connect-button platform-key="gbol" link-mode="manual"></codat-connect-button>`,
    );
    const button = new ButtonHarness(find(provider, 'codat-connect-button'));
    await button.ready();
    button.click();

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=1']);
  });

  it('reach a list that reconnects', async () => {
    const { provider, parameters } = await provided(
      html`<codat-connection-list link-mode="manual"></codat-connection-list>`,
      lost,
    );
    const list = new ListHarness(find(provider, 'codat-connection-list'));
    await (await list.ready()).element.reconnect('c1');

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=1']);
  });

  it('reach an alert', async () => {
    const { provider, parameters } = await provided(
      html`<codat-connection-alert link-mode="manual"></codat-connection-alert>`,
      lost,
    );
    const alert = new AlertHarness(find(provider, 'codat-connection-alert'));
    await alert.ready();
    alert.get('[part=action]').click();

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=1']);
  });

  it('reach what a flow shows, over its provider’s', async () => {
    const { provider, parameters } = await provided(
      html`<codat-link-flow
        platform-key="gbol"
        link-mode="manual"
        link-parameters="y=2"
      ></codat-link-flow>`,
    );
    const { shadowRoot } = find(provider, 'codat-link-flow');
    const picker = await until('the picker', () =>
      shadowRoot?.querySelector('codat-integration-picker'),
    );
    (await new PickerHarness(picker).ready()).choose('Xero');

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=1&y=2']);
  });

  it('are in the link that stands in for a blocked window, and in each fresh one', async () => {
    const { provider, parameters } = await provided(
      html`<codat-integration-picker platform-keys="gbol"></codat-integration-picker>`,
    );
    blockWindows();
    const blocked = collect(provider, 'codat-link-blocked');
    const picker = new PickerHarness(find(provider, 'codat-integration-picker'));
    (await picker.ready()).choose('Xero');
    await until('the link', () => picker.has('.stage a[target=_blank]'));
    const link = () => picker.get('.stage a[target=_blank]', HTMLAnchorElement).href;
    const first = link();
    window.dispatchEvent(new Event('focus'));
    await until('a fresh link', () => link() !== first);

    expect(await parameters()).to.deep.equal(['otp&utm_source=a&x=1']);
    expect(
      [(blocked[0]?.detail as LinkOpenDetail).linkUrl, first, link()].map(parametersIn),
    ).to.deep.equal(Array(3).fill('otp&utm_source=a&x=1'));
  });

  it('are in the address that this tab is led to, and again when the person continues', async () => {
    const gone = stayOnPage();
    const { provider, parameters } = await provided(
      html`<codat-integration-picker
        platform-keys="gbol"
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    const picker = new PickerHarness(find(provider, 'codat-integration-picker'));
    (await picker.ready()).choose('Xero');
    await parameters();
    provider.setAttribute('link-parameters', 'now=1');
    blockWindows();
    await until('the way to open it again', () => picker.stageActions.includes('Open it again'));
    picker.pressOnStage('Open it again');
    await until('the link', () => picker.stageActions.includes('Use this tab instead'));
    picker.pressOnStage('Use this tab instead');
    await until('the departure', () => gone.length > 0);

    expect(gone.map(parametersIn)).to.deep.equal(['otp&now=1']);
  });
});
