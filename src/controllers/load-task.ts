import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CodatError } from '../api/errors.js';
import type { CompanyStore } from '../store/company-store.js';
import type { Query } from '../store/query.js';
import { Absence } from './absence.js';
import { announceError } from './announce-error.js';
import type { StoreController } from './store-controller.js';

/** What an element shows of a company. */
export type StoreQuery = 'integrations' | 'connections';

/** Why an element has nothing to show. */
export interface LoadFailure {
  error: CodatError;
  operation: 'configure' | 'list-integrations' | 'list-connections' | 'read-status';
}

interface LoadTaskOptions {
  /** What the element shows of its company. */
  queries: readonly StoreQuery[];
  /** Whether the element shows anything at the moment. Default: always. */
  isShown?: () => boolean;
  /** The failure that the element shows, where it has others beside those of the queries. */
  failure?: () => LoadFailure | undefined;
}

async function loadQuery(
  query: Pick<Query<unknown>, 'load' | 'refresh' | 'pending'>,
  isRefresh: boolean,
): Promise<void> {
  if (isRefresh) await query.refresh();
  else {
    query.load();
    await query.pending;
  }
}

/** The store renders the element at each change of a query: the task's own request would render it a second time. */
const withoutUpdates = (host: ReactiveControllerHost): ReactiveControllerHost => ({
  addController: (controller) => host.addController(controller),
  removeController: (controller) => host.removeController(controller),
  requestUpdate: () => undefined,
  get updateComplete() {
    return host.updateComplete;
  },
});

/**
 * An element's first load and its refreshes. What was loaded lives in the store, shared by all elements that show the
 * company, so that a failed refresh empties nothing. Stops waiting once the element is gone for good, and announces
 * each failure once.
 */
export class LoadTask implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #storeController: StoreController;
  readonly #options: LoadTaskOptions;
  readonly #task: Task<readonly [CompanyStore | undefined, isRefresh: boolean], void>;
  /** The store whose queries were loaded during this stay in the page. */
  #loaded: CompanyStore | undefined;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    storeController: StoreController,
    options: LoadTaskOptions,
  ) {
    this.#host = host;
    this.#storeController = storeController;
    this.#options = options;
    this.#task = new Task(withoutUpdates(host), {
      autoRun: false,
      task: async ([store, isRefresh], { signal }) => {
        if (!store) return initialState;
        await Promise.all(options.queries.map((name) => loadQuery(store[name], isRefresh)));
        signal.throwIfAborted();
        return undefined;
      },
    });
    host.addController(this);
    new Absence(host, {
      gone: () => {
        this.#task.abort();
        this.#loaded = undefined;
      },
    });
  }

  /** Whether all is known that the element shows. */
  get isReady(): boolean {
    return this.#options.queries.every((name) => this.#storeController.store?.[name].value);
  }

  /** Why the element has nothing to show; undefined while there is something, however old. */
  get failure(): LoadFailure | undefined {
    const error = this.#storeController.configurationError;
    if (error) return { error, operation: 'configure' };
    for (const name of this.#options.queries) {
      const state = this.#storeController.store?.[name].state;
      if (state?.kind === 'error' && !state.last) {
        return { error: state.error, operation: `list-${name}` };
      }
    }
    return undefined;
  }

  /** Asks the server again for all that the element shows. Never rejects: `failure` says how it went. */
  refresh(): Promise<void> {
    return this.#task.run([this.#storeController.store, true]);
  }

  hostUpdate(): void {
    const { store } = this.#storeController;
    if (!this.#host.isConnected || store === this.#loaded) return;
    if (this.#options.isShown?.() === false) return;
    this.#loaded = store;
    void this.#task.run([store, false]);
  }

  hostUpdated(): void {
    const { isShown, failure } = this.#options;
    if (isShown?.() === false) return;
    const shown = failure ? failure() : this.failure;
    if (shown) announceError(this.#host, shown.error, shown.operation);
  }
}
