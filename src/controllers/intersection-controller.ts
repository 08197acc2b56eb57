import type { LitElement, ReactiveController } from 'lit';

/** How far from the viewport a part counts as near: about a third of a screen, so that its images are there in time. */
const ROOT_MARGIN = '300px';

/**
 * Notifies which parts of an element are about to be seen: those that carry `data-near`, by its value. Notifies again
 * with every rendering, since the value or the store may be another by then.
 *
 * Not by `@lit-labs/observers`, for the reasons in docs/decisions/0024-visibility-without-a-library.md.
 */
export class IntersectionController implements ReactiveController {
  readonly #host: LitElement;
  readonly #onNear: (name: string) => void;
  /** The parts that are observed, and whether each is near. */
  #observed = new WeakMap<Element, boolean>();
  #observer: IntersectionObserver | undefined;

  constructor(host: LitElement, onNear: (name: string) => void) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may come after the element was removed: nothing would disconnect the observer.
    if (!this.#host.isConnected) return;
    this.#observer ??= this.#observe();
    for (const element of this.#host.renderRoot.querySelectorAll('[data-near]')) {
      const isNear = this.#observer ? this.#observed.get(element) : true;
      if (isNear) this.#notify(element);
      if (isNear !== undefined) continue;
      this.#observed.set(element, false);
      this.#observer?.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observed = new WeakMap();
  }

  /** Undefined where nothing can be observed, as in jsdom: everything is near then. */
  #observe(): IntersectionObserver | undefined {
    // A window's observer reports nothing of elements in another window.
    const view = this.#host.ownerDocument.defaultView ?? window;
    const { IntersectionObserver: Observer } = view as Partial<
      Pick<typeof view, 'IntersectionObserver'>
    >;
    return (
      Observer && new Observer((entries) => this.#onIntersect(entries), { rootMargin: ROOT_MARGIN })
    );
  }

  #onIntersect(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      this.#observed.set(target, isIntersecting);
      if (isIntersecting) this.#notify(target);
    }
  }

  #notify(element: Element): void {
    const name = element.getAttribute('data-near');
    if (name) this.#onNear(name);
  }
}
