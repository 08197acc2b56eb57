import type { Connection } from '../../api/schema.js';
import { answerLateResults } from './late-results.js';
import type { LinkAttempt } from './link-attempt.js';
import type { StoreClient } from '../store-clients.js';

const idOf = ({ connection, target }: LinkAttempt) => connection?.id ?? target.connectionId;

/** Whether an attempt is about this connection. */
export const isAbout = (attempt: LinkAttempt, connectionId: string) =>
  idOf(attempt) === connectionId;

/** The attempts of one company that this page knows, and the element each began in, if one did. */
export class Attempts {
  readonly #owners = new Map<LinkAttempt, StoreClient | undefined>();
  /** How to end the answering of return pages that come late. */
  readonly #answering = new Map<LinkAttempt, () => void>();

  get all(): LinkAttempt[] {
    return [...this.#owners.keys()];
  }

  /** Whether one is under way. */
  get isLinking(): boolean {
    return this.all.some(({ isLive }) => isLive);
  }

  /** Whether an earlier page of this tab began one. */
  get hasReturned(): boolean {
    return [...this.#owners.values()].includes(undefined);
  }

  add(attempt: LinkAttempt, by: StoreClient | undefined): void {
    this.#owners.set(attempt, by);
  }

  delete(attempt: LinkAttempt): void {
    this.#stopAnswering(attempt);
    this.#owners.delete(attempt);
  }

  /** It has ended; its return page may still be to come, and closes if somebody answers: `heard` tells. */
  answerLate(attempt: LinkAttempt, heard: () => void): void {
    const stop = answerLateResults(({ connectionId }) => {
      const isOurs = !connectionId || isAbout(attempt, connectionId);
      if (isOurs) heard();
      return isOurs;
    });
    this.#answering.set(attempt, stop);
  }

  /** Rests: no timer, listener, channel or request is left. Some end with it, as their owner decides. */
  pause(endsOf: (owner: StoreClient | undefined) => boolean): void {
    for (const [attempt, owner] of [...this.#owners]) {
      attempt.pause();
      if (endsOf(owner)) attempt.abandon();
      // Also what an end has begun that came with this.
      this.#stopAnswering(attempt);
    }
  }

  #stopAnswering(attempt: LinkAttempt): void {
    this.#answering.get(attempt)?.();
    this.#answering.delete(attempt);
  }

  ownerOf(attempt: LinkAttempt): StoreClient | undefined {
    return this.#owners.get(attempt);
  }

  latest(matches: (attempt: LinkAttempt) => boolean): LinkAttempt | undefined {
    // Every tile asks, and mostly there are none.
    return this.#owners.size === 0 ? undefined : this.all.findLast(matches);
  }

  /** Those that ended before there was a connection, of one platform. */
  withoutConnection(platformKey: string | null | undefined): LinkAttempt[] {
    return this.all.filter(
      (attempt) => !attempt.isLive && !idOf(attempt) && attempt.target.platformKey === platformKey,
    );
  }

  /** Those about connections that are no longer there. */
  straysOf(connections: readonly Connection[]): LinkAttempt[] {
    const ids = new Set<string | undefined>(connections.map(({ id }) => id));
    return this.all.filter((attempt) => {
      const id = idOf(attempt);
      return id !== undefined && !ids.has(id);
    });
  }
}
