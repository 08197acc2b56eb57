/** What a page is told that may be a reason to ask the server, or to rest. */
interface PageSigns {
  focus?(): void;
  online?(): void;
  visibilitychange?(): void;
  pagehide?(): void;
  pageshow?(event: PageTransitionEvent): void;
}

/** Listens for these signs. Returns how to stop. */
export function onPage(signs: PageSigns): () => void {
  const all = Object.entries(signs) as [string, EventListener][];
  const targetOf = (type: string) => (type === 'visibilitychange' ? document : window);
  for (const [type, listener] of all) targetOf(type).addEventListener(type, listener);
  return () => {
    for (const [type, listener] of all) targetOf(type).removeEventListener(type, listener);
  };
}
