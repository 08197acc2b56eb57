const zone = /(Z|GMT|UTC|[+-]\d\d:?\d\d)$/i;

/** One of Codat's times in milliseconds since 1970; `undefined` if it is none. They are UTC, and not all of them say so. */
export function parseUtc(text: string): number | undefined {
  const time = Date.parse(zone.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time;
}
