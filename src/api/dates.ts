/**
 * A moment as Codat writes it, in milliseconds since 1970; NaN if it is none. What .NET writes for none is in the year 1.
 *
 * Codat's times are UTC, with or without the trailing `Z`; JavaScript would read the latter as local.
 */
export function parseCodatDate(text: string | null | undefined): number {
  if (!text || text.startsWith('0001-')) return NaN;
  const hasZone = /(?:z|[+-]\d\d:?\d\d)$/i.test(text);
  const hasTime = text.includes('T');
  return Date.parse(hasZone || !hasTime ? text : `${text}Z`);
}
