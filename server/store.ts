/**
 * What the proxy keeps, and may share with other instances of itself: the catalogue, brands, which webhooks
 * it has seen, and a short log of events for each company. Never a `linkUrl`, a key or a person's data.
 */

/** What a page is sent: what to ask about again. The data is always Codat's. */
export interface CompanyEvent {
  /** Codat's name of it, such as `connection.connected` or `read.completed`. */
  type: string;
  /** The connection it is about; absent for what concerns all of the company's data. */
  connectionId?: string;
}

/** An event where it stands in its company's log. */
export interface LoggedEvent {
  /** `<milliseconds since 1970>-<number>`, growing within a company. */
  id: string;
  event: CompanyEvent;
}

/** An event as every instance receives it. */
export interface PublishedEvent extends LoggedEvent {
  companyId: string;
}

/** A counter's numbers. */
export interface RateUsage {
  /** Used within the current window. */
  readonly consumedPoints: number;
  /** Until the window ends, in milliseconds. */
  readonly msBeforeNext: number;
}

/** Counts how often something was done within a window that begins with its first use. */
export interface RateCounter {
  /** Counts one more. Rejects with a `RateUsage` when the number is used up, and with an error when it cannot count. */
  consume(key: string): Promise<RateUsage>;
}

export interface RateCounterOptions {
  readonly name: string;
  /** How often it may be done within the window. */
  readonly points: number;
  /** The window, in seconds. */
  readonly duration: number;
}

/**
 * Where the proxy keeps what outlives a request. `memoryStore()` for one instance, `redisStore()` of
 * `codat-elements/proxy/redis` for several; any other that keeps these promises will do.
 */
export interface TokenProxyStore {
  /** The text under this key, or undefined. */
  get(key: string): Promise<string | undefined>;
  /** Keeps a text for so many milliseconds. */
  set(key: string, value: string, lifetime: number): Promise<void>;
  /** Takes a lock, which expires. Resolves to how to release it, or undefined if it is held. */
  lock(key: string, lifetime: number): Promise<(() => Promise<void>) | undefined>;
  /**
   * Writes an event into its company's log and emits it to every instance, both or neither. With `once`, only if
   * nothing was published under that name in the last hour. Resolves to whether it was published.
   */
  publish(companyId: string, event: CompanyEvent, once?: string): Promise<boolean>;
  /** The place in a company's log where it ends now. */
  position(companyId: string): Promise<string>;
  /** What was logged after this place; undefined if the log no longer reaches back so far. */
  since(companyId: string, position: string): Promise<LoggedEvent[] | undefined>;
  /**
   * Emits every published event, whichever instance published it. Resolves to how to unsubscribe. `onLost` is called when
   * that is no longer sure, such as when the connection to the store breaks; who subscribes anew then reads the log.
   */
  subscribe(
    listener: (event: PublishedEvent) => void,
    onLost?: () => void,
  ): Promise<() => Promise<void> | void>;
  /** A counter that all instances share, such as one of `rate-limiter-flexible`. Without it each instance counts by itself. */
  createRateCounter?(options: RateCounterOptions): RateCounter;
}

/** How long a log reaches back: longer than a page goes without its stream. */
export const LOG_AGE_MS = 10 * 60 * 1000;
/** The events a log holds at most. */
export const MAX_LOG_LENGTH = 100;
/** How long a webhook's id is remembered: far longer than its signature is accepted, five minutes to either side of now. */
export const REPLAY_MEMORY_MS = 60 * 60 * 1000;

const place = /^(\d{1,15})-(\d{1,15})$/;

/** Whether this can be a place in a log. */
export function isPosition(text: string): boolean {
  return place.test(text);
}

function parts(position: string): [number, number] {
  const [, time = '0', number = '0'] = place.exec(position) ?? [];
  return [Number(time), Number(number)];
}

/** When the last event of a log was, in milliseconds since 1970; 0 if there is none. */
export function timeOf(log: readonly LoggedEvent[]): number {
  return parts(log.at(-1)?.id ?? '')[0];
}

/** Below zero if the first place comes before the second. */
export function comparePositions(one: string, other: string): number {
  const [time, number] = parts(one);
  const [otherTime, otherNumber] = parts(other);
  return time - otherTime || number - otherNumber;
}

/**
 * A first stream reaches back so far, over the time in which its page was loading: a log that has just begun says of that
 * time that nothing happened.
 */
export const FIRST_STREAM_AGE_MS = 10_000;

/**
 * What comes after a place, of a whole log; undefined if some of it may be gone from the log, or never was in it:
 * it knows of everything from `completeFrom` to `now`, both in milliseconds since 1970.
 */
export function eventsAfter(
  log: readonly LoggedEvent[],
  position: string,
  { completeFrom, now }: { completeFrom: number; now: number },
): LoggedEvent[] | undefined {
  if (!isPosition(position)) return undefined;
  const [first] = log;
  const [time] = parts(position);
  const isTooOld = time < Math.max(now - LOG_AGE_MS, completeFrom);
  const isToCome = time > Math.max(now, timeOf(log));
  const isCut = log.length >= MAX_LOG_LENGTH && first && comparePositions(first.id, position) > 0;
  if (isTooOld || isToCome || isCut) return undefined;
  return log.filter(({ id }) => comparePositions(id, position) > 0);
}
