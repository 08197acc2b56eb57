import { CodatPlatformError } from '@codat/platform/sdk/models/errors/index.js';
import type { TokenProxyEvent } from '../../server/index.js';
import type { Backend } from './backend.js';
import type { Records } from './database/index.js';
import { createCodat } from './merchant-companies.js';
import type { UnderwriterFeed } from './underwriter-feed.js';

/**
 * Keeps what Codat's webhooks say of the applications, for the underwriter. The event says that something happened; what a
 * connection is like now is asked of Codat. A rejection has Codat send the event again.
 */
export function codatEvents(
  backend: Backend,
  records: Records,
  feed: UnderwriterFeed,
  ownOrigin: string,
): (event: TokenProxyEvent) => Promise<void> {
  const codat = createCodat(backend.apiKey, backend.apiUrlFor(ownOrigin));

  return async (event) => {
    const application = records.applications.findByCompany(event.companyId);
    // Somebody else's, such as a company of the same Codat account, or one of the developers' pages.
    if (application?.email === undefined) return;
    const { companyId, connectionId, occurredAt } = event;
    if (connectionId === undefined) {
      records.connections.record(event, undefined);
    } else {
      try {
        const connection = await codat.connections.get({ companyId, connectionId });
        const { platformName, sourceType, status } = connection;
        records.connections.record(event, { connectionId, platformName, sourceType, status });
      } catch (error) {
        if (!(error instanceof CodatPlatformError && error.statusCode === 404)) throw error;
        records.connections.record(event, undefined);
        records.connections.markDeleted(connectionId, Date.parse(occurredAt));
      }
    }
    feed.notify();
  };
}
