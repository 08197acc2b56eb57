import type { Connection } from '../api/schema.js';
import type { AttemptTarget } from './linking/attempt-types.js';

/** Stands for the connection of an attempt that ended before there was one: without an id or a status. */
export function placeholderConnection(target: AttemptTarget): Connection {
  const { connectionId = '', platformKey, platformName } = target;
  return {
    id: connectionId,
    integrationKey: platformKey,
    integrationId: target.integrationId ?? '',
    sourceId: target.sourceId ?? '',
    sourceType: target.sourceType ?? '',
    platformName,
    status: '',
  };
}
