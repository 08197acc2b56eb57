/** What a browser has and a server may not: the elements' modules can be imported in both. */
export const runtime: Partial<
  Pick<typeof globalThis, 'document' | 'location' | 'matchMedia' | 'navigator'>
> = globalThis;

/** Whether the device is known to be offline. Node's and Deno's `navigator` says nothing of it. */
export const isOffline = (): boolean => runtime.navigator?.onLine === false;
