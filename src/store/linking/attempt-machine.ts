import type { CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import { startTrace, type AttemptReport, type AttemptTrace } from '../attempt-trace.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { abandoned, linkedResult, type AttemptResult, type Baseline } from './attempt-result.js';
import { removeAttempt } from './attempt-storage.js';
import type { AttemptEvents, AttemptState, AttemptTarget, LinkOptions } from './attempt-types.js';
import { placeholderConnection } from '../placeholder-connection.js';

/**
 * The states of an attempt to link: `opening`, `waiting`, and one end, with one `link-end` notification. A connection
 * that the server has as linked after that replaces the notice of the end.
 */
export abstract class AttemptMachine extends TypedEventTarget<AttemptEvents> {
  readonly target: AttemptTarget;
  readonly trace: AttemptTrace;
  /** The connection as it was when the attempt started. */
  protected before: Baseline = { startedAt: Date.now(), status: 'PendingAuth', errors: new Set() };
  #state: AttemptState = { kind: 'opening' };
  #connection: Connection | undefined;
  #changedAt = performance.now();
  /** Whether it may be of somebody who was signed in before: where the server does not know its connection, nothing is said of it. */
  isInDoubt = false;

  constructor(target: AttemptTarget, { trace }: LinkOptions) {
    super();
    this.target = target;
    this.trace = trace ?? startTrace(undefined, target.sourceType);
  }

  get state(): AttemptState {
    return this.#state;
  }

  /** When its state became what it is, on the clock of `performance.now()`. */
  get changedAt(): number {
    return this.#changedAt;
  }

  /** The connection it is about, once there is one. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** The connection's status when the attempt started. */
  get statusBefore(): string {
    return this.before.status;
  }

  /** The organisation that the connection had when the attempt started, where Codat said so. */
  get organisationBefore(): string | undefined {
    return this.before.organisation ?? undefined;
  }

  get isLive(): boolean {
    return this.#state.kind === 'opening' || this.#state.kind === 'waiting';
  }

  /** Whether there is an error in place of its connection, which could not be read. */
  protected get isUnread(): boolean {
    return this.#state.kind === 'error' && this.#connection === undefined;
  }

  /** Whether it waits, asked after an event: what the host page does in that may end the attempt, or begin it anew. */
  protected isWaiting(): boolean {
    return this.#state.kind === 'waiting';
  }

  /** Aborts and closes all that belongs to an attempt under way, its window included. */
  protected abstract stop(): void;

  protected setState(state: AttemptState): void {
    this.#state = state;
    this.#changedAt = performance.now();
    this.emit('change', undefined);
  }

  protected setConnection(connection: Connection): void {
    this.#connection = connection;
  }

  protected report(report: AttemptReport): void {
    this.emit('report', report);
  }

  protected end(result: AttemptResult): void {
    this.stop();
    removeAttempt(this.#connection?.id ?? this.target.connectionId);
    this.setState({ kind: 'ended', ...result });
    this.#notifyEnd(result);
    const { outcome, statusCode } = result;
    // What Codat has in the place of a code may be words.
    const code = /^\d{3}$/.test(statusCode ?? '') && statusCode;
    this.report({ name: 'outcome', outcome, ...(code ? { statusCode: code } : {}) });
  }

  /** Ends it with an error of this page's own: not the platform's, which only the server has. */
  protected fail(error: CodatError): void {
    this.stop();
    removeAttempt(this.#connection?.id ?? this.target.connectionId);
    this.setState({ kind: 'error', error });
    // Without a connection it never started: the error is all there is to report.
    if (this.#connection) this.#notifyEnd({ outcome: 'failed' });
    this.report({ name: 'outcome', outcome: 'failed', errorCode: error.code });
  }

  /** Handles the server's response about the connection; undefined once it is gone, or of somebody else. */
  recognise(connection: Connection | undefined): void {
    const isUnknown = this.isInDoubt && !connection;
    this.isInDoubt = false;
    if (isUnknown) this.discard();
    else this.observe(connection);
  }

  /** Handles the server's response about the connection; undefined once it is gone. */
  abstract observe(connection: Connection | undefined): void;

  /** Discards an attempt of which nothing is left, or that another user of this tab started, without notice. */
  protected discard(): void {
    this.stop();
    removeAttempt(this.#connection?.id ?? this.target.connectionId);
    this.#state = { kind: 'ended', ...abandoned };
    this.emit('discard', undefined);
  }

  /** Handles a connection that is linked although its attempt had ended otherwise. */
  protected observeLate(connection: Connection): void {
    if (connection.status !== 'Linked' || !this.mayBeLinkedLate) return;
    this.#connection = connection;
    this.setState({ kind: 'ended', ...linkedResult(connection, this.before) });
    this.emit('linked-late', connection);
  }

  /** Whether it has ended without a link, and says so where its connection is linked after all. */
  get mayBeLinkedLate(): boolean {
    if (this.before.status === 'Linked') return false;
    if (this.#state.kind === 'error') return this.#connection !== undefined;
    return this.#state.kind === 'ended' && this.#state.outcome !== 'linked';
  }

  #notifyEnd(result: AttemptResult): void {
    const connection = this.#connection ?? placeholderConnection(this.target);
    this.emit('notification', { kind: 'link-end', connection, ...result });
  }
}
