import type { Integration } from '../../../api/schema.js';
import { filterIntegrations } from '../../../store/catalog/catalog.js';

interface Filter {
  sourceTypes: readonly string[];
  platformKeys: readonly string[];
  showSandbox: boolean;
}

/** What of a catalog a picker may show: chosen once for each response and setting, since there can be thousands. */
export class ShownIntegrations {
  #chosen: { of: readonly unknown[]; integrations: Integration[] } | undefined;

  of(all: readonly Integration[], filter: Filter): Integration[] {
    const { sourceTypes, platformKeys, showSandbox } = filter;
    const of = [all, showSandbox, sourceTypes.join(), platformKeys.join()];
    if (!this.#chosen?.of.every((one, index) => one === of[index])) {
      // A host's own client may return an integration twice.
      const unique = [...new Map(all.map((one) => [one.key, one])).values()];
      this.#chosen = { of, integrations: filterIntegrations(unique, filter) };
    }
    return this.#chosen.integrations;
  }
}
