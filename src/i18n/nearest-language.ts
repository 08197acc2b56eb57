import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { flatAncestors, memberOf } from '../ui/dom/flat-tree.js';

interface Watch {
  observer: MutationObserver;
  listeners: Set<() => void>;
}

/** One observer for each document and shadow root, however many elements are in it. */
const watches = new WeakMap<Node, Watch>();

/** Calls back when a `lang` or `dir` changes in this document or shadow root. Returns how to unsubscribe. */
function watch(root: Node, listener: () => void): () => void {
  let entry = watches.get(root);
  if (!entry) {
    const listeners = new Set<() => void>();
    const observer = new MutationObserver(() => {
      for (const one of listeners) one();
    });
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
    entry = { observer, listeners };
    watches.set(root, entry);
  }
  const { observer, listeners } = entry;
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer.disconnect();
    watches.delete(root);
  };
}

/** The nearest `lang` and `dir` of an element: its own, or what is around it sets, across shadow roots and slots. */
export class NearestLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #watched = new Map<Node, () => void>();
  /** Undefined where nothing around sets one. */
  lang: string | undefined;
  dir: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#read();
  }

  /** With every update, since the slot around may be another one by then, which no event reports. */
  hostUpdate(): void {
    this.#read();
  }

  hostDisconnected(): void {
    for (const unwatch of this.#watched.values()) unwatch();
    this.#watched.clear();
  }

  readonly #onChange = () => {
    const { lang, dir } = this;
    this.#read();
    if (lang !== this.lang || dir !== this.dir) this.#host.requestUpdate();
  };

  #read(): void {
    // Absent on the server, where no page is around.
    if (!this.#host.isConnected || typeof MutationObserver === 'undefined') return;
    const roots = new Set<Node>();
    let lang: string | undefined;
    let dir: string | undefined;
    for (const element of flatAncestors(this.#host)) {
      const attribute = (name: string) => memberOf(element, 'getAttribute').call(element, name);
      roots.add(memberOf(element, 'getRootNode').call(element));
      lang ||= attribute('lang')?.trim();
      dir ||= attribute('dir')?.trim().toLowerCase();
    }
    this.lang = lang || undefined;
    this.dir = dir || undefined;
    this.#watch(roots);
  }

  #watch(roots: ReadonlySet<Node>): void {
    for (const [root, unwatch] of this.#watched) {
      if (roots.has(root)) continue;
      unwatch();
      this.#watched.delete(root);
    }
    for (const root of roots) {
      if (!this.#watched.has(root)) this.#watched.set(root, watch(root, this.#onChange));
    }
  }
}
