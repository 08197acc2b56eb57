import type { Integration } from '../../../api/schema.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import type { Query } from '../../../store/query.js';
import { filterIntegrations } from '../../../store/catalog/catalog.js';

type Catalogue = Pick<Query<Integration[]>, 'value' | 'isUnchecked'>;

interface Filter {
  sourceTypes: readonly string[];
  platformKeys: readonly string[];
  featured: readonly string[] | undefined;
  showSandbox: boolean;
}

/** What of a catalog a picker may show: chosen once for each response and setting, since there can be thousands. */
export class ShownIntegrations {
  readonly #host: HTMLElement;
  #chosen: { of: readonly unknown[]; integrations: Integration[]; isChecked: boolean } | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Undefined until it is known: the list of an earlier visit may lack what was turned on since. */
  of(catalogue: Catalogue | undefined, filter: Filter): Integration[] | undefined {
    const all = catalogue?.value;
    if (!all) return undefined;
    const { sourceTypes, platformKeys, showSandbox } = filter;
    const of = [all, showSandbox, sourceTypes.join(), platformKeys.join(), filter.featured?.join()];
    if (!this.#chosen?.of.every((one, index) => one === of[index])) {
      // A host's own client may return an integration twice.
      const unique = [...new Map(all.map((one) => [one.key, one])).values()];
      const integrations = filterIntegrations(unique, filter);
      this.#chosen = { of, integrations, isChecked: false };
    }
    const { integrations, isChecked } = this.#chosen;
    if (catalogue.isUnchecked) return integrations.length > 0 ? integrations : undefined;
    if (!isChecked) {
      this.#chosen.isChecked = true;
      this.#warnOfUnknown(all, filter);
    }
    return integrations;
  }

  #warnOfUnknown(all: readonly Integration[], { platformKeys, featured = [] }: Filter): void {
    const known = new Set(all.map(({ key }) => key));
    const unknown = [...platformKeys, ...featured].filter((key) => !known.has(key));
    if (unknown.length === 0) return;
    warnOnce(
      this.#host,
      `No integration that is turned on in the Codat Portal has the platform key ${unknown
        .map((key) => `"${key}"`)
        .join(' or ')}. Leaving it out; keys have a letter case.`,
    );
  }
}
