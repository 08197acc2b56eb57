import type { Connection } from '../../api/schema.js';
import { replyToLateResults } from './late-results.js';
import type { LinkAttempt } from './link-attempt.js';
import { isOvertaken } from '../starting-attempt.js';
import type { StoreClient } from '../store-clients.js';

const idOf = ({ connection, target }: LinkAttempt) => connection?.id ?? target.connectionId;

/** Whether an attempt is about this connection. */
export const isAbout = (attempt: LinkAttempt, connectionId: string) =>
  idOf(attempt) === connectionId;

/** Whether nothing is to be said of an attempt any more: it has linked what it was meant to, or the person has cancelled it. */
const isSettled = ({ state }: LinkAttempt): boolean =>
  state.kind === 'ended' &&
  (state.isByPerson === true || (state.outcome === 'linked' && !state.organisationChanged));

/** The link attempts of one company on this page, each with the element that started it, if one did. */
export class Attempts {
  readonly #owners = new Map<LinkAttempt, StoreClient | undefined>();
  /** By attempt: stops replying to return pages that load after the attempt has ended. */
  readonly #stopReplies = new Map<LinkAttempt, () => void>();

  get all(): LinkAttempt[] {
    return [...this.#owners.keys()];
  }

  /** Whether an attempt is live. */
  get isLinking(): boolean {
    return this.all.some(({ isLive }) => isLive);
  }

  /** Whether an earlier page of this tab started one of the attempts, of which something is still to be done or read. */
  get mayHaveReturned(): boolean {
    return this.#resumed.some((attempt) => !isSettled(attempt));
  }

  /** Whether an earlier page of this tab started one of the attempts: the server has its connection, and it is not too old. */
  get hasReturned(): boolean {
    return this.#resumed.some(
      ({ connection, state }) =>
        connection && !(state.kind === 'ended' && state.outcome === 'abandoned'),
    );
  }

  get #resumed(): LinkAttempt[] {
    return this.all.filter((attempt) => !this.#owners.get(attempt));
  }

  add(attempt: LinkAttempt, owner: StoreClient | undefined): void {
    this.#owners.set(attempt, owner);
  }

  delete(attempt: LinkAttempt): void {
    this.#stopReplying(attempt);
    this.#owners.delete(attempt);
  }

  /** Replies to the attempt's return page, which may load after the attempt has ended and closes on the reply. */
  replyLate(attempt: LinkAttempt, onReply: () => void): void {
    const stop = replyToLateResults(({ connectionId }) => {
      const isOurs = !connectionId || isAbout(attempt, connectionId);
      if (isOurs) onReply();
      return isOurs && attempt.trace;
    });
    this.#stopReplies.set(attempt, stop);
  }

  /** Pauses all attempts: no timer, listener, channel or request is left. `endsOf` decides by owner which are abandoned. */
  pause(endsOf: (owner: StoreClient | undefined) => boolean): void {
    for (const [attempt, owner] of [...this.#owners]) {
      attempt.pause();
      if (endsOf(owner)) attempt.abandon();
      // Abandoning has subscribed to late results.
      this.#stopReplying(attempt);
    }
  }

  #stopReplying(attempt: LinkAttempt): void {
    this.#stopReplies.get(attempt)?.();
    this.#stopReplies.delete(attempt);
  }

  ownerOf(attempt: LinkAttempt): StoreClient | undefined {
    return this.#owners.get(attempt);
  }

  latest(matches: (attempt: LinkAttempt) => boolean): LinkAttempt | undefined {
    // Called for every tile; mostly there are no attempts.
    return this.#owners.size === 0 ? undefined : this.all.findLast(matches);
  }

  /** The attempts of this page that came to nothing before what they were to link was linked. */
  overtakenBy(linked: Connection): LinkAttempt[] {
    // An earlier page's takes the server's word as its own end.
    return this.all.filter((attempt) => this.ownerOf(attempt) && isOvertaken(attempt, linked));
  }

  /** The attempts about connections that are no longer listed. */
  straysOf(connections: readonly Connection[]): LinkAttempt[] {
    const ids = new Set<string | undefined>(connections.map(({ id }) => id));
    return this.all.filter((attempt) => {
      const id = idOf(attempt);
      return id !== undefined && !ids.has(id);
    });
  }
}
