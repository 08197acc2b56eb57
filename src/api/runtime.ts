/** What a browser has and a server may not: the elements' modules can be imported in both. */
export const runtime: Partial<
  Pick<typeof globalThis, 'document' | 'location' | 'matchMedia' | 'navigator'>
> = globalThis;
