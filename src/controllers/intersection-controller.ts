import type { LitElement, ReactiveController } from 'lit';

/** How far from being seen something is told of: about a screen's third, so that it is there in time. */
const margin = '300px';

/**
 * Tells which parts of an element are about to be seen: those that carry `data-near`, by its value. Tells it
 * again with every rendering, since the value or who wants to know may be another by then.
 */
export class IntersectionController implements ReactiveController {
  readonly #host: LitElement;
  readonly #near: (name: string) => void;
  /** What is watched, and whether it is near. */
  #watched = new WeakMap<Element, boolean>();
  #observer: IntersectionObserver | undefined;

  constructor(host: LitElement, near: (name: string) => void) {
    this.#host = host;
    this.#near = near;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may come after the element was taken out: nothing would end the watch.
    if (!this.#host.isConnected) return;
    this.#observer ??= this.#observe();
    for (const element of this.#host.renderRoot.querySelectorAll('[data-near]')) {
      const isNear = this.#watched.get(element);
      if (isNear) this.#notify(element);
      if (isNear !== undefined) continue;
      this.#watched.set(element, false);
      this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#watched = new WeakMap();
  }

  #observe(): IntersectionObserver {
    // Each window's own sees nothing of another window.
    const view = this.#host.ownerDocument.defaultView ?? window;
    return new view.IntersectionObserver((entries) => this.#seen(entries), { rootMargin: margin });
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      this.#watched.set(target, isIntersecting);
      if (isIntersecting) this.#notify(target);
    }
  }

  #notify(element: Element): void {
    const name = element.getAttribute('data-near');
    if (name) this.#near(name);
  }
}
