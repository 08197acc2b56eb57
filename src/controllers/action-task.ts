import { initialState, Task, TaskStatus } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asCodatError, type CodatError } from '../api/errors.js';
import type { CodatOperation } from '../events/index.js';
import { Absence } from './absence.js';
import { announceError } from './announce-error.js';

interface Action<Arguments extends readonly unknown[], Result> {
  /** What `codat-error` calls the action, where its errors are shown. */
  operation?: CodatOperation;
  /** `signal` is aborted once nobody waits for the result: the action was reset, or its element is gone for good. */
  run(signal: AbortSignal, ...args: Arguments): Promise<Result>;
}

/**
 * Something that takes time and that a person asked an element for: whether it is pending, its result or its error.
 *
 * Runs once at a time: a second click does nothing while the first one's run is pending. A move of the element changes
 * nothing; once the element is gone for good, a pending run is aborted and what becomes of it is not shown any more.
 */
export class ActionTask<
  Arguments extends readonly unknown[],
  Result,
> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #operation: CodatOperation | undefined;
  readonly #task: Task<readonly [Arguments | undefined], Result>;
  /** What the action runs, or ran, with; undefined before the first run and after a reset. */
  #args: Arguments | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { operation, run }: Action<Arguments, Result>,
  ) {
    this.#host = host;
    this.#operation = operation;
    this.#task = new Task<readonly [Arguments | undefined], Result>(host, {
      autoRun: false,
      task: async ([args], { signal }) => {
        if (!args) return initialState;
        try {
          return await run(signal, ...args);
        } catch (cause) {
          throw asCodatError(cause);
        }
      },
    });
    host.addController(this);
    new Absence(host, {
      gone: () => {
        if (this.isPending) this.reset();
      },
    });
  }

  /** Whether the action has not been asked for. */
  get isIdle(): boolean {
    return this.#args === undefined;
  }

  get isPending(): boolean {
    return !this.isIdle && this.#task.status === TaskStatus.PENDING;
  }

  get isComplete(): boolean {
    return !this.isIdle && this.#task.status === TaskStatus.COMPLETE;
  }

  /** Why the last run failed. */
  get error(): CodatError | undefined {
    const hasFailed = !this.isIdle && this.#task.status === TaskStatus.ERROR;
    return hasFailed ? (this.#task.error as CodatError) : undefined;
  }

  /** What the last run gave. */
  get value(): Result | undefined {
    return this.isComplete ? this.#task.value : undefined;
  }

  /** Runs the action, unless a run is pending. Resolves once the run is over, well or not, or was given up. */
  async run(...args: Arguments): Promise<void> {
    if (this.isPending) return;
    this.#args = args;
    await this.#task.run([args]);
  }

  /** Aborts a pending run, and clears the last run's result or error. */
  reset(): void {
    if (this.isIdle) return;
    this.#args = undefined;
    void this.#task.run([undefined]);
  }

  hostUpdated(): void {
    const { error } = this;
    if (error && this.#operation) announceError(this.#host, error, this.#operation);
  }
}
