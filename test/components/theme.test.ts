import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { textNodes } from '../support/audit.js';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { everyStatus } from '../support/companies.js';
import { mountPage, mountPicker } from '../support/mount.js';
import { blockWindows, find, until } from '../support/page.js';

const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** Computed colors, one over the other, as the screen shows them: red, green, blue and opacity, 0 to 255. */
function shown(...colors: string[]): number[] {
  if (!context) throw new Error('No canvas.');
  context.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data];
}

/** What is seen of a color over an opaque one. */
const over = (color: string, ground: string) =>
  `rgb(${shown(ground, color).slice(0, 3).join(' ')})`;

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = shown(color).map((value) =>
    value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is painted behind a text; undefined where it is the page's. */
function groundOf(text: Text, host: Element): string | undefined {
  let node: Node | null = text.parentElement;
  while (node && node !== host.parentNode) {
    if (node instanceof Element) {
      const { backgroundColor } = getComputedStyle(node);
      if (shown(backgroundColor)[3] === 255) return backgroundColor;
    }
    node = (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
    if (node instanceof ShadowRoot) node = node.host;
  }
  return undefined;
}

/** The texts that cannot be read: with too little contrast, or on whatever ground the page has. */
const unreadable = (host: Element) =>
  [...textNodes(host)].flatMap((text) => {
    const parent = text.parentElement;
    if (!parent || parent.closest('.logo, :disabled')) return [];
    const ground = groundOf(text, host);
    if (!ground) return [`"${text.data.trim()}" has the page's ground`];
    const found = contrast(getComputedStyle(parent).color, ground);
    return found < 4.5 ? [`"${text.data.trim()}" has ${found.toFixed(2)}`] : [];
  });

const primaries = [
  '#ffd400',
  'yellow',
  'white',
  'black',
  '#eee',
  '#777',
  '#7a0000',
  'lime',
  'rgb(0 0 255)',
  'hsl(300 100% 50%)',
  'oklch(0.85 0.2 150)',
  'oklch(0.3 0.1 30)',
  'color(display-p3 1 0.2 0)',
  'light-dark(gold, navy)',
  'rgb(0 0 255 / 40%)',
  '#ffd40060',
];

describe('Any primary color', () => {
  for (const scheme of ['light', 'dark']) {
    for (const primary of primaries) {
      it(`${primary} can be read as button, link and ring in ${scheme}`, async () => {
        blockWindows();
        const { proxyUrl } = await createWorld();
        const page = await mountPage(
          scheme,
          html`<div style="--codat-color-primary: ${primary}">
            <codat-integration-picker
              proxy-url=${proxyUrl}
              platform-keys="gbol fbrh"
            ></codat-integration-picker>
            <codat-link-flow proxy-url=${proxyUrl} share-url="/x"></codat-link-flow>
          </div>`,
        );
        const picker = await new PickerHarness(find(page, 'codat-integration-picker')).ready();
        picker.choose('Xero');
        const link = await until('a primary button', () =>
          picker.root.querySelector<HTMLElement>('[part~=attempt] .primary'),
        );
        picker.get('.tile').focus();
        const panel = getComputedStyle(picker.get('.panel')).backgroundColor;
        const ring = getComputedStyle(picker.get('.tile')).outlineColor;
        const edge = getComputedStyle(link).borderTopColor;
        const flow = find(page, 'codat-link-flow');
        const introduction = unreadable(flow);
        flow.shadowRoot?.querySelector('form')?.requestSubmit();
        await until('the link', () => flow.shadowRoot?.querySelector('.text-button'));

        expect(unreadable(picker.element)).to.deep.equal([]);
        expect(introduction).to.deep.equal([]);
        expect(unreadable(flow)).to.deep.equal([]);
        expect(contrast(ring, panel)).to.be.at.least(3);
        expect(contrast(edge, panel)).to.be.at.least(3);
      });
    }
  }

  // The scheme's own ground, which dialogs draw under such a surface.
  for (const [scheme, ground] of [
    ['light', '#fff'],
    ['dark', '#171a21'],
  ] as const) {
    it(`can be read as link and ring over a surface that lets light through, in ${scheme}`, async () => {
      const { proxyUrl } = await createWorld();
      const page = await mountPage(
        scheme,
        html`<codat-link-flow
          proxy-url=${proxyUrl}
          require-consent
          policy-url="/p"
        ></codat-link-flow>`,
      );
      const link = await until('a link', () =>
        find(page, 'codat-link-flow').shadowRoot?.querySelector<HTMLElement>('a.link'),
      );
      link.focus();
      const faults: string[] = [];
      for (const surface of ['transparent', 'rgb(0 0 0 / 4%)', 'rgb(255 255 255 / 60%)']) {
        page.style.setProperty('--codat-color-surface', surface);
        const seen = over(surface, ground);
        for (const primary of ['#2f4bd8', '#ffd400', 'white', 'black']) {
          page.style.setProperty('--codat-color-primary', primary);
          for (const [what, color] of [
            ['link', getComputedStyle(link).color],
            ['ring', getComputedStyle(link).outlineColor],
          ] as const) {
            const found = contrast(color, seen);
            if (found < 4.5) faults.push(`${what} of ${primary} on ${surface}: ${found}`);
          }
        }
      }

      expect(faults).to.deep.equal([]);
    });
  }

  it('is drawn as it is where it can be read', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="gbol"
        style="--codat-color-primary: #0b6e4f"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    picker.get('.tile').focus();
    const ring = shown(getComputedStyle(picker.get('.tile')).outlineColor);

    expect(
      ring.map((value, index) => Math.abs(value - ([11, 110, 79, 255][index] ?? 0)) <= 1),
    ).to.deep.equal([true, true, true, true]);
  });

  it('can be read on a dark surface that the host gives to a page without a color scheme', async () => {
    const { proxyUrl } = await createWorld();
    const page = await fixture<HTMLElement>(
      html`<div
        style="--codat-color-primary: navy; --codat-color-surface: #101010; --codat-color-text: #eee"
      >
        <codat-connect-button proxy-url=${proxyUrl} platform-key="gbol"></codat-connect-button>
      </div>`,
    );
    const button = find(page, 'codat-connect-button');
    const inner = await until('it', () => button.shadowRoot?.querySelector<HTMLElement>('button'));
    inner.focus();

    expect(contrast(getComputedStyle(inner).outlineColor, '#101010')).to.be.at.least(4.5);
  });

  it('has the text color on it that the host gives', async () => {
    const { proxyUrl } = await createWorld();
    const page = await fixture<HTMLElement>(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        style="--codat-color-primary: #ffd400; --codat-color-on-primary: rgb(1, 2, 3)"
      ></codat-link-flow>`,
    );
    const button = page.shadowRoot?.querySelector('.primary');

    expect(button && getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
  });
});

describe('The page’s background', () => {
  for (const background of ['#111', '#fff', '#d33']) {
    it(`of ${background} leaves every text its own ground`, async () => {
      blockWindows();
      const { proxyUrl } = await createWorld({ connections: everyStatus.slice(1) });
      const readers = await createWorld({ scopes: ['read'] });
      const page = await fixture<HTMLElement>(
        html`<div style="background: ${background}; color: #eee">
          <codat-connection-alert proxy-url=${proxyUrl}></codat-connection-alert>
          <codat-file-upload proxy-url=${proxyUrl} source-type="accounting"></codat-file-upload>
          <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>
          <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
          <codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>
          <codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>
          <codat-link-return></codat-link-return>
          <codat-connect-button proxy-url=${proxyUrl} platform-key="trji"></codat-connect-button>
          <codat-connect-button proxy-url=${proxyUrl} platform-key="fbrh"></codat-connect-button>
          <codat-connect-button platform-key="gbol"></codat-connect-button>
          <codat-connect-button
            proxy-url=${readers.proxyUrl}
            platform-key="trji"
          ></codat-connect-button>
          <powered-by-codat variant="text"></powered-by-codat>
        </div>`,
      );
      await until('all to be loaded', () =>
        [...page.children].every((one) => !one.matches(':state(loading)')),
      );
      const button = page.querySelectorAll('codat-connect-button')[1]?.shadowRoot;
      button?.querySelector('button')?.click();
      await until('what it says', () => button?.querySelector('[part~=attempt] a'));

      expect([...page.children].flatMap(unreadable)).to.deep.equal([]);
    });
  }
});

describe('The tokens', () => {
  it('a radius of 0 reaches every corner', async () => {
    blockWindows();
    const { proxyUrl } = await createWorld({ connections: everyStatus.slice(1) });
    const page = await fixture<HTMLElement>(
      html`<div style="--codat-radius: 0">
        <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>
        <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
        <codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>
        <codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>
        <codat-connect-button proxy-url=${proxyUrl} platform-key="fbrh"></codat-connect-button>
        <powered-by-codat></powered-by-codat>
      </div>`,
    );
    const rounded = () =>
      [...page.children].flatMap((one) =>
        [...(one.shadowRoot?.querySelectorAll('*') ?? [])]
          .flatMap((inner) => [
            { inner, style: getComputedStyle(inner) },
            { inner, style: getComputedStyle(inner, '::before') },
          ])
          .filter(({ style }) => style.borderRadius !== '0px')
          .map(({ inner }) => `${one.localName} ${inner.className}`),
      );
    const loading = rounded();
    await until('all to be loaded', () =>
      [...page.children].every((one) => !one.matches(':state(loading)')),
    );

    expect(loading).to.deep.equal([]);
    expect(rounded()).to.deep.equal([]);
  });

  for (const radius of ['999px', '50%']) {
    it(`a radius of ${radius} makes pills of buttons, and cuts no words off a card`, async () => {
      const { proxyUrl } = await createWorld({ connections: everyStatus.slice(1) });
      const page = await fixture<HTMLElement>(
        html`<div style="--codat-radius: ${radius}; inline-size: 700px">
          <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>
          <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
          <codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>
        </div>`,
      );
      await until('all to be loaded', () =>
        [...page.children].every((one) => !one.matches(':state(loading)')),
      );
      /** Whether what is so far from both sides of its corner belongs to it: what is behind a corner that is cut does not. */
      const isHit = (one: Element, distance: number) => {
        one.scrollIntoView();
        const { left, top } = one.getBoundingClientRect();
        const root = one.getRootNode() as ShadowRoot;
        const hit = root.elementFromPoint(left + distance, top + distance);
        return hit !== null && one.contains(hit);
      };
      const roots = [...page.children].flatMap((one) => one.shadowRoot ?? []);
      const cards = roots.flatMap((root) => root.querySelector('.panel') ?? []);
      const buttons = roots.flatMap((root) => root.querySelector('.button') ?? []);

      expect(cards.map((card) => isHit(card, 16))).to.deep.equal([true, true, true]);
      expect(buttons.map((button) => isHit(button, 4))).to.deep.equal([false, false]);
    });
  }
});
