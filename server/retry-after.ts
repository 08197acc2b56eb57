import { parseUtc } from './codat-dates.js';

/** A number that is no number of seconds, such as -5, would be read as a year. */
const dateShape = /^([a-z]{3}|\d{4}-\d\d-\d\dT)/i;

/**
 * How long `Retry-After` asks to wait, in milliseconds: Codat's, or a gateway's in front of it. `undefined` where it is
 * neither seconds nor a date, 0 where that is over. A date counts by the clock of whoever sent it.
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>): number | undefined {
  const text = headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const end = dateShape.test(text) ? parseUtc(text) : undefined;
  if (end === undefined) return undefined;
  const sentAt = parseUtc(headers.get('Date') ?? '') ?? Date.now();
  return Math.max(0, end - sentAt);
}
