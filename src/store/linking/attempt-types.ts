import type { CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import type { AttemptResult } from './attempt-result.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import type { LazyModule } from '../lazy-module.js';
import type { AttemptReport, AttemptTrace } from '../attempt-trace.js';
import type { LinkParameterList } from '../link-parameters.js';
import type { LinkMode, LinkWindowWords } from '../link-window.js';
import type { AttemptNotification } from '../store-events.js';

/** Where an attempt stands. */
export type AttemptState =
  /** The connection is being prepared; a blank window is open. */
  | { kind: 'opening' }
  | WaitingState
  | ({ kind: 'ended' } & AttemptResult)
  /** It could not begin: no connection, or no link, could be had. */
  | { kind: 'error'; error: CodatError };

/** The connection is there to be linked. `error`: why the server, asked last, gave no response. */
export type WaitingState = { kind: 'waiting'; error?: CodatError } & WaitingPhase;

type WaitingPhase =
  /** The user is at the provider: in a window that this page has opened, or wherever else the link was opened. */
  | { phase: 'window-open' | 'redirected' }
  /** This tab goes to the provider. */
  | { phase: 'leaving' }
  /** The user connects from inside the software itself: there is no link to open. */
  | { phase: 'platform' }
  /** No window could be opened: the user needs this link. `canLeave`: this tab can be redirected. */
  | { phase: 'popup-blocked'; linkUrl: string; canLeave: boolean }
  /**
   * The window reports to be closed, or did not come to the front, and the server has no result; or it could not be
   * opened again; or this tab has not left.
   */
  | { phase: 'window-closed' };

/** The company's connections as they were known when an attempt started; undefined before the first list. */
export type KnownConnections = readonly Connection[] | undefined;

/** How an attempt comes to a connection that can be linked, new or reused, with a fresh linkUrl. */
export type Prepare = (signal: AbortSignal, known: KnownConnections) => Promise<Connection>;

/** How an attempt that goes on asks for its connection again: as it is now, with a fresh linkUrl. */
type PrepareAgain = (connection: Connection, signal: AbortSignal) => Promise<Connection>;

/** The detail of an attempt's events, by type. */
export interface AttemptEvents {
  /** The state is another. */
  change: undefined;
  /** For the host page, which can prevent `link-open`. */
  notification: AttemptNotification;
  /** For the host's analytics. */
  report: AttemptReport;
  /** The attempt had ended without a link, as was notified; the server now has the connection as linked. */
  'linked-late': Connection;
  /** The attempt is void, and there is nothing to notify. */
  discard: undefined;
}

/** What an attempt uses of its store. */
export interface AttemptServices {
  /** The id of the store, with which attempts are saved. */
  readonly storeId: string;
  readonly prepare: Prepare;
  readonly prepareAgain: PrepareAgain;
  readonly known: KnownConnections;
  readonly connections: Pick<ConnectionStore, 'fetch' | 'all'>;
  readonly stream: StreamState;
}

/** Whether the proxy's event stream is open, so that polling can be slow. */
export interface StreamState {
  readonly isLive: boolean;
}

/** How to open a link. */
export interface LinkOptions {
  mode: LinkMode;
  words: LinkWindowWords;
  /** What the host adds to the linkUrl. */
  parameters?: LinkParameterList | undefined;
  /** The trace of the attempt that starts; made where there is none. */
  trace?: AttemptTrace | undefined;
  /** The company's connections as they were known at the click, where that is earlier than the attempt's start. */
  known?: KnownConnections;
  /** The code with which elements show an attempt: it has to be loaded before the attempt starts. */
  panel?: LazyModule<unknown>;
}

/** What is to be linked. */
export interface AttemptTarget {
  platformKey: string;
  platformName: string;
  /** The connection, where it is known from the start. */
  connectionId?: string;
  integrationId?: string | null | undefined;
  sourceId?: string | null | undefined;
  sourceType?: string | null | undefined;
}
