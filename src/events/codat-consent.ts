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
  /** Whether the flow has gone on: nothing can be waited for any more. */
  #isOver = false;

  constructor(detail: ConsentDetail) {
    super(detail, true);
  }

  /**
   * Keeps the flow on its step until this settles: it goes on once all promises are fulfilled, and shows an error, with
   * the same button to try again, if one is rejected. To be called before the listener's first `await`.
   */
  waitUntil(stored: unknown): void {
    if (this.#isOver) {
      console.warn(
        'codat-consent: waitUntil() has no effect after the event. Call it in the listener, before its first await.',
      );
      return;
    }
    const promise = Promise.resolve(stored);
    // Looked at by `settled`, and before that no rejection that nobody handles.
    promise.catch(() => undefined);
    this.#awaited.push(promise);
  }

  /** @internal Resolves once all that the host waits for is done; rejects with the first failure. */
  async settled(): Promise<void> {
    let count = -1;
    while (count !== this.#awaited.length) {
      count = this.#awaited.length;
      try {
        await Promise.all(this.#awaited);
      } catch (error) {
        this.#isOver = true;
        throw error;
      }
    }
    this.#isOver = true;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-consent': CodatConsentEvent;
  }
}
