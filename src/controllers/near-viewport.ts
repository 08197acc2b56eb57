import type { LitElement, ReactiveController } from 'lit';

/** How far from being seen something is told of: about a screen's third, so that it is there in time. */
const margin = '300px';

/** Tells which parts of an element are about to be seen: those that carry `data-near`, by its value. */
export class NearViewport implements ReactiveController {
  readonly #host: LitElement;
  readonly #near: (name: string) => void;
  readonly #observed = new WeakSet<Element>();
  #observer: IntersectionObserver | undefined;

  constructor(host: LitElement, near: (name: string) => void) {
    this.#host = host;
    this.#near = near;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#observer ??= new IntersectionObserver((entries) => this.#seen(entries), {
      rootMargin: margin,
    });
    for (const element of this.#host.renderRoot.querySelectorAll('[data-near]')) {
      if (this.#observed.has(element)) continue;
      this.#observed.add(element);
      this.#observer.observe(element);
    }
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const name = target.getAttribute('data-near');
      if (isIntersecting && name) this.#near(name);
    }
  }
}
