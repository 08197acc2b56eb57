/** What a page is told that may be a reason to ask the server, or to rest. */
interface PageSigns {
  focus?(): void;
  online?(): void;
  visibilitychange?(): void;
  pagehide?(): void;
  pageshow?(event: PageTransitionEvent): void;
}

type Listen = (target: Document) => void;

/** Other documents in which elements of this page are, such as a Picture-in-Picture window's, and how many are. */
const otherDocuments = new Map<Document, number>();
/** Those who listen to all documents: told of each that comes. */
const listening = new Set<{ add: Listen; remove: Listen }>();

/** The page's documents. */
const documents = (): Document[] => [document, ...otherDocuments.keys()];

/** Says that an element is in a document. Returns how to take that back. */
export function elementIn(place: Document): () => void {
  if (place === document) return () => undefined;
  const count = otherDocuments.get(place) ?? 0;
  otherDocuments.set(place, count + 1);
  if (count === 0) for (const { add } of listening) add(place);
  return () => {
    const left = (otherDocuments.get(place) ?? 1) - 1;
    otherDocuments.set(place, left);
    if (left > 0) return;
    otherDocuments.delete(place);
    for (const { remove } of listening) remove(place);
  };
}

/** Whether nobody can see the page, in any of its documents. */
export const isPageHidden = (): boolean => documents().every(({ hidden }) => hidden);

/** Whether the person is in one of the page's documents. */
export const hasPageFocus = (): boolean => documents().some((one) => one.hasFocus());

/**
 * Listens for these signs. Returns how to stop. Focus and visibility are those of every document that an element is
 * in; the network and the way to other pages are the page's own.
 */
export function onPageLifecycle({ focus, visibilitychange, ...own }: PageSigns): () => void {
  const signs = Object.entries(own) as [string, EventListener][];
  for (const [type, listener] of signs) window.addEventListener(type, listener);
  const add: Listen = (target) => {
    if (focus) target.defaultView?.addEventListener('focus', focus);
    if (visibilitychange) target.addEventListener('visibilitychange', visibilitychange);
  };
  const remove: Listen = (target) => {
    if (focus) target.defaultView?.removeEventListener('focus', focus);
    if (visibilitychange) target.removeEventListener('visibilitychange', visibilitychange);
  };
  const listener = { add, remove };
  for (const target of documents()) add(target);
  listening.add(listener);
  return () => {
    for (const [type, one] of signs) window.removeEventListener(type, one);
    listening.delete(listener);
    for (const target of documents()) remove(target);
  };
}
