import { expect } from '@open-wc/testing';
import { sendMouse, resetMouse } from '@web/test-runner-commands';
import { html } from 'lit';
import {
  breakCodat,
  createWorld,
  mendCodat,
  requestsOf,
  type BrowserWorld,
} from '../support/browser-world.js';
import { mountPicker } from '../support/mount.js';
import { atTheEnd, collectRequestUrls, until } from '../support/page.js';

/** The platform keys whose branding Codat was asked for, in order. */
async function brandingsAsked(world: BrowserWorld): Promise<string[]> {
  const requests = await requestsOf(world);
  return requests.flatMap(({ path }) => /^\/integrations\/([^/]+)\/branding/.exec(path)?.[1] ?? []);
}

/** The images that were requested, in order. */
async function imagesAsked(world: BrowserWorld): Promise<string[]> {
  const response = await world.codat('/_sandbox/requests');
  const requests = (await response.json()) as { path: string }[];
  return requests.map(({ path }) => path).filter((path) => path.startsWith('/public/'));
}

const quickbooks = (proxyUrl: string) =>
  html`<codat-integration-picker
    proxy-url=${proxyUrl}
    platform-keys="qhyg gbol"
  ></codat-integration-picker>`;

describe('codat-integration-picker: brands', () => {
  it('shows QuickBooks’ official button unaltered, its hover image loaded with it', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(quickbooks(proxyUrl));
    await picker.ready();
    const tile = await picker.untilBranded('QuickBooks Online');
    const images = tile.officialImages.map((image) => {
      const { width, height } = image.getBoundingClientRect();
      const { filter, opacity, clipPath } = getComputedStyle(image);
      return {
        file: image.src.replace(/.*\/[0-9A-F-]+/, ''),
        loaded: image.naturalWidth > 0,
        sameRatio: Math.abs(width / height - image.naturalWidth / image.naturalHeight) < 0.02,
        filter,
        opacity,
        clipPath,
      };
    });
    const unaltered = { loaded: true, sameRatio: true, filter: 'none', opacity: '1' };

    expect(images).to.deep.equal([
      { file: '.svg', ...unaltered, clipPath: 'none' },
      { file: '_hover.svg', ...unaltered, clipPath: 'none' },
    ]);
    expect(picker.tile('Xero').officialImages.length).to.equal(0);
  });

  it('shows the hover image under the pointer and with the focus, and never both', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(quickbooks(proxyUrl));
    await picker.ready();
    const tile = await picker.untilBranded('QuickBooks Online');
    const shown = () =>
      tile.officialImages.map((image) => getComputedStyle(image).visibility).join();
    const atRest = shown();
    atTheEnd(resetMouse);
    const { x, y, width, height } = tile.tile.getBoundingClientRect();
    await sendMouse({
      type: 'move',
      position: [Math.round(x + width / 2), Math.round(y + height / 2)],
    });
    await until('the hover image', () => shown() === 'hidden,visible');
    await resetMouse();
    await until('the default image', () => shown() === 'visible,hidden');

    expect(atRest).to.equal('visible,hidden');
  });

  it('draws its own button where the official image fails', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/public/officialButtons/**' });
    const picker = await mountPicker(quickbooks(world.proxyUrl));
    await picker.ready();
    const tile = picker.tile('QuickBooks Online');
    await until('the branding', async () => (await brandingsAsked(world)).includes('qhyg'));
    await until('no image and no room for one', () => !tile.tile.querySelector('.official'));

    expect(tile.canBePressed).to.equal(true);
    expect(tile.hint).to.equal('quickbooks.intuit.com');
  });

  it('writes the initials where there is no logo and no official button', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/public/**' });
    const picker = await mountPicker(quickbooks(world.proxyUrl));
    await picker.ready();

    await until('initials', () => picker.tile('QuickBooks Online').initials === 'QO');
    expect(picker.tile('Xero').logo?.src ?? 'none').to.satisfy(
      (src: string) => src === 'none' || src.startsWith('http'),
    );
    await until('the other’s', () => picker.tile('Xero').initials === 'X');
  });

  it('requests a failed image once for all elements, and again once the browser is online', async () => {
    const world = await createWorld();
    await breakCodat(world, { kind: 'status', status: 404, path: '/public/**' });
    const picker = await mountPicker(quickbooks(world.proxyUrl));
    await picker.ready();
    await until('initials', () => picker.tile('Xero').initials === 'X');
    await until('more initials', () => picker.tile('QuickBooks Online').initials === 'QO');
    const asked = await imagesAsked(world);
    const another = await mountPicker(quickbooks(world.proxyUrl));
    await another.ready();
    await until('initials', () => another.tile('Xero').initials === 'X');
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    const askedLater = await imagesAsked(world);
    await mendCodat(world);
    window.dispatchEvent(new Event('online'));
    await until('the logo', () => picker.tile('Xero').logo?.naturalWidth);

    expect(asked.length).to.be.greaterThan(1);
    expect(asked).to.deep.equal([...new Set(asked)]);
    expect(askedLater).to.deep.equal(asked);
  });

  it('asks only for the brands that are about to be seen', async () => {
    const world = await createWorld({ brandsApart: true });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        layout="list"
        source-types="accounting banking commerce bankfeed"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    await until('the first', async () => (await brandingsAsked(world)).includes('trji'));
    const last = picker.tiles.at(-1);
    const early = await brandingsAsked(world);
    last?.tile.scrollIntoView();
    await until('the last', async () => (await brandingsAsked(world)).includes('olpr'));

    expect(last?.name).to.equal('Sage bank feeds');
    expect(early).to.not.include('olpr');
    expect(early.length).to.be.lessThan(picker.tiles.length / 2);
  });

  it('asks once for what two pickers show', async () => {
    const world = await createWorld({ brandsApart: true });
    const first = await mountPicker(quickbooks(world.proxyUrl));
    const second = await mountPicker(quickbooks(world.proxyUrl));
    await first.ready();
    await first.untilBranded('QuickBooks Online');
    await second.untilBranded('QuickBooks Online');

    expect((await brandingsAsked(world)).sort()).to.deep.equal(['gbol', 'qhyg']);
  });

  it('still asks after it was taken out of the page and put back', async () => {
    const world = await createWorld({ brandsApart: true });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        platform-keys="qhyg"
        style="margin-block-start: 3000px"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const { element } = picker;
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await element.updateComplete;
    element.scrollIntoView();

    await picker.untilBranded('QuickBooks Online');
    expect(await brandingsAsked(world)).to.deep.equal(['qhyg']);
  });

  it('asks for no brand that came with the list', async () => {
    const world = await createWorld();
    const asked = collectRequestUrls();
    // Once for the proxy, which may be slow the first time, and then as anybody after it.
    const list = '/integrations?page=1&pageSize=500&query=enabled%3Dtrue&include=branding';
    const isWhole = async () =>
      (await world.proxy(list)).headers.get('cache-control')?.includes('max-age');
    await until('the brands at the proxy', isWhole);
    const picker = await mountPicker(quickbooks(world.proxyUrl));
    await picker.ready();
    await picker.untilBranded('QuickBooks Online');

    expect(asked.filter((url) => url.endsWith('/branding'))).to.deep.equal([]);
  });
});
