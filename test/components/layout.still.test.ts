import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatConnectionList } from '../../src/components/codat-connection-list/codat-connection-list.js';
import type { CodatIntegrationPicker } from '../../src/components/codat-integration-picker/codat-integration-picker.js';
import { createWorld } from '../support/browser-world.js';
import type { ElementHarness } from '../support/harness/element-harness.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { authorize, connectionIdIn } from '../support/linking.js';
import { everyStatus } from '../support/companies.js';
import '../support/mount.js';
import {
  atTheEnd,
  blockWindows,
  collect,
  find,
  until,
  untilDrawn,
  holdResponses,
} from '../support/page.js';

/** Every place in its element where something is, frame by frame; one entry as long as it stays. */
function recordPlaces({ element }: ElementHarness, what: () => Element | null): string[] {
  const places: string[] = [];
  let frame = 0;
  const look = () => {
    const host = element.getBoundingClientRect();
    const { left = 0, top = 0, width, height } = what()?.getBoundingClientRect() ?? {};
    const place = [left - host.left, top - host.top, width, height]
      .map((one) => one?.toFixed(1))
      .join(' ');
    if (place !== places.at(-1)) places.push(place);
    frame = requestAnimationFrame(look);
  };
  look();
  atTheEnd(() => cancelAnimationFrame(frame));
  return places;
}

interface Setting {
  width: number;
  dir: string;
  layout: 'grid' | 'list';
}

async function mountWide({ width, dir, layout }: Setting, mode: string) {
  const world = await createWorld();
  const page = await fixture<HTMLElement>(
    html`<div dir=${dir} style="inline-size: ${width}px; block-size: 3000px">
      <codat-integration-picker
        proxy-url=${world.proxyUrl}
        source-types="accounting banking"
        collapse-after="0"
        layout=${layout}
        link-mode=${mode}
      ></codat-integration-picker>
    </div>`,
  );
  const element: CodatIntegrationPicker = find(page, 'codat-integration-picker');
  const picker = await new PickerHarness(element).ready();
  await until('all official buttons', () =>
    picker.all('.tile:has(.official)').every((tile) => {
      const image = tile.querySelector<HTMLImageElement>('.official img');
      // Also what is too far down for the browser to load it yet.
      if (image) image.loading = 'eager';
      return image?.complete;
    }),
  );
  await untilDrawn();
  return { world, picker };
}

const settings: Setting[] = [
  { width: 300, dir: 'ltr', layout: 'grid' },
  { width: 560, dir: 'rtl', layout: 'grid' },
  { width: 1000, dir: 'ltr', layout: 'grid' },
  { width: 300, dir: 'rtl', layout: 'list' },
  { width: 1000, dir: 'ltr', layout: 'list' },
];

for (const setting of settings) {
  describe(`A tile in a ${setting.layout} of ${setting.width} px, ${setting.dir}`, () => {
    // One with an official button, one with words of two lines, one in the middle of a row.
    for (const name of ['QuickBooks Online', 'Oracle NetSuite', 'FreeAgent']) {
      it(`${name} stays where it was pressed, from opening to connected`, async () => {
        const { world, picker } = await mountWide(setting, 'manual');
        const events = collect(picker.element, 'codat-link-open');
        const places = recordPlaces(picker, () => picker.tile(name).tile);
        const others = recordPlaces(
          picker,
          () => picker.tile('Dynamics 365 Business Central').tile,
        );
        picker.choose(name);
        await until('the stage', () => picker.has('.stage'));
        if (picker.stageTitle.startsWith('Before')) picker.pressOnStage(`Continue to ${name}`);
        await picker.untilStage(`Continue in the ${name} window`);
        const { left, top, width } = picker.tile(name).tile.getBoundingClientRect();
        const under = picker.root.elementFromPoint(left + width / 2, top + 10);
        // The list cannot be pressed while the stage is over it.
        const isUnderStage = top > innerHeight || !under?.closest('.choices');
        await authorize(world, connectionIdIn(events));
        await picker.untilStage(`${name} connected`);
        await untilDrawn();

        expect(places).to.deep.equal(places.slice(0, 1));
        expect(others).to.deep.equal(others.slice(0, 1));
        expect(isUnderStage).to.equal(true);
      });
    }

    it('stays where it was pressed until it is connected, where there can be another', async () => {
      const { world, picker } = await mountWide(setting, 'manual');
      const events = collect(picker.element, 'codat-link-open');
      const places = recordPlaces(picker, () => picker.tile('Monzo').tile);
      picker.choose('Monzo');
      await picker.untilStage('Continue in the Monzo window');
      await authorize(world, connectionIdIn(events));
      await picker.untilStage('Monzo connected');
      await picker.untilList();
      await until('it to be connected', () => picker.isConnected('Monzo'));
      await untilDrawn();

      expect(places).to.deep.equal(places.slice(0, 1));
    });

    it('stays while its window is blocked, and after it was cancelled', async () => {
      blockWindows();
      const { picker } = await mountWide(setting, 'popup');
      const places = recordPlaces(picker, () => picker.tile('FreshBooks').tile);
      picker.choose('FreshBooks');
      await until('its link', () => picker.root.querySelector('[part~=attempt] a'));
      picker.pressInPanel('Cancel');
      await until('it to end', () => !picker.hasState('linking'));
      await untilDrawn();

      expect(places).to.deep.equal(places.slice(0, 1));
    });
  });
}

describe('The tiles of a picker', () => {
  it('are seen in the order in which the keyboard reaches them, during an attempt too', async () => {
    const setting = { width: 1000, dir: 'ltr', layout: 'grid' } as const;
    const { picker } = await mountWide(setting, 'manual');
    picker.choose('Exact (UK)');
    await picker.untilPanel('Continue in the');
    const places = picker.tiles.map(({ tile }) => tile.getBoundingClientRect());
    const sorted = [...places].sort((a, b) => a.top - b.top || a.left - b.left);

    expect(sorted).to.deep.equal(places);
  });

  it('ignore the second click of a double click, which may be meant for another', async () => {
    const setting = { width: 1000, dir: 'ltr', layout: 'grid' } as const;
    const { picker } = await mountWide(setting, 'manual');
    const events = collect(picker.element, 'codat-integration-select');
    const click = (detail: number) => new MouseEvent('click', { bubbles: true, detail });
    picker.tile('Xero').tile.dispatchEvent(click(1));
    picker.tile('Wave').tile.dispatchEvent(click(2));

    expect(events).to.have.lengthOf(1);
  });

  it('in a row are equally high', async () => {
    // So narrow that some have one line more than their neighbours.
    const setting = { width: 560, dir: 'ltr', layout: 'grid' } as const;
    const { picker } = await mountWide(setting, 'manual');
    const heights = new Map<number, Set<number>>();
    for (const { tile } of picker.tiles) {
      const { top, height } = tile.getBoundingClientRect();
      heights.set(top, (heights.get(top) ?? new Set()).add(height));
    }

    const different = new Set([...heights.values()].flatMap((ofRow) => [...ofRow]));

    expect([...heights.values()].filter(({ size }) => size > 1)).to.have.lengthOf(0);
    expect(heights.size).to.be.greaterThan(3);
    expect(different.size, 'heights of rows').to.be.greaterThan(1);
  });
});

describe('A row of the list', () => {
  for (const width of [300, 900]) {
    it(`of ${width} px stays, and is as high, while its connection is being linked`, async () => {
      const { proxyUrl } = await createWorld({ connections: everyStatus });
      const page = await fixture<HTMLElement>(
        html`<div style="inline-size: ${width}px">
          <codat-connection-list proxy-url=${proxyUrl} link-mode="manual"></codat-connection-list>
        </div>`,
      );
      const element: CodatConnectionList = find(page, 'codat-connection-list');
      const list = await new ListHarness(element).ready();
      const places = recordPlaces(list, () => list.row('Stripe').item.querySelector('.row'));
      await list.act('Stripe', 'Reconnect');
      await list.untilPanel('Continue in the Stripe window');
      await untilDrawn();

      expect(places).to.deep.equal(places.slice(0, 1));
    });
  }
});

describe('What is shown while an element loads', () => {
  /** The places of the first things of an element, before and after it has loaded. */
  async function placesOf(tag: string, template: unknown, selectors: Record<string, string>) {
    const held = holdResponses('GET');
    const page = await fixture<HTMLElement>(
      html`<div style="inline-size: 800px">${template}</div>`,
    );
    const element = page.querySelector(tag);
    const look = (state: 'loading' | 'loaded') =>
      Object.entries(selectors).map(([loading, loaded]) => {
        const found = element?.shadowRoot?.querySelector(state === 'loading' ? loading : loaded);
        const { left, top, height } = found?.getBoundingClientRect() ?? {};
        return `${loaded} ${left?.toFixed(1)} ${top?.toFixed(1)} ${height?.toFixed(1)}`;
      });
    await until('the skeleton', () => element?.shadowRoot?.querySelector('.bone'));
    const loading = look('loading');
    const bone = element?.shadowRoot?.querySelector('.bone.tile, .bone');
    const ground = bone && getComputedStyle(bone).backgroundColor;
    held.release();
    await until('it to be loaded', () => element?.matches(':not(:state(loading))'));
    await untilDrawn();
    return { loading, loaded: look('loaded'), ground };
  }

  it('the picker’s tiles can be seen, and are where those that follow are', async () => {
    const { proxyUrl } = await createWorld();
    const { loading, loaded, ground } = await placesOf(
      'codat-integration-picker',
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="banking"
        collapse-after="0"
      ></codat-integration-picker>`,
      {
        '.bone.search': '.search',
        '.skeleton .group-heading': 'section .group-heading',
        '.cell:nth-child(1) .tile': '.cell:nth-child(1) .tile',
        '.cell:nth-child(5) .tile': '.cell:nth-child(5) .tile',
      },
    );

    expect(loading).to.deep.equal(loaded);
    expect(ground).not.to.equal('rgb(255, 255, 255)');
  });

  it('the picker’s popular tiles are where those that follow are', async () => {
    const { proxyUrl } = await createWorld();
    const { loading, loaded } = await placesOf(
      'codat-integration-picker',
      html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
      {
        '.bone.search': '.search',
        '.skeleton .group-heading': 'section .group-heading',
        '.cell:nth-child(1) .tile': '.popular .cell:nth-child(1) .tile',
        '.cell:nth-child(3) .tile': '.popular .cell:nth-child(3) .tile',
      },
    );

    expect(loading).to.deep.equal(loaded);
  });

  const gap = '--codat-integration-picker-gap';
  for (const style of ['', `${gap}: 0`, `${gap}: 30px`, '--codat-space: 0']) {
    it(`six popular tiles fill their rows at every width${style && `, by ${style}`}`, async () => {
      const { proxyUrl } = await createWorld();
      const place = await fixture<HTMLElement>(
        html`<div style=${style}>
          <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>
        </div>`,
      );
      const element = find(place, 'codat-integration-picker');
      await new PickerHarness(element).ready();
      const tiles = element.shadowRoot?.querySelectorAll('.popular .cell') ?? [];
      const ragged: string[] = [];
      for (let width = 280; width <= 1200; width += 23) {
        place.style.width = `${width}px`;
        const lefts = [...tiles].map((tile) => Math.round(tile.getBoundingClientRect().left));
        const columns = new Set(lefts).size;
        if (![2, 3, 6].includes(columns)) ragged.push(`${width} px: ${columns} columns`);
      }

      expect(tiles.length).to.equal(6);
      expect(ragged).to.deep.equal([]);
    });
  }

  it('less than six popular tiles share a row of two or more, also by a gap of 0', async () => {
    const { proxyUrl } = await createWorld();
    const place = await fixture<HTMLElement>(
      html`<div style="${gap}: 0; inline-size: 320px">
        <codat-integration-picker
          proxy-url=${proxyUrl}
          featured="gbol qhyg"
        ></codat-integration-picker>
      </div>`,
    );
    const element = find(place, 'codat-integration-picker');
    await new PickerHarness(element).ready();
    const tiles = [...(element.shadowRoot?.querySelectorAll('.popular .cell') ?? [])];
    const tops = tiles.map((tile) => Math.round(tile.getBoundingClientRect().top));

    expect(tiles.length).to.equal(2);
    expect(new Set(tops).size).to.equal(1);
  });

  it('a picker of a few has no search in its skeleton either', async () => {
    const { proxyUrl } = await createWorld();
    const { loading, loaded } = await placesOf(
      'codat-integration-picker',
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="gbol fbrh"
        layout="list"
      ></codat-integration-picker>`,
      {
        '.skeleton .group-heading': 'section .group-heading',
        '.cell:nth-child(2) .tile': '.cell:nth-child(2) .tile',
        '.footer': '.footer',
      },
    );

    expect(loading).to.deep.equal(loaded);
  });

  it('the list’s row is as high as that of one connection, which follows', async () => {
    const { proxyUrl } = await createWorld({ connections: everyStatus.slice(1, 2) });
    const { loading, loaded } = await placesOf(
      'codat-connection-list',
      html`<codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>`,
      { '.row': '.row', '.row:last-child .about': 'li:last-child .about' },
    );

    expect(loading).to.deep.equal(loaded);
  });
});
