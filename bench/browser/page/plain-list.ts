/** The list of connections by hand: rows of the same markup, of which a change writes what is another. */
import type { Connection } from '../../../src/api/schema.js';
import { make } from './plain-picker.js';

export class PlainList {
  static #row: Element | undefined;

  readonly element = make('div');
  readonly #rows = new Map<string, { shown: Connection; name: Element }>();

  /** Takes a row that the element has drawn as what every row looks like. */
  static take(row: Element): void {
    PlainList.#row = row.cloneNode(true) as Element;
  }

  constructor(connections: readonly Connection[], styles: readonly CSSStyleSheet[]) {
    const root = this.element.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [...styles];
    const list = make('ul', { part: 'list' });
    for (const connection of connections) {
      const row = PlainList.#row?.cloneNode(true) as Element;
      const name = row.querySelector('.name') ?? row;
      name.textContent = connection.platformName;
      this.#rows.set(connection.id, { shown: connection, name });
      list.append(row);
    }
    root.append(make('div', { class: 'panel', part: 'panel' }, list));
  }

  update(connections: readonly Connection[]): void {
    for (const connection of connections) {
      const row = this.#rows.get(connection.id);
      if (!row) continue;
      if (JSON.stringify(row.shown) !== JSON.stringify(connection)) {
        row.name.textContent = connection.platformName;
      }
      row.shown = connection;
    }
  }
}
