/**
 * How many requests are at Codat at once, over all and for each company, and how many within a minute.
 *
 * Who has to wait waits in the company's own line, and the lines are served in turn: however much one company
 * asks for, it delays the others by one request at most.
 */
import { CallerGone, type Caller } from './deadline.js';
import { letGo } from './let-go.js';
import { Refusal } from './problems.js';

/** What Codat allows, and what is left of it for others who use the same key. */
export interface GateLimits {
  /** Requests at once for one company. */
  readonly perCompany: number;
  /** Requests at once over all. */
  readonly overall: number;
  /** Requests within any minute over all. */
  readonly perMinute: number;
  /** How long a request may wait for its turn, in milliseconds. */
  readonly patience: number;
}

interface Waiting {
  go: () => void;
}

const minute = 60_000;

export class Gate {
  readonly #limits: GateLimits;
  readonly #now: () => number;
  readonly #running = new Map<string, number>();
  readonly #lines = new Map<string, Waiting[]>();
  /** Until when a company need not be asked about: Codat has said so. */
  readonly #paused = new Map<string, number>();
  #allPaused = 0;
  /** When the last so many requests began, as a ring. */
  readonly #begun: Float64Array;
  #place = 0;
  #total = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(limits: GateLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
    this.#begun = new Float64Array(limits.perMinute).fill(-Infinity);
  }

  /** Nothing for this company until then, in milliseconds since 1970: Codat's `Retry-After`. */
  pause(company: string, until: number): void {
    this.#paused.set(company, until);
  }

  /** Nothing for anybody until then. Gives whether that is news. */
  pauseAll(until: number): boolean {
    const isNews = this.#allPaused <= this.#now();
    this.#allPaused = Math.max(this.#allPaused, until);
    return isNews;
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws Refusal 429 while Codat has said to wait, 503 when the turn does not come in time; CallerGone.
   */
  async run<Result>(
    company: string,
    caller: Caller | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> {
    this.#refusePaused(company);
    // Who comes later may not overtake who waits.
    if (this.#lines.has(company) || !this.#isFree(company)) await this.#turn(company, caller);
    else this.#begin(company);
    try {
      // It may have been said while this one stood in line.
      this.#refusePaused(company);
      return await work();
    } finally {
      this.#end(company);
    }
  }

  #refusePaused(company: string): void {
    const own = this.#paused.get(company);
    const wait = Math.max(own ?? 0, this.#allPaused) - this.#now();
    if (wait > 0) {
      throw new Refusal(429, 'Codat has asked for a pause. Try again later.', {
        'Retry-After': String(Math.ceil(wait / 1000)),
      });
    }
    if (own !== undefined) this.#paused.delete(company);
  }

  #isFree(company: string): boolean {
    return (
      this.#total < this.#limits.overall &&
      (this.#running.get(company) ?? 0) < this.#limits.perCompany &&
      this.#untilNextBegin() <= 0
    );
  }

  /** The ring's next place holds the request that began a minute's number of requests ago. */
  #untilNextBegin(): number {
    return (this.#begun[this.#place] ?? -Infinity) + minute - this.#now();
  }

  #begin(company: string): void {
    this.#total += 1;
    this.#running.set(company, (this.#running.get(company) ?? 0) + 1);
    this.#begun[this.#place] = this.#now();
    this.#place = (this.#place + 1) % this.#begun.length;
  }

  #end(company: string): void {
    this.#total -= 1;
    const rest = (this.#running.get(company) ?? 1) - 1;
    if (rest > 0) this.#running.set(company, rest);
    else this.#running.delete(company);
    this.#serve();
  }

  #turn(company: string, caller: Caller | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (error: Error): void => {
        settle();
        this.#remove(company, waiting);
        reject(error);
      };
      const gone = (): void => leave(new CallerGone());
      const timer = setTimeout(() => {
        leave(
          new Refusal(503, 'Too busy just now. Try again in a moment.', { 'Retry-After': '2' }),
        );
      }, this.#limits.patience);
      const settle = (): void => {
        clearTimeout(timer);
        caller?.removeEventListener('abort', gone);
      };
      const waiting: Waiting = {
        go: () => {
          settle();
          this.#begin(company);
          resolve();
        },
      };
      caller?.addEventListener('abort', gone);
      const line = this.#lines.get(company);
      if (line) line.push(waiting);
      else this.#lines.set(company, [waiting]);
      this.#serve();
    });
  }

  #remove(company: string, waiting: Waiting): void {
    const rest = (this.#lines.get(company) ?? []).filter((one) => one !== waiting);
    if (rest.length > 0) this.#lines.set(company, rest);
    else this.#lines.delete(company);
  }

  /** Lets in whoever may begin, one of each line in turn, as long as there is room. */
  #serve(): void {
    let isServed = true;
    while (isServed) {
      isServed = false;
      for (const company of [...this.#lines.keys()]) {
        if (this.#total >= this.#limits.overall) return;
        const wait = this.#untilNextBegin();
        if (wait > 0) {
          this.#serveIn(wait);
          return;
        }
        if (!this.#isFree(company)) continue;
        this.#next(company)?.go();
        isServed = true;
      }
    }
  }

  /** Takes the first out of the line, and puts the line at the end of the turn. */
  #next(company: string): Waiting | undefined {
    const line = this.#lines.get(company) ?? [];
    const next = line.shift();
    this.#lines.delete(company);
    if (line.length > 0) this.#lines.set(company, line);
    return next;
  }

  /** When the minute's number is used up nobody's end lets the next one in: time does. */
  #serveIn(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#serve(), wait);
    letGo(this.#timer);
  }
}
