import { noChange, type ChildPart, type ReactiveControllerHost } from 'lit';
import { directive, Directive, PartType, type PartInfo } from 'lit/directive.js';
import {
  insertPart,
  removePart,
  setChildPartValue,
  setCommittedValue,
} from 'lit/directive-helpers.js';
import { frameBudget } from './frame-budget.js';

/** What an item's row shows. */
export interface KeptRow {
  /** All that the template depends on: it is rendered only when one of these is another. Left out: with every update. */
  inputs?: readonly unknown[];
  template(): unknown;
}

/** How the items of a list are rendered. */
export interface KeptListOptions<Item> {
  /** Unique in the list. */
  key(item: Item): string;
  /**
   * Whether the item's row is in the page; default all are. A row that is left out is kept for when it comes back; where
   * that takes long, some come back at once and the others with the element's updates after the next frames.
   */
  isShown?(item: Item): boolean;
  row(item: Item): KeptRow;
}

interface Row {
  part: ChildPart;
  inputs: readonly unknown[] | undefined;
  /** The row's nodes while it is left out; the part's markers keep its place in the page. */
  nodes: readonly Node[] | undefined;
}

/** What is to be done with an item's row. */
interface Change {
  key: string;
  isShown: boolean;
  inputs: readonly unknown[] | undefined;
  value: unknown;
}

const isSame = (one: readonly unknown[] | undefined, other: readonly unknown[] | undefined) =>
  one !== undefined &&
  one.length === other?.length &&
  one.every((value, index) => Object.is(value, other[index]));

/** Whether something is rendered by updates of its own, and not by somebody else's calls. */
const isUpdating = (host: unknown): host is ReactiveControllerHost =>
  typeof host === 'object' && host !== null && 'requestUpdate' in host;

function takeOut(row: Row): void {
  const { startNode, endNode } = row.part;
  const nodes: ChildNode[] = [];
  for (let node = startNode?.nextSibling; node && node !== endNode; node = node.nextSibling) {
    nodes.push(node);
  }
  for (const node of nodes) node.remove();
  row.nodes = nodes;
}

function putBack(row: Row): void {
  const { endNode } = row.part;
  for (const node of row.nodes ?? []) endNode?.parentNode?.insertBefore(node, endNode);
  row.nodes = undefined;
}

class KeptListDirective extends Directive {
  readonly #rows = new Map<string, Row>();
  /** The rows in the order of their places. */
  #order: readonly Row[] = [];

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.CHILD) throw new Error('keptList() renders children.');
  }

  /** On a server, where nothing is kept. */
  override render<Item>(items: readonly Item[], { isShown, row }: KeptListOptions<Item>): unknown {
    return items.filter((item) => isShown?.(item) ?? true).map((item) => row(item).template());
  }

  override update<Item>(
    container: ChildPart,
    [items, options]: [readonly Item[], KeptListOptions<Item>],
  ): unknown {
    // First of all: a template may throw, and nothing has been moved by then.
    const changes = items.map((item) => this.#changeOf(item, options));
    this.#forget(new Set(changes.map(({ key }) => key)));
    this.#order = this.#arrange(container, changes);
    const host = container.options?.host;
    const updating = isUpdating(host) ? host : undefined;
    for (const change of changes) this.#show(change, updating);
    setCommittedValue(
      container,
      this.#order.map(({ part }) => part),
    );
    return noChange;
  }

  #changeOf<Item>(item: Item, options: KeptListOptions<Item>): Change {
    const key = options.key(item);
    const isShown = options.isShown?.(item) ?? true;
    const before = this.#rows.get(key)?.inputs;
    if (!isShown) return { key, isShown, inputs: before, value: noChange };
    const { inputs, template } = options.row(item);
    return { key, isShown, inputs, value: isSame(inputs, before) ? noChange : template() };
  }

  #forget(keys: ReadonlySet<string>): void {
    for (const [key, row] of this.#rows) {
      if (keys.has(key)) continue;
      removePart(row.part);
      this.#rows.delete(key);
      this.#order = this.#order.filter((one) => one !== row);
    }
  }

  /** Gives each row its place, and makes those that are shown for the first time. Returns all in order. */
  #arrange(container: ChildPart, changes: readonly Change[]): Row[] {
    const before = this.#order;
    const moved = new Set<Row>();
    let place = 0;
    return changes.flatMap(({ key, isShown }) => {
      for (let next = before[place]; next && moved.has(next); next = before[place]) place++;
      const next = before[place];
      const row = this.#rows.get(key);
      if (row && row === next) place++;
      else if (row) {
        insertPart(container, next?.part, row.part);
        moved.add(row);
      } else if (isShown) {
        const part = insertPart(container, next?.part);
        const made: Row = { part, inputs: undefined, nodes: undefined };
        this.#rows.set(key, made);
        return made;
      }
      return row ?? [];
    });
  }

  #show({ key, isShown, inputs, value }: Change, host: ReactiveControllerHost | undefined): void {
    const row = this.#rows.get(key);
    if (!row) return;
    if (!isShown) {
      if (!row.nodes) takeOut(row);
      return;
    }
    if (row.nodes && value === noChange && host) {
      frameBudget.run(host, () => putBack(row));
      return;
    }
    if (row.nodes) putBack(row);
    setChildPartValue(row.part, value);
    row.inputs = inputs;
  }
}

const keptListDirective = directive(KeptListDirective);

/**
 * Renders a list by keys, as `repeat` does; keeps the rows that are left out for a while, and renders again only those
 * of which something has changed.
 */
export const keptList = <Item>(items: readonly Item[], options: KeptListOptions<Item>): unknown =>
  keptListDirective(items, options);
