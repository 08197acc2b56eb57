/** What runs in the page of `npm run bench:lists`: the elements, and plain DOM code that draws the same. */
import type { CodatClient } from '../src/api/client.js';
import type { Connection, Integration } from '../src/api/schema.js';

export type Subject = 'elements' | 'plain';

const SOURCE_TYPES = ['Accounting', 'Banking', 'Commerce'] as const;
/** A key that every fourth name has, and one that all names have. */
const QUARTER = 'q';
const ALL = 'e';

const folded = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').trim();

function integrationsFor(count: number): Integration[] {
  return Array.from({ length: count }, (_, index) => ({
    key: `key-${index}`,
    name: `Software ${index}${index % 4 === 0 ? ' Quick' : ''}`,
    enabled: true,
    sourceType: SOURCE_TYPES[index % SOURCE_TYPES.length] ?? '',
    sourceId: `source-${index}`,
    integrationId: `integration-${index}`,
    logoUrl: `${location.origin}/logo-${index}.svg`,
  }));
}

function connectionsFor(count: number): Connection[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `connection-${index}`,
    integrationKey: `key-${index}`,
    integrationId: `integration-${index}`,
    sourceId: `source-${index}`,
    platformName: `Software ${index}`,
    sourceType: 'Banking',
    status: 'Linked',
    created: new Date(1.7e12 + index * 60_000).toISOString(),
    lastSync: new Date(1.75e12 + index * 60_000).toISOString(),
  }));
}

/** Codat without a network: what is measured is the elements. */
function clientFor(integrations: Integration[], connections: () => Connection[]): CodatClient {
  const none = () => Promise.reject(new Error('Not part of this bench.'));
  return {
    listIntegrations: () => Promise.resolve(integrations),
    listConnections: () => Promise.resolve(connections()),
    getBranding: () => Promise.resolve({}),
    getDataStatus: () => Promise.resolve({}),
    getConnection: none,
    createConnection: none,
    unlinkConnection: none,
    deleteConnection: none,
  };
}

const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
};

function plainTile({ key, name, logoUrl }: Integration): HTMLLIElement {
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
      class: 'tile branded',
      part: 'tile',
      'data-near': key,
      'aria-describedby': `about-${key}`,
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
  tile.addEventListener('click', () => console.log(key));
  return make('li', { class: 'cell' }, tile, make('span', { hidden: '', id: `about-${key}` }));
}

/** The picker's markup by hand: tiles are made once, and a search hides those that do not match. */
class PlainPicker {
  readonly element = make('div');
  readonly #tiles: { name: string; cell: HTMLLIElement }[] = [];

  constructor(integrations: readonly Integration[], styles: readonly CSSStyleSheet[]) {
    const root = this.element.attachShadow({ mode: 'open' });
    const hidden = new CSSStyleSheet();
    hidden.replaceSync('[hidden] { display: none !important; }');
    root.adoptedStyleSheets = [...styles, hidden];
    const input = make('input', { type: 'search', part: 'search' });
    input.addEventListener('input', () => this.#filter(input.value));
    const panel = make('div', { class: 'panel grid', part: 'panel', lang: 'en' });
    panel.append(make('div', { class: 'search' }, input));
    for (const sourceType of SOURCE_TYPES) {
      const own = integrations.filter((integration) => integration.sourceType === sourceType);
      const list = make('ul', { class: 'tiles', role: 'list' });
      for (const integration of own) {
        const cell = plainTile(integration);
        this.#tiles.push({ name: folded(integration.name), cell });
        list.append(cell);
      }
      const heading = make('h3', { class: 'group-heading', id: `group-${sourceType}` }, sourceType);
      panel.append(make('section', { part: 'group' }, heading, list));
    }
    root.append(panel);
  }

  #filter(search: string): void {
    const wanted = folded(search);
    for (const { name, cell } of this.#tiles) cell.hidden = !name.includes(wanted);
  }
}

const find = (root: ParentNode, selector: string): Element => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const nextFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** One picker or list in the page, and what is done with it: how long the script takes, in ms; the layout follows. */
class Bench {
  #current: HTMLElement | undefined;
  #connections: Connection[] = [];
  /** The picker's style sheets, for the plain one. */
  #styles: readonly CSSStyleSheet[] = [];

  get #box(): Element {
    return find(document, '#box');
  }

  get #root(): ShadowRoot {
    const root = this.#current?.shadowRoot;
    if (!root) throw new Error('Nothing is shown.');
    return root;
  }

  /** Draws the picker for the first time. */
  async first(subject: Subject, count: number): Promise<number> {
    const integrations = integrationsFor(count);
    const begun = performance.now();
    if (subject === 'plain') this.#current = new PlainPicker(integrations, this.#styles).element;
    else {
      const picker = document.createElement('codat-integration-picker');
      picker.client = clientFor(integrations, () => []);
      picker.collapseAfter = 0;
      this.#current = picker;
    }
    this.#box.append(this.#current);
    await this.#untilThere('li.cell', count);
    const ms = performance.now() - begun;
    this.#layout();
    if (subject === 'elements') this.#styles = this.#root.adoptedStyleSheets;
    return ms;
  }

  async key(which: 'all' | 'quarter' | 'clear'): Promise<number> {
    const input = find(this.#root, 'input[type=search]') as HTMLInputElement;
    input.value = { all: ALL, quarter: QUARTER, clear: '' }[which];
    const begun = performance.now();
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    const current = this.#current;
    if (current && 'updateComplete' in current) await current.updateComplete;
    const ms = performance.now() - begun;
    this.#layout();
    return ms;
  }

  /** Shows a list of connections. */
  async list(count: number): Promise<number> {
    this.#connections = connectionsFor(count);
    const begun = performance.now();
    const list = document.createElement('codat-connection-list');
    list.client = clientFor([], () => this.#connections);
    this.#current = list;
    this.#box.append(list);
    await this.#untilThere('[part=item]', count);
    const ms = performance.now() - begun;
    this.#layout();
    return ms;
  }

  /** The server gives another name for one connection. */
  async changeOne(place: number): Promise<{ ms: number; rows: number }> {
    const list = this.#current as HTMLElementTagNameMap['codat-connection-list'];
    this.#connections = this.#connections.map((connection, index) =>
      index === place ? { ...connection, platformName: 'Renamed' } : { ...connection },
    );
    const touched = new Set<Element | null>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target.parentElement?.closest('li') ?? null);
    });
    observer.observe(find(this.#root, '[part=list]'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    const begun = performance.now();
    await list.refresh();
    const ms = performance.now() - begun;
    this.#layout();
    await nextTask();
    observer.disconnect();
    return { ms, rows: touched.size };
  }

  /** Lets the frames pass in which images and observers respond. */
  async settle(): Promise<void> {
    for (let frame = 0; frame < 10; frame++) await nextFrame();
  }

  /** The markup of a tile, without what Lit leaves in it. */
  tile(): string {
    const cell = find(this.#root, 'li.cell').cloneNode(true) as Element;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_COMMENT);
    const comments: Comment[] = [];
    while (walker.nextNode()) comments.push(walker.currentNode as Comment);
    for (const comment of comments) comment.remove();
    return cell.outerHTML.replace(/\s+/g, ' ').replace(/> | (?=<)/g, (it) => it.trim());
  }

  async clear(): Promise<void> {
    this.#current?.remove();
    this.#current = undefined;
    await this.settle();
  }

  /** In the same task if it can be, so that no frame is drawn in between. */
  async #untilThere(selector: string, count: number): Promise<void> {
    const isThere = () => this.#root.querySelectorAll(selector).length >= count;
    for (let turn = 0; turn < 500 && !isThere(); turn++) await Promise.resolve();
    while (!isThere()) await nextTask();
  }

  #layout(): void {
    this.#box.getBoundingClientRect();
  }
}

declare global {
  var bench: Bench;
}

globalThis.bench = new Bench();
