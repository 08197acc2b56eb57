/**
 * A moment as Codat writes it, in milliseconds since 1970; NaN if it is none, as where "never" is written as a moment
 * long before Codat, such as `0001-01-01T00:00:00`.
 *
 * Codat's times are UTC, with or without the trailing `Z`; JavaScript would read the latter as local.
 */
export function parseCodatDate(text: string | null | undefined): number {
  if (!text) return NaN;
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(text);
  const hasTime = text.includes('T');
  const time = Date.parse(hasZone || !hasTime ? text : `${text}Z`);
  return time > 0 ? time : NaN;
}
