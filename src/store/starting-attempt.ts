import type { CodatError } from '../api/errors.js';
import type { Connection, Integration } from '../api/schema.js';
import { startTrace, type AttemptTrace } from './attempt-trace.js';
import { isConnectionOf, unfinishedOf } from './connections/matching.js';
import type { AttemptState, AttemptTarget, LinkOptions } from './linking/attempt-types.js';
import type { LinkAttempt } from './linking/link-attempt.js';
import type { OpenedWindow } from './opened-window.js';
import { onPageLifecycle } from './page-lifecycle.js';
import type { StoreClient } from './store-clients.js';

/** An attempt to link, as elements show it. */
export type Attempt = LinkAttempt | StartingAttempt;

/** What linking this integration is about. */
export const targetOf = ({
  key,
  name,
  integrationId,
  sourceId,
  sourceType,
}: Integration): AttemptTarget => ({
  platformKey: key,
  platformName: name,
  integrationId,
  sourceId,
  sourceType,
});

/** Whether an attempt is under way that is about this connection, or will be once the server was asked. */
export function isUnderWay(
  { isLive, connection, target }: Attempt,
  connectionId: string | undefined,
  all: readonly Connection[],
): boolean {
  if (!isLive || !connectionId) return false;
  const known = connection?.id ?? target.connectionId;
  return (known ?? unfinishedOf({ ...target, key: target.platformKey }, all)?.id) === connectionId;
}

/** Whether an attempt has come to no connection, and what it was to link is linked by now: here or elsewhere. */
export function isOvertaken({ isLive, connection, target }: Attempt, linked: Connection): boolean {
  if (isLive || connection) return false;
  const { connectionId, platformKey: key } = target;
  return connectionId ? connectionId === linked.id : isConnectionOf(linked, { ...target, key });
}

/** Whether to continue brings the attempt's window back, or opens another one. */
export const mayReopen = ({ state }: Attempt): boolean =>
  state.kind === 'waiting' && state.phase !== 'platform';

/** An attempt whose code is still loading, or could not be loaded. It has the blank window that the click opened. */
export class StartingAttempt {
  readonly target: AttemptTarget;
  readonly owner: StoreClient;
  readonly trace: AttemptTrace;
  readonly connection = undefined;
  readonly statusBefore = undefined;
  readonly organisationBefore = undefined;
  readonly mayBeLinkedLate = false;
  readonly #opened: OpenedWindow;
  readonly #stopLifecycle: () => void;
  #state: AttemptState = { kind: 'opening' };

  /** `onPageHide` is called when the page is left, where the blank window would stay. */
  constructor(
    target: AttemptTarget,
    owner: StoreClient,
    { trace }: LinkOptions,
    opened: OpenedWindow,
    onPageHide: () => void,
  ) {
    this.target = target;
    this.owner = owner;
    this.trace = trace ?? startTrace(undefined, target.sourceType);
    this.#opened = opened;
    this.#stopLifecycle = onPageLifecycle({ pagehide: onPageHide });
  }

  get state(): AttemptState {
    return this.#state;
  }

  get isLive(): boolean {
    return this.#state.kind === 'opening';
  }

  focus(): void {
    this.#opened.window?.focus();
  }

  /** Hands the blank window to the attempt that takes its place. */
  takeWindow(): OpenedWindow {
    this.#stopLifecycle();
    return this.#opened;
  }

  fail(error: CodatError): void {
    this.#close();
    this.#state = { kind: 'error', error };
  }

  abandon(): void {
    this.#close();
    this.#state = { kind: 'ended', outcome: 'abandoned' };
  }

  #close(): void {
    this.#stopLifecycle();
    this.#opened.window?.close();
  }
}
