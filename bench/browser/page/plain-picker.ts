/** The picker by hand, as a host might write it for one list: the same markup and style sheets, no library. */
import type { Integration } from '../../../src/api/schema.js';
import { SOURCE_TYPES } from './data.js';

const FEATURED = 6;

const folded = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').trim();

export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

function plainTile({ key, name, logoUrl }: Integration, isPopular: boolean): HTMLLIElement {
  const about = `${isPopular ? 'popular' : 'about'}-${key}`;
  const image = make('img', {
    alt: '',
    width: '40',
    height: '40',
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
    // Last: a browser begins to load it at once.
    src: logoUrl ?? '',
  });
  const tile = make(
    'button',
    {
      type: 'button',
      class: isPopular ? 'tile branded popular' : 'tile branded',
      part: 'tile',
      'data-near': key,
      'aria-describedby': about,
    },
    make('span', { class: 'logo', part: 'logo', 'aria-hidden': 'true' }, image),
    make(
      'span',
      { class: 'words' },
      make(
        'span',
        { class: 'name' },
        make('span', { class: 'visually-hidden' }, `Connect to ${name}`),
        make('span', { 'aria-hidden': 'true' }, name),
      ),
      make('span', { class: 'lines' }, make('span', { class: 'secondary', 'aria-hidden': 'true' })),
    ),
  );
  tile.addEventListener('click', () => {
    tile.dataset['pressed'] = '';
  });
  return make('li', { class: 'cell' }, tile, make('span', { hidden: '', id: about }));
}

/** Tiles are made once, those of a folded category when it is first opened; a search hides those that do not match. */
export class PlainPicker {
  readonly element = make('div');
  readonly #tiles: { name: string; cell: HTMLLIElement }[] = [];

  constructor(
    integrations: readonly Integration[],
    styles: readonly CSSStyleSheet[],
    isFolded = false,
  ) {
    const root = this.element.attachShadow({ mode: 'open' });
    const hidden = new CSSStyleSheet();
    hidden.replaceSync('[hidden] { display: none !important; }');
    root.adoptedStyleSheets = [...styles, hidden];
    const input = make('input', { type: 'search', part: 'search' });
    input.addEventListener('input', () => this.#filter(input.value));
    const panel = make('div', { class: 'panel grid', part: 'panel', lang: 'en' });
    panel.append(make('div', { class: 'search' }, input));
    if (isFolded) panel.append(this.#popular(integrations.slice(0, FEATURED)));
    for (const sourceType of SOURCE_TYPES) {
      const own = integrations.filter((integration) => integration.sourceType === sourceType);
      panel.append(isFolded ? this.#row(sourceType, own) : this.#group(sourceType, own));
    }
    root.append(panel);
  }

  #popular(featured: readonly Integration[]): HTMLElement {
    const list = make('ul', { class: 'tiles', role: 'list' });
    for (const one of featured) list.append(plainTile(one, true));
    return make('section', { class: 'popular', part: 'popular' }, list);
  }

  #group(sourceType: string, own: readonly Integration[]): HTMLElement {
    const heading = make('h3', { class: 'group-heading', id: `group-${sourceType}` }, sourceType);
    const list = make('ul', { class: 'tiles', role: 'list' });
    this.#fill(list, own);
    return make('section', { part: 'group' }, heading, list);
  }

  #row(sourceType: string, own: readonly Integration[]): HTMLElement {
    const list = make('ul', { class: 'tiles', role: 'list', hidden: '' });
    const toggle = make(
      'button',
      { type: 'button', class: 'row', part: 'group-toggle', 'aria-expanded': 'false' },
      make('span', { class: 'row-name' }, `All ${sourceType}`),
      make('span', { class: 'count' }, String(own.length)),
    );
    toggle.addEventListener('click', () => {
      if (list.childElementCount === 0) this.#fill(list, own);
      list.hidden = !list.hidden;
      toggle.ariaExpanded = String(!list.hidden);
    });
    return make(
      'section',
      { class: 'group row', part: 'group' },
      make('h3', { class: 'row-heading' }, toggle),
      list,
    );
  }

  #fill(list: HTMLUListElement, own: readonly Integration[]): void {
    for (const integration of own) {
      const cell = plainTile(integration, false);
      this.#tiles.push({ name: folded(integration.name), cell });
      list.append(cell);
    }
  }

  #filter(search: string): void {
    const wanted = folded(search);
    for (const { name, cell } of this.#tiles) cell.hidden = !name.includes(wanted);
  }
}
