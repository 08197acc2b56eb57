import type { Integration } from '../../api/schema.js';
import { integrationOf } from '../connections/matching.js';
import { placeholderConnection } from '../placeholder-connection.js';
import type { LinkAttempt } from './link-attempt.js';

/** The integration that an attempt is about, also where its connection did not say the key and is gone: then by its source. */
export function integrationFor(
  { connection, target }: Pick<LinkAttempt, 'connection' | 'target'>,
  integrations: readonly Integration[],
): Integration | undefined {
  const known = connection ?? { ...placeholderConnection(target), integrationKey: null };
  return (
    integrations.find(({ key }) => key === target.platformKey) ?? integrationOf(known, integrations)
  );
}
