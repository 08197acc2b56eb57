import type { Connection } from '../../../api/schema.js';
import type { Localize } from '../../../i18n/localize.js';
import { isUploadConnection } from '../../../store/catalog/catalog.js';
import type { CompanyStore } from '../../../store/company-store.js';

/** What somebody else does with the link, as far as the connections show it. */
export interface InviteActivity {
  connectionId: string;
  platformName: string;
  /** `connecting`: they are at the provider's, or were. */
  kind: 'connecting' | 'connected';
}

export const activityWords = ({ kind, platformName }: InviteActivity, localize: Localize) =>
  localize.term(
    kind === 'connected' ? 'isConnected' : 'shareConnecting',
    localize.name(platformName),
  );

/** Follows what is connected, by anybody but this page, from the moment somebody is asked. */
export class InviteProgress {
  #store: CompanyStore | undefined;
  /** The connections as they were then: their statuses by id. */
  #before: ReadonlyMap<string, string> | undefined;

  /** Begins to follow a company, unless that has begun. */
  begin(store: CompanyStore | undefined): void {
    if (this.#store !== store) this.end();
    this.#store = store;
    const known = store?.connections.value;
    this.#before ??= known && new Map(known.map(({ id, status }) => [id, status]));
  }

  end(): void {
    this.#before = undefined;
  }

  /** What happens and has happened, the latest last. */
  get activities(): readonly InviteActivity[] {
    if (!this.#before) return [];
    return (this.#store?.connections.value ?? []).flatMap((connection) => {
      const kind = this.#kindOf(connection);
      const { id: connectionId, platformName } = connection;
      return kind ? [{ connectionId, platformName, kind }] : [];
    });
  }

  #kindOf(connection: Connection): InviteActivity['kind'] | undefined {
    // What files are sent to is never finished: they count as they arrive.
    if (isUploadConnection(connection)) return undefined;
    const { id, status } = connection;
    const before = this.#before?.get(id);
    if (status === 'Linked') return before === 'Linked' ? undefined : 'connected';
    const isOthers = !before && !this.#store?.linking.attemptAbout(id);
    return status === 'PendingAuth' && isOthers ? 'connecting' : undefined;
  }
}
