/**
 * Identical reads of one company that are under way, or were answered a moment ago, are one question to Codat.
 *
 * Never across companies, never failures, and never longer than the moment: an answer may hold a `linkUrl`,
 * so it stays in this process and is not written anywhere.
 */
import type { TextAnswer } from './answers.js';
import { CallerGone, Leaving, type Caller } from './deadline.js';
import { letGo } from './let-go.js';

/**
 * A request's signal is made when it is first looked at, which under Node costs more than all else that is done
 * here: most answers are there before it is worth it. In milliseconds.
 */
const glance = 250;

interface Reading {
  readonly promise: Promise<TextAnswer>;
  readonly readers: Leaving;
  waiting: number;
  isDone: boolean;
}

export class SharedReads {
  readonly #keepFor: number;
  readonly #companies = new Map<string, Map<string, Reading>>();

  /** `keepFor`: how long an answer counts as the same moment's, in milliseconds. */
  constructor(keepFor: number) {
    this.#keepFor = keepFor;
  }

  /** What has changed must not be told as it was, not even to who joins a question under way. */
  forget(company: string): void {
    this.#companies.delete(company.toLowerCase());
  }

  /** Joins the same question, or asks. Codat is left alone once nobody waits any more. */
  async read(
    company: string,
    target: string,
    page: { readonly signal: Caller },
    ask: (caller: Caller) => Promise<TextAnswer>,
  ): Promise<{ answer: TextAnswer; isShared: boolean }> {
    // Events have their own spelling of it.
    const name = company.toLowerCase();
    const known = this.#companies.get(name)?.get(target);
    const reading = known ?? this.#begin(name, target, ask);
    return { answer: await this.#wait(reading, page), isShared: known !== undefined };
  }

  #begin(company: string, target: string, ask: (caller: Caller) => Promise<TextAnswer>): Reading {
    const readers = new Leaving();
    const reading: Reading = {
      promise: ask(readers),
      readers,
      waiting: 0,
      isDone: false,
    };
    const readings = this.#companies.get(company) ?? new Map<string, Reading>();
    this.#companies.set(company, readings.set(target, reading));
    const forget = (): void => {
      if (readings.get(target) !== reading) return;
      readings.delete(target);
      if (readings.size === 0 && this.#companies.get(company) === readings) {
        this.#companies.delete(company);
      }
    };
    readers.addEventListener('abort', forget);
    reading.promise.then(
      ({ status }) => {
        reading.isDone = true;
        if (status !== 200 || this.#keepFor === 0) forget();
        else letGo(setTimeout(forget, this.#keepFor));
      },
      () => {
        reading.isDone = true;
        forget();
      },
    );
    return reading;
  }

  #wait(reading: Reading, page: { readonly signal: Caller }): Promise<TextAnswer> {
    if (reading.isDone) return reading.promise;
    reading.waiting += 1;
    return new Promise((resolve, reject) => {
      let caller: Caller | undefined;
      let isOver = false;
      const end = (): void => {
        // The answer still comes for others when this one has left.
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        caller?.removeEventListener('abort', leave);
        reading.waiting -= 1;
        this.#leaveAlone(reading);
      };
      const leave = (): void => {
        end();
        reject(new CallerGone());
      };
      const timer = setTimeout(() => {
        caller = page.signal;
        if (caller.aborted) leave();
        else caller.addEventListener('abort', leave);
      }, glance);
      reading.promise.then(end, end);
      reading.promise.then(resolve, reject);
    });
  }

  /** Once answered there is nothing left to end. */
  #leaveAlone({ waiting, isDone, readers }: Reading): void {
    if (waiting === 0 && !isDone) readers.leave();
  }
}
