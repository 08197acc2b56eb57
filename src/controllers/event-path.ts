import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { memberOf, parentOf } from '../ui/dom/flat-tree.js';

/**
 * Dispatches an element's events, also after it was taken out: an event then goes on bubbling where the element
 * was, so that a listener further up gets the end of an attempt that was under way.
 */
export class EventPath implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What was around the element, the nearest first. */
  #around: Node[] = [];
  /** What the element still does, and ends with an event. */
  #work: Promise<unknown> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#around = [];
    for (let node = parentOf(this.#host); node; node = parentOf(node)) this.#around.push(node);
  }

  /** Returns false if a listener prevented it. */
  dispatch(event: Event): boolean {
    if (this.#host.isConnected) return this.#host.dispatchEvent(event);
    const top = this.#host.getRootNode({ composed: true });
    // What stops it on the way, as a flow does with what is inside it, stops it for good.
    const arrived: Event[] = [];
    const arrive = () => arrived.push(event);
    top.addEventListener(event.type, arrive);
    this.#host.dispatchEvent(event);
    top.removeEventListener(event.type, arrive);
    if (arrived.length > 0)
      this.#around.find((node) => memberOf(node, 'isConnected'))?.dispatchEvent(event);
    return !event.defaultPrevented;
  }

  /** Keeps the path for the event with which this work ends. */
  keepFor(work: Promise<unknown>): void {
    const all = Promise.allSettled([this.#work, work]).then(() => {
      if (this.#work === all) this.#work = undefined;
    });
    this.#work = all;
  }

  /** Releases the elements that were around this one, once its work is over. */
  clear(): void {
    const around = this.#around;
    const release = () => (around.length = 0);
    // At once, without any: what an element that is gone still renders is nothing to the page.
    if (this.#work) void this.#work.then(release);
    else release();
  }
}
