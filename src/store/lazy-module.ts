import { isOffline } from '../api/runtime.js';
import { CodatNetworkError } from '../api/errors.js';

/** A module that is loaded when it is first needed. A load that failed is tried again by the next call of `load`. */
export class LazyModule<Module> {
  readonly #import: () => Promise<Module>;
  #value: Module | undefined;
  #pending: Promise<Module> | undefined;

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

  /** Loads the module ahead of its use; a failure is left to the use. */
  preload(): void {
    void this.load().catch(() => undefined);
  }

  async #load(): Promise<Module> {
    try {
      this.#value = await this.#import();
      return this.#value;
    } catch (cause) {
      throw new CodatNetworkError(isOffline() ? 'offline' : 'network', cause);
    } finally {
      this.#pending = undefined;
    }
  }
}
