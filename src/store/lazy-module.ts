import { isOffline } from '../api/runtime.js';
import { CodatNetworkError } from '../api/errors.js';

const FIRST_RETRY_MS = 2000;
const MAX_RETRY_MS = 60_000;

/** How long to wait before what failed so often already is asked for again unbidden, in milliseconds. */
export const retryDelay = (failuresBefore: number): number =>
  Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** failuresBefore);

/** A module that is loaded when it is first needed. A load that failed is tried again by the next call of `load`. */
export class LazyModule<Module> {
  readonly #import: () => Promise<Module>;
  #value: Module | undefined;
  #pending: Promise<Module> | undefined;
  #failures = 0;
  /** When `preload` may ask again, on the clock of `performance.now()`. */
  #restsUntil = 0;

  constructor(load: () => Promise<Module>) {
    this.#import = load;
  }

  /** The module, once it is loaded. */
  get value(): Module | undefined {
    return this.#value;
  }

  /** Loads the module, or joins the pending load. Rejects with a CodatNetworkError. */
  load(): Promise<Module> {
    if (this.#value) return Promise.resolve(this.#value);
    this.#pending ??= this.#load();
    return this.#pending;
  }

  /**
   * Loads the module ahead of its use; a failure is left to the use. After one it rests for a while: elements call this
   * with every rendering.
   */
  preload(): void {
    if (performance.now() < this.#restsUntil) return;
    void this.load().catch(() => undefined);
  }

  async #load(): Promise<Module> {
    try {
      this.#value = await this.#import();
      return this.#value;
    } catch (cause) {
      this.#restsUntil = performance.now() + retryDelay(this.#failures++);
      throw new CodatNetworkError(isOffline() ? 'offline' : 'network', cause);
    } finally {
      this.#pending = undefined;
    }
  }
}
