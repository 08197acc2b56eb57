/** What runs in the page of `npm run bench:browser`: the elements, and plain DOM code that draws the same. */
import type { CodatClient } from '../../../src/api/client.js';
import type { Connection, Integration } from '../../../src/api/schema.js';
import { connectionsFor, integrationsFor, SEARCHES, type Search } from './data.js';
import { PlainPicker } from './plain-picker.js';
import { PlainList } from './plain-list.js';

export type Subject = 'elements' | 'plain';

/** In milliseconds. */
export interface Cost {
  /** Until the script is done that draws it. */
  script: number;
  /** Until it is on the screen. */
  drawn: number;
  /** The longest that the page does not answer meanwhile. */
  block: number;
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

const find = (root: ParentNode, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
};

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
/** After the next frame is drawn: the message comes once the browser is through with it. */
const nextFrame = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    }),
  );

/** Answers to itself all the time: the longest it has to wait is how long the page does not answer. */
class Ticker {
  readonly #channel = new MessageChannel();
  #last = performance.now();
  #longest = 0;

  constructor() {
    this.#channel.port1.onmessage = () => {
      this.#look();
      this.#channel.port2.postMessage(undefined);
    };
    this.#channel.port2.postMessage(undefined);
  }

  #look(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#last);
    this.#last = now;
  }

  stop(): number {
    this.#look();
    this.#channel.port1.close();
    return this.#longest;
  }
}

/** One picker or list in the page, and what is done with it. */
class Bench {
  #current: HTMLElement | undefined;
  #connections: Connection[] = [];
  #styles: readonly CSSStyleSheet[] = [];
  #plainList: PlainList | undefined;

  get #box(): Element {
    return find(document, '#box');
  }

  get #root(): ShadowRoot {
    const root = this.#current?.shadowRoot;
    if (!root) throw new Error('Nothing is shown.');
    return root;
  }

  /** Draws the picker for the first time: all of it, or folded. */
  async first(subject: Subject, count: number, isFolded = false): Promise<Cost> {
    const integrations = integrationsFor(count, location.origin);
    const isAllThere = this.#countOf('li.cell', isFolded ? 6 : count);
    const cost = await this.#measure(() => {
      this.#show(subject, integrations, isFolded);
    }, isAllThere);
    if (subject === 'elements') this.#styles = this.#root.adoptedStyleSheets;
    return cost;
  }

  #show(subject: Subject, integrations: Integration[], isFolded: boolean): void {
    if (subject === 'plain') {
      this.#current = new PlainPicker(integrations, this.#styles, isFolded).element;
    } else {
      const picker = document.createElement('codat-integration-picker');
      picker.client = clientFor(integrations, () => []);
      if (isFolded) picker.featured = integrations.slice(0, 6).map(({ key }) => key);
      else picker.collapseAfter = 0;
      this.#current = picker;
    }
    this.#box.append(this.#current);
  }

  /** Types into the search field. */
  async key(search: Search, count: number): Promise<Cost> {
    const input = find(this.#root, 'input[type=search]') as HTMLInputElement;
    input.value = SEARCHES[search];
    const left = { all: count, clear: count, quarter: Math.ceil(count / 4), nothing: 0 }[search];
    return this.#measure(
      () => input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })),
      this.#countOf('li.cell:not([hidden])', left),
    );
  }

  /** Opens or closes the first category. */
  async toggle(count: number, isOpen: boolean): Promise<Cost> {
    const button = find(this.#root, '[part=group-toggle]');
    const inGroup = '[part=group] ul:not([hidden]) > li.cell';
    return this.#measure(
      () => button.click(),
      this.#countOf(inGroup, isOpen ? Math.ceil(count / 3) : 0),
    );
  }

  /** Shows a list of connections. */
  async list(subject: Subject, count: number): Promise<Cost> {
    this.#connections = connectionsFor(count);
    return this.#measure(
      () => {
        if (subject === 'plain') {
          this.#plainList = new PlainList(this.#connections, this.#styles);
          this.#current = this.#plainList.element;
        } else {
          const list = document.createElement('codat-connection-list');
          list.client = clientFor([], () => this.#connections);
          this.#current = list;
        }
        this.#box.append(this.#current);
      },
      this.#countOf('[part=item]', count),
    );
  }

  /** A row of the list, for the plain one to draw. */
  takeRow(): void {
    PlainList.take(find(this.#root, '[part=item]'));
    this.#styles = this.#root.adoptedStyleSheets;
  }

  /** The server gives another name for one connection. */
  async changeOne(place: number): Promise<Cost & { rows: number }> {
    const list = this.#current;
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
    const cost = await this.#measure(
      () => {
        if (list && 'refresh' in list) void (list.refresh as () => Promise<void>)();
        else this.#plainList?.update(this.#connections);
      },
      () => touched.size > 0,
    );
    observer.disconnect();
    return { ...cost, rows: touched.size };
  }

  /** Puts pickers into the page and takes them out again, one after the other. */
  async mount(subject: Subject, count: number, times: number): Promise<number> {
    const integrations = integrationsFor(count, location.origin);
    const begun = performance.now();
    for (let place = 0; place < times; place++) {
      this.#show(subject, integrations, false);
      const isThere = this.#countOf('li.cell', count);
      for (let turn = 0; turn < 200 && !isThere(); turn++) await Promise.resolve();
      while (!isThere()) await nextTask();
      this.#current?.remove();
      await nextTask();
    }
    const ms = performance.now() - begun;
    await this.clear();
    return ms;
  }

  /** The style sheets of what is shown, as one text. */
  styles(): string {
    return this.#styles
      .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
      .join('\n');
  }

  /** Lets the frames pass in which images and observers answer. */
  async settle(): Promise<void> {
    for (let frame = 0; frame < 6; frame++) await nextFrame();
  }

  /** The markup of a tile, without what Lit leaves in it, with its attributes in order. */
  tile(): string {
    const cell = find(this.#root, 'li.cell').cloneNode(true) as Element;
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_COMMENT);
    const comments: Comment[] = [];
    while (walker.nextNode()) comments.push(walker.currentNode as Comment);
    for (const comment of comments) comment.remove();
    for (const element of [cell, ...cell.querySelectorAll('*')]) {
      const attributes = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name } of attributes) element.removeAttribute(name);
      for (const { name, value } of attributes) element.setAttribute(name, value);
    }
    return cell.outerHTML.replace(/\s+/g, ' ').replace(/> | (?=<)/g, (it) => it.trim());
  }

  async clear(): Promise<void> {
    this.#current?.remove();
    this.#current = undefined;
    this.#plainList = undefined;
    await this.settle();
    // An element is gone for good a quarter of a second after it has left.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }

  async #measure(act: () => void, isDone: () => boolean): Promise<Cost> {
    const ticker = new Ticker();
    // The act begins where a person's would: in a task of its own.
    await nextTask();
    const begun = performance.now();
    act();
    for (let turn = 0; turn < 200 && !isDone(); turn++) await Promise.resolve();
    while (!isDone()) await nextTask();
    const script = performance.now() - begun;
    await nextFrame();
    return { script, drawn: performance.now() - begun, block: ticker.stop() };
  }

  #countOf(selector: string, count: number): () => boolean {
    return () => {
      const current = this.#current;
      const isPending = current && 'isUpdatePending' in current && current.isUpdatePending;
      return (
        !isPending &&
        current?.shadowRoot?.querySelectorAll(selector).length === count &&
        current.shadowRoot.querySelector('[part=search], [part=item]') !== null
      );
    };
  }
}

declare global {
  var bench: Bench;
}

globalThis.bench = new Bench();
