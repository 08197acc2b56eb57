import { warnOnce } from '../api/warn.js';
import { retryDelay } from './lazy-module.js';
import { onPageLifecycle } from './page-lifecycle.js';

/**
 * The code of an element. Nobody can press "Try again" on an element without code: where a load fails it is tried again
 * until it is there, after ever longer pauses, and at once when the device is back online.
 */
export class ElementModule {
  readonly tag: string;
  readonly #import: () => Promise<unknown>;
  #isAsked = false;
  #failures = 0;

  constructor(tag: string, load: () => Promise<unknown>) {
    this.tag = tag;
    this.#import = load;
  }

  /** Loads it: once, however often it is asked for. */
  load(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.#import().catch(() => this.#rest());
  }

  #rest(): void {
    warnOnce(`codat-elements: <${this.tag}> could not be loaded. Trying again.`);
    const again = () => {
      clearTimeout(timer);
      stopListening();
      this.#isAsked = false;
      this.load();
    };
    const timer = setTimeout(again, retryDelay(this.#failures++));
    const stopListening = onPageLifecycle({ online: again });
  }
}
