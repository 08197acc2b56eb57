import type { Connection } from '../api/schema.js';
import type { LinkAttempt } from './link-attempt.js';

const idOf = ({ connection, target }: LinkAttempt) => connection?.id ?? target.connectionId;

/** Whether an attempt is about this connection. */
export const isAbout = (attempt: LinkAttempt, connectionId: string) =>
  idOf(attempt) === connectionId;

/** Those about connections that are no longer there. */
export function straysOf(
  attempts: Iterable<LinkAttempt>,
  connections: readonly Connection[],
): LinkAttempt[] {
  const ids = new Set<string | undefined>(connections.map(({ id }) => id));
  return [...attempts].filter((attempt) => {
    const id = idOf(attempt);
    return id !== undefined && !ids.has(id);
  });
}
