/**
 * A page may hold two copies of this package, which share sessionStorage but no variables. The copy that follows an
 * attempt claims it by an event on the document, so that the other copy does not resume it a second time.
 */
const CLAIM_EVENT = 'codat-elements:attempt-claim';

const keyOf = (store: string, connectionId: string) => `${store} ${connectionId}`;

/** Whether another copy of this package on the page follows this attempt. */
export function isFollowedByAnotherCopy(store: string, connectionId: string): boolean {
  const detail = keyOf(store, connectionId);
  return !document.dispatchEvent(new CustomEvent(CLAIM_EVENT, { cancelable: true, detail }));
}

/** Responds to other copies for the attempts that this copy's store follows. Returns how to unsubscribe. */
export function answerClaims(
  store: string,
  follows: (connectionId: string) => boolean,
): () => void {
  const prefix = keyOf(store, '');
  const onClaim = (event: Event) => {
    const key: unknown = 'detail' in event ? event.detail : undefined;
    if (typeof key !== 'string' || !key.startsWith(prefix)) return;
    if (follows(key.slice(prefix.length))) event.preventDefault();
  };
  document.addEventListener(CLAIM_EVENT, onClaim);
  return () => document.removeEventListener(CLAIM_EVENT, onClaim);
}
