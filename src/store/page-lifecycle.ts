/** Listeners for the page's lifecycle events, which are reasons to poll now or to pause. */
interface LifecycleListeners {
  focus?(): void;
  online?(): void;
  visibilitychange?(): void;
  pagehide?(): void;
  pageshow?(event: PageTransitionEvent): void;
}

type Subscribe = (target: Document) => void;

/** The number of elements by document, for other documents than the page's: a Picture-in-Picture window's, for one. */
const otherDocuments = new Map<Document, number>();
/** Subscriptions to all documents, those included that elements move into later. */
const subscriptions = new Set<{ add: Subscribe; remove: Subscribe }>();

/** The page's documents. */
const documents = (): Document[] => [document, ...otherDocuments.keys()];

/** Counts an element in a document. Returns the function that counts it out. */
export function elementIn(place: Document): () => void {
  if (place === document) return () => undefined;
  const count = otherDocuments.get(place) ?? 0;
  otherDocuments.set(place, count + 1);
  if (count === 0) for (const { add } of subscriptions) add(place);
  return () => {
    const left = (otherDocuments.get(place) ?? 1) - 1;
    otherDocuments.set(place, left);
    if (left > 0) return;
    otherDocuments.delete(place);
    for (const { remove } of subscriptions) remove(place);
  };
}

/** Whether the page is hidden in all of its documents. */
export const isPageHidden = (): boolean => documents().every(({ hidden }) => hidden);

/** Whether one of the page's documents has the focus. */
export const hasPageFocus = (): boolean => documents().some((one) => one.hasFocus());

/**
 * Subscribes to lifecycle events. Returns the function that unsubscribes. `focus` and `visibilitychange` are those of
 * every document that has elements; the other events are the page's own. Does nothing without a page: in a test in Node
 * it may be gone before what it has begun.
 */
export function onPageLifecycle({
  focus,
  visibilitychange,
  ...own
}: LifecycleListeners): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const pageListeners = Object.entries(own) as [string, EventListener][];
  for (const [type, listener] of pageListeners) window.addEventListener(type, listener);
  const add: Subscribe = (target) => {
    if (focus) target.defaultView?.addEventListener('focus', focus);
    if (visibilitychange) target.addEventListener('visibilitychange', visibilitychange);
  };
  const remove: Subscribe = (target) => {
    if (focus) target.defaultView?.removeEventListener('focus', focus);
    if (visibilitychange) target.removeEventListener('visibilitychange', visibilitychange);
  };
  const subscription = { add, remove };
  for (const target of documents()) add(target);
  subscriptions.add(subscription);
  return () => {
    if (typeof window === 'undefined') return;
    for (const [type, listener] of pageListeners) window.removeEventListener(type, listener);
    subscriptions.delete(subscription);
    for (const target of documents()) remove(target);
  };
}
