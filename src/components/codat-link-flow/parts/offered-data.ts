import type { Integration } from '../../../api/schema.js';
import { filterIntegrations, kindOf } from '../../../store/catalog/catalog.js';
import { syncedData, type SyncedData } from '../../../store/catalog/data-topics.js';
import type { JourneyCategory } from '../../../store/connections/journey.js';
import { integrationOf } from '../../../store/connections/matching.js';
import type { FlowEntry } from './flow-entry.js';

interface Offer {
  platformKeys: readonly string[];
  showSandbox: boolean;
}

interface Known extends Offer {
  integrations: readonly Integration[] | undefined;
  kinds: string;
  opened: Opened | undefined;
  data: readonly SyncedData[];
}

/** The one thing that the host opens a journey at; its integration where that is known. */
interface Opened {
  kind: string;
  integration: Integration | undefined;
}

function openedAt(
  entry: FlowEntry | undefined,
  integrations: readonly Integration[],
): Opened | undefined {
  switch (entry?.kind) {
    case 'repair': {
      const { connection } = entry;
      const integration = integrationOf(connection, integrations);
      return { kind: kindOf(connection.sourceType), integration };
    }
    case 'connect':
      return { kind: kindOf(entry.integration.sourceType), integration: entry.integration };
    default:
      return undefined;
  }
}

/** With what is synced from the one thing, which need not be of a kind that is asked for, nor be offered. */
function withOpened(
  data: readonly SyncedData[],
  { kind, integration }: Opened,
): readonly SyncedData[] {
  const own = syncedData([kind], integration && [integration]);
  const isNamed = data.some(({ sourceType }) => sourceType === kind);
  const added = own.flatMap(({ topics }) => topics);
  return isNamed
    ? data.map((one) =>
        one.sourceType === kind ? { ...one, topics: [...new Set([...one.topics, ...added])] } : one,
      )
    : [...data, ...own];
}

/** What is synced from the software that a journey offers, and from what it is opened at. Computed once for each response: there can be thousands. */
export class OfferedData {
  #known: Known | undefined;

  get(
    categories: readonly JourneyCategory[],
    { platformKeys, showSandbox }: Offer,
    integrations: readonly Integration[] | undefined,
    entry: FlowEntry | undefined,
  ): readonly SyncedData[] {
    const sourceTypes = categories.map(({ sourceType }) => sourceType).filter(Boolean);
    const kinds = sourceTypes.join();
    const opened = openedAt(entry, integrations ?? []);
    const known = this.#known;
    if (
      known?.integrations === integrations &&
      known?.kinds === kinds &&
      known.opened?.kind === opened?.kind &&
      known.opened?.integration === opened?.integration &&
      known.showSandbox === showSandbox &&
      known.platformKeys.join() === platformKeys.join()
    ) {
      return known.data;
    }
    const offered =
      integrations && filterIntegrations(integrations, { sourceTypes, platformKeys, showSandbox });
    const asked = syncedData(sourceTypes, offered);
    const data = opened ? withOpened(asked, opened) : asked;
    this.#known = { integrations, kinds, opened, platformKeys, showSandbox, data };
    return data;
  }
}
