import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { flatAncestors, memberOf } from '../ui/dom/flat-tree.js';

/** How long a framework may take to set what it sets only after it has put an element into the page. */
const GRACE_MS = 1000;
/** How often it is waited again for a provider whose code, or for a token that, is still to come. */
const MAX_ROUNDS = 10;

/**
 * Gives a host's page time to finish its set-up: until then a setting that is missing is no error. Over a moment
 * after the page has loaded and the element is in it; later while a provider around it is not defined yet, or React has
 * not set what its server could not write.
 */
export class ConfigurationGrace implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #waiting: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rounds = 0;
  #isOver = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether something that is missing will stay so; the element is updated once it is. */
  get isOver(): boolean {
    if (!this.#isOver && !this.#waiting && this.#host.isConnected) this.#begin();
    return this.#isOver;
  }

  hostDisconnected(): void {
    this.#waiting?.abort();
    this.#waiting = undefined;
    clearTimeout(this.#timer);
    this.#isOver = false;
  }

  #begin(): void {
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    this.#rounds = 0;
    if (document.readyState === 'complete') this.#wait();
    else window.addEventListener('load', this.#wait, { once: true, signal });
  }

  readonly #wait = () => {
    this.#timer = setTimeout(() => {
      if (++this.#rounds < MAX_ROUNDS && this.#awaitsSettings()) {
        this.#wait();
        return;
      }
      this.#waiting = undefined;
      this.#isOver = true;
      this.#host.requestUpdate();
    }, GRACE_MS);
  };

  #awaitsSettings(): boolean {
    const awaited = 'codat-provider:not(:defined), [defer-hydration=token]';
    for (const element of flatAncestors(this.#host)) {
      if (memberOf(element, 'matches').call(element, awaited)) return true;
    }
    return false;
  }
}
