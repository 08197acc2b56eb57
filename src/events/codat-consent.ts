import { CodatEvent } from './codat-event.js';

/** One section of what the person gave permission for. */
export interface ConsentSection {
  /** Which one: `purpose`, `data`, `retention` or `withdrawal`. */
  name: string;
  /** Its heading, as it stood on the page. */
  heading: string;
  /** Its words, as they stood on the page; a line for each of its lines. */
  text: string;
}

export interface ConsentDetail {
  /** The words beside the box that the person ticked, as they stood on the page. */
  text: string;
  /** What those words refer to, as it stood on the page, in its order there. */
  sections: readonly ConsentSection[];
  /** What the data is for, as it stood on the page. */
  purpose: string;
  /** The host's `consent-version`; empty where it has none. */
  version: string;
  /** The address of the policy that was linked to; undefined where there was no link. */
  policyUrl: string | undefined;
  /** The language of the words, as a BCP 47 tag. */
  language: string;
  /** The kinds of software whose data this is about, such as `accounting`. */
  sourceTypes: readonly string[];
  /** When, as ISO 8601 in UTC, by the clock of the person's device. */
  at: string;
}

/**
 * The person gave permission to access the business's data. Preventing it keeps the flow on its step; `waitUntil` does
 * so for as long as the host stores the permission.
 */
export class CodatConsentEvent extends CodatEvent<ConsentDetail> {
  static override readonly type = 'codat-consent';

  readonly #awaited: Promise<unknown>[] = [];
  /** How many of them have not settled. */
  #pendingCount = 0;

  constructor(detail: ConsentDetail) {
    super(detail, true);
  }

  /**
   * Keeps the flow on its step until this settles: it goes on once all promises are fulfilled, and shows an error, with
   * a way to try again, if one is rejected. As `waitUntil` of the platform's `ExtendableEvent`: to be called before the
   * listener's first `await`, or while an earlier promise is pending.
   *
   * @throws DOMException `InvalidStateError` at any other time, since the flow has gone on
   */
  waitUntil(stored: unknown): void {
    if (this.eventPhase === Event.NONE && this.#pendingCount === 0) {
      throw new DOMException(
        'codat-consent: waitUntil() was called after the event. Call it in the listener, before its first await.',
        'InvalidStateError',
      );
    }
    const promise = Promise.resolve(stored);
    this.#pendingCount++;
    // After the listeners of the promise, which may wait for what it leads to.
    const settle = () => queueMicrotask(() => this.#pendingCount--);
    promise.then(settle, settle);
    this.#awaited.push(promise);
  }

  /** @internal Resolves once all that the host waits for is done; rejects then with the first failure. */
  async settled(): Promise<void> {
    let results: PromiseSettledResult<unknown>[] = [];
    while (results.length < this.#awaited.length) {
      results = await Promise.allSettled(this.#awaited);
    }
    const failure = results.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') throw failure.reason;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-consent': CodatConsentEvent;
  }
}
