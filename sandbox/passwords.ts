import { numberOf } from './ids.js';
import type { ConnectionRecord } from './records.js';

const HOUR_MS = 3_600_000;

/** How long a one-time password may wait: a day, an hour for QuickBooks Online Bank Feeds. */
export function passwordLifetime(platformKey: string): number {
  return platformKey === 'hcws' ? HOUR_MS : 24 * HOUR_MS;
}

/** How many passwords have six digits. */
const COUNT = 900_000;
/** Has no divisor in common with `COUNT`: steps of it come to each password once before any comes again. */
const STEP = 611_953;

/**
 * A new one-time password of six digits, which the connection never had before: a link that was used must not open again,
 * even where the clock stands still. Earlier ones stay good: a page may hold them still.
 */
export function issuePassword(connection: ConnectionRecord, now: number): string {
  const lifetime = passwordLifetime(connection.integration.key);
  for (const [password, issuedAt] of connection.passwords) {
    if (now - issuedAt > lifetime) connection.passwords.delete(password);
  }
  const first = numberOf(`${connection.id}:${connection.createdAt}`, COUNT);
  const password = String(100_000 + ((first + connection.passwordsIssued * STEP) % COUNT));
  connection.passwordsIssued += 1;
  connection.passwords.set(password, now);
  return password;
}

/** Uses up a one-time password; false if it never was, was used before, or is too old. */
export function usePassword(connection: ConnectionRecord, password: string, now: number): boolean {
  const issuedAt = connection.passwords.get(password);
  if (issuedAt === undefined) return false;
  connection.passwords.delete(password);
  return now - issuedAt <= passwordLifetime(connection.integration.key);
}
