/** Orders ids the same way on every machine; for names, which people read, name a locale instead. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
