import type { Connection, Integration } from '../../api/schema.js';
import { connectionsOf } from '../connections/matching.js';
import { isSingle, mayConnect } from '../connections/rules.js';

/** How an integration stands with a company, and so what can be done with it. */
export type IntegrationStatus =
  | { kind: 'available' }
  /** Begun and not finished. */
  | { kind: 'pending'; connection: Connection }
  /** The platform ended the access, or the person disconnected it: it can be linked again. */
  | { kind: 'lost' | 'unlinked'; connection: Connection }
  | { kind: 'linked'; connection: Connection; canAddAnother: boolean }
  /** Another one of its kind is connected. */
  | { kind: 'excluded'; by: Connection; sourceType: string };

/** How this integration stands, given all of the company's connections. */
export function integrationStatus(
  integration: Integration,
  connections: readonly Connection[],
): IntegrationStatus {
  const [connection] = connectionsOf(integration, connections);
  if (connection?.status === 'Linked') {
    return { kind: 'linked', connection, canAddAnother: !isSingle(integration.sourceType) };
  }
  const rule = mayConnect(integration, connections);
  if (!rule.allowed) {
    return { kind: 'excluded', by: rule.by, sourceType: integration.sourceType ?? '' };
  }
  switch (connection?.status) {
    case 'PendingAuth':
      return { kind: 'pending', connection };
    case 'Deauthorized':
      return { kind: 'lost', connection };
    case 'Unlinked':
      return { kind: 'unlinked', connection };
    default:
      return { kind: 'available' };
  }
}
