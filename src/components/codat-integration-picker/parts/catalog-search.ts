import type { ReactiveControllerHost } from 'lit';
import type { Integration } from '../../../api/schema.js';
import type { FindIntegrations } from '../../../store/catalog/arrange.js';
import { compactOf, normalizeText } from '../../../store/catalog/search-text.js';
import { LazyModule } from '../../../store/lazy-module.js';
import { whenIdle } from '../../../store/when-idle.js';

/** @internal The code of the search, loaded once there is a field for it: nobody types before the list is shown. */
export const searchModule = new LazyModule(() => import('../../../store/catalog/search.js'));

/** What is left of the search where its code cannot be loaded. */
const findByName: FindIntegrations = (integrations, text) => {
  const typed = compactOf(normalizeText(text));
  return integrations.filter(({ name }) => compactOf(normalizeText(name)).includes(typed));
};

/** How the integrations of a list are searched. */
export class CatalogSearch {
  readonly #host: ReactiveControllerHost;
  #isPreloaded = false;
  #hasFailed = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Finds what was typed; undefined while the code for that is on its way. */
  get find(): FindIntegrations | undefined {
    return searchModule.value?.searchIntegrations ?? (this.#hasFailed ? findByName : undefined);
  }

  /** Loads the code once the browser has nothing else to do. */
  preload(): void {
    if (this.#isPreloaded) return;
    this.#isPreloaded = true;
    whenIdle(() => searchModule.preload());
  }

  /** The person is about to type. */
  async prepare(integrations: readonly Integration[]): Promise<void> {
    await this.load();
    searchModule.value?.prepareSearch(integrations);
  }

  /** Loads the code; where that fails, the next one tries again. */
  async load(): Promise<void> {
    if (searchModule.value) return;
    try {
      await searchModule.load();
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
  }
}
