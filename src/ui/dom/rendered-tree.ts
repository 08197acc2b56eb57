/** A parent's children as somebody else left them, with the texts, and what is inside of foreign elements. */
interface Snapshot {
  parent: Node;
  children: { node: Node; text: string | undefined; inside: Snapshot | undefined }[];
}

const textOf = (node: Node): string | undefined =>
  node.nodeType === Node.TEXT_NODE ? (node.nodeValue ?? '') : undefined;

/** What somebody else did to a tree: which nodes are theirs, and whose children are no longer as they were drawn. */
class ForeignChanges {
  readonly #root: Node;
  readonly #drawn = new Set<Node>();
  readonly #foreign = new Set<Node>();
  readonly #snapshots = new Map<Node, Snapshot>();

  constructor(root: Node, records: readonly MutationRecord[]) {
    this.#root = root;
    for (const { addedNodes, removedNodes } of records) {
      for (const node of removedNodes) if (!this.#foreign.has(node)) this.#drawn.add(node);
      for (const node of addedNodes) if (!this.#drawn.has(node)) this.#foreign.add(node);
    }
    for (const { type, target } of records) {
      const parent = this.#drawnParent(type === 'childList' ? target : target.parentNode);
      if (parent) this.#snapshots.set(parent, this.#snapshotOf(parent));
    }
  }

  /** Puts the changes back, but where the element has drawn something else since. */
  restore(redrawn: ReadonlySet<Node>): void {
    for (const [parent, snapshot] of this.#snapshots) {
      if (!redrawn.has(parent) && this.#root.contains(parent)) restore(snapshot);
    }
  }

  /** The nearest node around that was drawn by the element; undefined outside of its tree. */
  #drawnParent(start: Node | null): Node | undefined {
    let found: Node | undefined;
    for (let node = start; node; node = node.parentNode) {
      if (this.#foreign.has(node)) found = undefined;
      else if (this.#drawn.has(node)) return found ?? node;
      else found ??= node;
      if (node === this.#root) return found;
    }
    return undefined;
  }

  #snapshotOf(parent: Node): Snapshot {
    const children = [...parent.childNodes].map((node) => ({
      node,
      text: textOf(node),
      inside: this.#foreign.has(node) ? this.#snapshotInside(node) : undefined,
    }));
    return { parent, children };
  }

  /** All of a foreign element, but for what is inside of the element's own nodes that were moved into it. */
  #snapshotInside(parent: Node): Snapshot {
    const children = [...parent.childNodes].map((node) => {
      const isOpen = node.hasChildNodes() && !this.#drawn.has(node);
      return { node, text: textOf(node), inside: isOpen ? this.#snapshotInside(node) : undefined };
    });
    return { parent, children };
  }
}

function restore({ parent, children }: Snapshot): void {
  const wanted = new Set(children.map(({ node }) => node));
  for (const node of [...parent.childNodes]) if (!wanted.has(node)) parent.removeChild(node);
  let next = parent.firstChild;
  for (const { node, text, inside } of children) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
    if (text !== undefined && node.nodeValue !== text) node.nodeValue = text;
    if (inside) restore(inside);
  }
}

function undo(record: MutationRecord): void {
  const { target, addedNodes, removedNodes, previousSibling, nextSibling } = record;
  if (record.type === 'characterData') {
    target.nodeValue = record.oldValue;
    return;
  }
  for (const node of addedNodes) if (node.parentNode === target) target.removeChild(node);
  const isAfter = nextSibling?.parentNode !== target && previousSibling?.parentNode === target;
  const next = isAfter ? previousSibling.nextSibling : nextSibling;
  for (const node of removedNodes) {
    target.insertBefore(node, next?.parentNode === target ? next : null);
  }
}

/**
 * Lets an element render over what others did to its nodes. Page translators put each text node into an element of
 * their own or replace it: Lit keeps writing to the node it knows, and what is shown stays as it was, or nodes are
 * inserted before one that is gone, which throws.
 *
 * Watches the shadow root between renderings; undoes what happened there before the next one, and puts it back where
 * that rendering changed nothing, so that a translated text which stays is not shown untranslated for a moment.
 *
 * What an element does to its own children must be done in its rendering.
 */
export class RenderedTree {
  #root: Node | undefined;
  #observer: MutationObserver | undefined;
  #records: MutationRecord[] = [];
  #changes: ForeignChanges | undefined;

  /** To be called right before a rendering. */
  beforeRender(): void {
    if (!this.#root || !this.#observer) return;
    const records = [...this.#records, ...this.#observer.takeRecords()];
    this.#records = [];
    this.#changes = records.length > 0 ? new ForeignChanges(this.#root, records) : undefined;
    if (this.#changes) {
      for (const record of records.reverse()) undo(record);
      this.#observer.takeRecords();
    }
    // Where there is nothing to put back afterwards, this rendering's own changes are not recorded.
    else this.#observer.disconnect();
  }

  /** To be called right after it. */
  afterRender(root: Node): void {
    this.#root = root;
    if (!this.#changes) {
      this.#observe(root);
      return;
    }
    const redrawn = new Set<Node>();
    for (const { type, target } of this.#observer?.takeRecords() ?? []) {
      const parent = type === 'childList' ? target : target.parentNode;
      if (parent) redrawn.add(parent);
    }
    this.#changes.restore(redrawn);
    this.#changes = undefined;
    // What was put back has to be undone before the next rendering as well.
    this.#records = this.#observer?.takeRecords() ?? [];
  }

  #observe(root: Node): void {
    if (typeof MutationObserver === 'undefined') return;
    this.#observer ??= new MutationObserver((records) => this.#records.push(...records));
    this.#observer.observe(root, {
      childList: true,
      characterData: true,
      characterDataOldValue: true,
      subtree: true,
    });
  }
}
