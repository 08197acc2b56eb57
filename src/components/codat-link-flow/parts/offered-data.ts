import type { Integration } from '../../../api/schema.js';
import { filterIntegrations } from '../../../store/catalog/catalog.js';
import { syncedData, type SyncedData } from '../../../store/catalog/data-topics.js';
import type { JourneyCategory } from '../../../store/connections/journey.js';

interface Offer {
  platformKeys: readonly string[];
  showSandbox: boolean;
}

interface Known extends Offer {
  integrations: readonly Integration[] | undefined;
  kinds: string;
  data: readonly SyncedData[];
}

/** What is synced from the software that a journey offers. Computed once for each response: there can be thousands. */
export class OfferedData {
  #known: Known | undefined;

  get(
    categories: readonly JourneyCategory[],
    { platformKeys, showSandbox }: Offer,
    integrations: readonly Integration[] | undefined,
  ): readonly SyncedData[] {
    const sourceTypes = categories.map(({ sourceType }) => sourceType).filter(Boolean);
    const kinds = sourceTypes.join();
    const known = this.#known;
    if (
      known?.integrations === integrations &&
      known?.kinds === kinds &&
      known.showSandbox === showSandbox &&
      known.platformKeys.join() === platformKeys.join()
    ) {
      return known.data;
    }
    const offered =
      integrations && filterIntegrations(integrations, { sourceTypes, platformKeys, showSandbox });
    const data = syncedData(sourceTypes, offered);
    this.#known = { integrations, kinds, platformKeys, showSandbox, data };
    return data;
  }
}
