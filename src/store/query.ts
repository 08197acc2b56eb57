import { asCodatError, isAbort, type CodatError } from '../api/errors.js';

/** Something read from the server: what is known of it now. `last` is what was known before. */
export type QueryState<T> =
  | { kind: 'idle' }
  | { kind: 'loading'; last?: T }
  | { kind: 'ready'; value: T }
  | { kind: 'error'; error: CodatError; last?: T };

/** What is known, however old: so that a failed refresh does not empty the page. */
export function valueOf<T>(state: QueryState<T>): T | undefined {
  if (state.kind === 'ready') return state.value;
  return state.kind === 'idle' ? undefined : state.last;
}

/** One thing read from the server, for all who show it: readings under way are shared. */
export class Query<T> {
  #state: QueryState<T> = { kind: 'idle' };
  #underWay: { promise: Promise<void>; controller: AbortController } | undefined;
  #readAt = -Infinity;
  readonly #read: (signal: AbortSignal, fresh: boolean) => Promise<T>;
  readonly #changed: () => void;
  readonly #arrived: ((value: T, before: T | undefined) => void) | undefined;

  /** `read` is told whether it has to be as it is now. `arrived` is told of every reading that succeeded, after it is in place. */
  constructor(
    read: (signal: AbortSignal, fresh: boolean) => Promise<T>,
    changed: () => void,
    onSuccess?: (value: T, before: T | undefined) => void,
  ) {
    this.#read = read;
    this.#changed = changed;
    this.#arrived = onSuccess;
  }

  get state(): QueryState<T> {
    return this.#state;
  }

  /** What is known, however old. */
  get value(): T | undefined {
    return valueOf(this.#state);
  }

  /** The reading under way, if there is one. Never rejects. */
  get pending(): Promise<void> | undefined {
    return this.#underWay?.promise;
  }

  /** How long ago it was asked for, in milliseconds. */
  get age(): number {
    return performance.now() - this.#readAt;
  }

  /** Reads it unless it is there, being read, or failed (a failure waits for somebody to try again). */
  load(): void {
    if (this.#state.kind === 'idle') this.#underWay ??= this.#start(false);
  }

  /** Reads it again, or joins the reading under way. Never rejects: the state says how it went. */
  refresh(): Promise<void> {
    this.#underWay ??= this.#start(true);
    return this.#underWay.promise;
  }

  /** If it failed, reads it again; the failure's word stands until it is known how that went. Never rejects. */
  async retryFailed(): Promise<void> {
    if (this.#state.kind !== 'error') return;
    this.#underWay ??= this.#start(true, { isQuiet: true });
    await this.#underWay.promise;
  }

  /** Stops the reading under way; what was known stays known. */
  cancel(): void {
    this.#underWay?.controller.abort();
    this.#underWay = undefined;
    if (this.#state.kind === 'loading') this.#restore();
  }

  /** Puts in what is known from elsewhere. */
  update(value: T): void {
    this.#state =
      this.#state.kind === 'loading' ? { kind: 'loading', last: value } : { kind: 'ready', value };
    this.#changed();
  }

  #start(fresh: boolean, { isQuiet = false } = {}) {
    const controller = new AbortController();
    if (!isQuiet) this.#set({ kind: 'loading', ...this.#last() });
    return { promise: this.#run(controller, fresh), controller };
  }

  async #run(controller: AbortController, fresh: boolean): Promise<void> {
    const askedAt = performance.now();
    try {
      const value = await this.#read(controller.signal, fresh);
      if (controller.signal.aborted) return;
      this.#underWay = undefined;
      this.#readAt = askedAt;
      const before = this.value;
      this.#set({ kind: 'ready', value });
      this.#arrived?.(value, before);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#underWay = undefined;
      if (isAbort(error)) this.#restore();
      else this.#failed(asCodatError(error));
    }
  }

  #failed(error: CodatError): void {
    // What is said already is not said again.
    const isSame = this.#state.kind === 'error' && this.#state.error.code === error.code;
    if (!isSame) this.#set({ kind: 'error', error, ...this.#last() });
  }

  #last(): { last?: T } {
    const last = this.value;
    return last === undefined ? {} : { last };
  }

  #restore(): void {
    const value = this.value;
    this.#set(value === undefined ? { kind: 'idle' } : { kind: 'ready', value });
  }

  #set(state: QueryState<T>): void {
    this.#state = state;
    this.#changed();
  }
}
