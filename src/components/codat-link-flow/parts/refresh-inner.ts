import type { CompanyStore } from '../../../store/company-store.js';
import type { CodatConnectionList } from '../../codat-connection-list/codat-connection-list.js';
import type { CodatIntegrationPicker } from '../../codat-integration-picker/codat-integration-picker.js';
import type { CodatSyncStatus } from '../../codat-sync-status/codat-sync-status.js';

type Inner = CodatIntegrationPicker | CodatConnectionList | CodatSyncStatus;

/** Asks Codat again for what a journey and the elements inside show: there are none before the journey is in a page. */
export async function refreshInner(
  root: ShadowRoot | null,
  store: CompanyStore | undefined,
): Promise<void> {
  const inner = root?.querySelectorAll<Inner>('[part=picker], [part=list], [part=sync]') ?? [];
  await Promise.all(
    [store?.connections, store?.uploads, ...inner].map(async (one) => one?.refresh()),
  );
}
