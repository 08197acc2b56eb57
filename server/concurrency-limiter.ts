/**
 * How many requests are at Codat at once, over all and for each company.
 *
 * A request waits in its company's own line, and then in one for all, in which the companies with the fewest requests
 * under way come first: however much one company asks for, it delays the others by little. A part of the places is
 * reserved for writes and for companies that have nothing under way, so that slow responses to the others cannot take
 * all of them. No line is endless.
 */
import PQueue from 'p-queue';
import { isTimeout, timeoutSignal } from './abort.js';
import { CompanyLimitError, ProxyError, retryAfter } from './errors.js';
import type { TokenProxyLimits } from './limits.js';
import { occupy } from './occupy.js';

type Limits = Pick<Required<TokenProxyLimits>, 'perCompany' | 'overall' | 'queueTimeout'>;

/** The requests of one company that may wait; further ones are refused at once. */
const MAX_WAITING = 100;
/** The part of all places that only writes and companies with nothing under way may take. */
const RESERVED_SHARE = 1 / 3;
/** When who was refused may come back. */
const RETRY_MS = 2000;
const TOO_BUSY = 'Too busy just now. Try again in a moment.';

/** A company with requests under way. */
interface Company {
  readonly name: string | undefined;
  readonly queue: PQueue;
  /** Requests waiting or at Codat. */
  pending: number;
  /** Requests in the line for all, or at Codat. */
  admitted: number;
}

/** The signal that ends the wait for a queue; undefined where nothing has to be waited for. */
type SignalFor = (queue: PQueue) => AbortSignal | undefined;

interface Turn {
  readonly signal: AbortSignal | undefined;
  readonly isWrite: boolean;
}

export class ConcurrencyLimiter {
  readonly #limits: Limits;
  readonly #open: PQueue;
  readonly #reserve: PQueue | undefined;
  readonly #companies = new Map<string | undefined, Company>();

  constructor(limits: Limits) {
    this.#limits = limits;
    const reserved = Math.floor(limits.overall * RESERVED_SHARE);
    this.#open = new PQueue({ concurrency: limits.overall - reserved });
    this.#reserve = reserved > 0 ? new PQueue({ concurrency: reserved }) : undefined;
  }

  /**
   * Does the work when it is its turn. `name`: the company; undefined for the proxy's own background work.
   *
   * @throws ProxyError 429 when the company's line is full, 503 when the turn does not come in time; the signal's reason.
   */
  async run<Result>(
    name: string | undefined,
    turn: Turn,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const company = this.#companyOf(name);
    if (company.pending >= this.#limits.perCompany + MAX_WAITING) {
      const message = 'Too many requests at once for this company. Try again later.';
      throw new CompanyLimitError(name, message, RETRY_MS);
    }
    company.pending += 1;
    try {
      const release = await this.#enter(company, turn);
      try {
        return await work();
      } finally {
        release();
      }
    } finally {
      company.pending -= 1;
      if (company.pending === 0) this.#companies.delete(name);
    }
  }

  #companyOf(name: string | undefined): Company {
    const known = this.#companies.get(name);
    if (known) return known;
    const queue = new PQueue({ concurrency: this.#limits.perCompany });
    const company = { name, queue, pending: 0, admitted: 0 };
    this.#companies.set(name, company);
    return company;
  }

  /** Resolves to how to give the place back. */
  async #enter(company: Company, { signal: caller, isWrite }: Turn): Promise<() => void> {
    let waiting: ReturnType<typeof timeoutSignal> | undefined;
    // Only who has to wait needs a time-out. Looked at as each queue is entered: a moment later others may have come.
    const signalFor: SignalFor = (queue) => {
      if (isFree(queue)) return undefined;
      waiting ??= timeoutSignal(this.#limits.queueTimeout, caller);
      return waiting.signal;
    };
    try {
      return await this.#takePlace(company, isWrite, signalFor);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      throw new ProxyError(503, TOO_BUSY, { headers: retryAfter(RETRY_MS) });
    } finally {
      waiting?.dispose();
    }
  }

  async #takePlace(company: Company, isWrite: boolean, signalFor: SignalFor): Promise<() => void> {
    const leaveCompany = await this.#enterOwn(company, isWrite, signalFor);
    const queue = this.#queueFor(isWrite || company.admitted === 0);
    company.admitted += 1;
    const leave = (): void => {
      company.admitted -= 1;
      leaveCompany();
    };
    try {
      const priority = isWrite ? 1 : 1 - company.admitted;
      const leaveQueue = await occupy(queue, priority, signalFor(queue));
      return () => {
        leaveQueue();
        leave();
      };
    } catch (error) {
      leave();
      throw error;
    }
  }

  async #enterOwn(
    { name, queue }: Company,
    isWrite: boolean,
    signalFor: SignalFor,
  ): Promise<() => void> {
    try {
      return await occupy(queue, isWrite ? 1 : 0, signalFor(queue));
    } catch (error) {
      throw isTimeout(error) ? new CompanyLimitError(name, TOO_BUSY, RETRY_MS, 503) : error;
    }
  }

  /** Who may choose takes a free place, or the shorter line. */
  #queueFor(isPrivileged: boolean): PQueue {
    if (!isPrivileged || !this.#reserve || isFree(this.#open)) return this.#open;
    return isFree(this.#reserve) || this.#reserve.size < this.#open.size
      ? this.#reserve
      : this.#open;
  }
}

const isFree = (queue: PQueue): boolean => queue.size === 0 && queue.pending < queue.concurrency;
