import { asCodatError, isAbort, type CodatError } from '../api/errors.js';
import { TypedEventTarget } from './typed-event-target.js';

/** The state of a query. `last` is the value known before. */
export type QueryState<T> =
  | { kind: 'idle' }
  | { kind: 'loading'; last?: T }
  | { kind: 'ready'; value: T }
  | { kind: 'error'; error: CodatError; last?: T };

/** The last known value, however old: a failed refresh must not empty the page. */
export function valueOf<T>(state: QueryState<T>): T | undefined {
  if (state.kind === 'ready') return state.value;
  return state.kind === 'idle' ? undefined : state.last;
}

/** Reads the value of a query. With `fresh`, the value has to be the server's current one, from no cache. */
type Read<T> = (signal: AbortSignal, fresh: boolean) => Promise<T>;

/** Something read from the server for all elements that show it: overlapping reads share one request. */
export class Query<T> extends TypedEventTarget<{
  /** The state is another. */
  change: undefined;
}> {
  #state: QueryState<T> = { kind: 'idle' };
  #pending: { promise: Promise<void>; controller: AbortController } | undefined;
  #readAt = -Infinity;
  readonly #read: Read<T>;
  readonly #onSuccess: ((value: T, before: T | undefined) => void) | undefined;
  readonly #restoreStored: (() => T | undefined) | undefined;
  #isUnchecked = false;

  /**
   * `onSuccess` is called after each read that succeeded, once its value is the query's. `restore` gives the value of an
   * earlier visit, which stands until the first read has ended, and is gone if that fails.
   */
  constructor(
    read: Read<T>,
    onSuccess?: (value: T, before: T | undefined) => void,
    restore?: () => T | undefined,
  ) {
    super();
    this.#read = read;
    this.#onSuccess = onSuccess;
    this.#restoreStored = restore;
  }

  get state(): QueryState<T> {
    return this.#state;
  }

  /** The last known value, however old. */
  get value(): T | undefined {
    return valueOf(this.#state);
  }

  /** Whether the value is from an earlier visit, and not checked yet: what it lacks may be there all the same. */
  get isUnchecked(): boolean {
    return this.#isUnchecked;
  }

  /** The pending read, if there is one. Never rejects. */
  get pending(): Promise<void> | undefined {
    return this.#pending?.promise;
  }

  /** How long ago the value was requested, in milliseconds. */
  get age(): number {
    return performance.now() - this.#readAt;
  }

  /** Reads the value unless it is known, pending, or failed (a failure waits for `refresh` or `retryFailed`). */
  load(): void {
    if (this.#state.kind !== 'idle' || this.#pending) return;
    const last = this.#restoreStored?.();
    if (last !== undefined) {
      this.#isUnchecked = true;
      this.#state = { kind: 'loading', last };
    }
    this.#pending = this.#start(false);
  }

  /** Reads the value again, or joins the pending read. Never rejects: the state has the error. */
  refresh(): Promise<void> {
    this.#pending ??= this.#start(true);
    return this.#pending.promise;
  }

  /** Reads the value again if that failed; the error stays shown until the new read has ended. Never rejects. */
  async retryFailed(): Promise<void> {
    if (this.#state.kind !== 'error') return;
    this.#pending ??= this.#start(true, { isQuiet: true });
    await this.#pending.promise;
  }

  /** Aborts the pending read; a known value stays known. */
  cancel(): void {
    this.#pending?.controller.abort();
    this.#pending = undefined;
    if (this.#state.kind === 'loading') this.#restore();
  }

  /** Forgets the value: it may be somebody else's. */
  forget(): void {
    this.cancel();
    this.#state = { kind: 'idle' };
  }

  /** Sets a value that is known from elsewhere. */
  update(value: T): void {
    this.#state =
      this.#state.kind === 'loading' ? { kind: 'loading', last: value } : { kind: 'ready', value };
    this.emit('change', undefined);
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
      this.#pending = undefined;
      this.#readAt = askedAt;
      this.#isUnchecked = false;
      const before = this.value;
      this.#set({ kind: 'ready', value });
      this.#onSuccess?.(value, before);
    } catch (error) {
      if (controller.signal.aborted) return;
      this.#pending = undefined;
      if (isAbort(error)) this.#restore();
      else this.#onError(asCodatError(error));
    }
  }

  #onError(error: CodatError): void {
    // The same error is not announced again.
    const isSame = this.#state.kind === 'error' && this.#state.error.code === error.code;
    if (isSame) return;
    const last = this.#checked();
    this.#set({ kind: 'error', error, ...(last === undefined ? {} : { last }) });
  }

  #last(): { last?: T } {
    const last = this.value;
    return last === undefined ? {} : { last };
  }

  /** The last value that the server gave in this visit. */
  #checked(): T | undefined {
    const value = this.#isUnchecked ? undefined : this.value;
    this.#isUnchecked = false;
    return value;
  }

  #restore(): void {
    const value = this.#checked();
    this.#set(value === undefined ? { kind: 'idle' } : { kind: 'ready', value });
  }

  #set(state: QueryState<T>): void {
    this.#state = state;
    this.emit('change', undefined);
  }
}
