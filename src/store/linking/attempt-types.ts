import type { CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import type { AttemptResult } from './attempt-result.js';
import type { LinkMode, LinkWindowWords } from '../link-window.js';

/** Where an attempt stands. */
export type AttemptState =
  /** The connection is being prepared; a blank window is open. */
  | { kind: 'opening' }
  | WaitingState
  | ({ kind: 'ended' } & AttemptResult)
  /** It could not begin: no connection, or no link, could be had. */
  | { kind: 'error'; error: CodatError };

/** The connection is there to be linked. `error`: why the server, asked last, gave no answer. */
export type WaitingState = { kind: 'waiting'; error?: CodatError } & Whereabouts;

type Whereabouts =
  /** The person is at the provider's, in a window of ours (`window`) or somewhere else (`elsewhere`). */
  | { at: 'window' | 'elsewhere' }
  /** The person connects it from inside the software itself: there is no link to open. */
  | { at: 'platform' }
  /** No window could be opened: the person needs this link, and can use this tab unless it may not leave. */
  | { at: 'blocked'; linkUrl: string; canLeave: boolean }
  /**
   * The window says that it is closed, or did not come to the front, and the server knows of no result; or it
   * could not be opened again.
   */
  | { at: 'closed' };

/** What an attempt tells. */
export type AttemptEvent =
  | { kind: 'link-open'; connection: Connection; linkUrl: string; mode: LinkMode }
  | { kind: 'link-blocked'; connection: Connection; linkUrl: string }
  | ({ kind: 'link-end'; connection: Connection } & AttemptResult);

/** How an attempt comes to a connection that can be linked, new or taken up again, with a fresh linkUrl. */
export type Prepare = (signal: AbortSignal) => Promise<Connection>;

/** What an attempt needs of its store. */
export interface AttemptHost {
  /** The id under which attempts are remembered. */
  readonly id: string;
  readonly prepare: Prepare;
  /** The connection as the server has it now; the store tells the attempt by `observe`. */
  fetch(connectionId: string, signal: AbortSignal): Promise<Connection>;
  /** Returns false if the host page prevented it. */
  announce(event: AttemptEvent): boolean;
  changed(): void;
  /** It had ended without a link, as was announced; the server says now that the connection is linked. */
  linkedLate(connection: Connection): void;
  /** Nothing is left of it that anybody would have to be told. */
  dropped(): void;
  /** Whether the proxy tells what happens to the company. */
  isStreaming(): boolean;
}

/** How to open a link. */
export interface LinkOptions {
  mode: LinkMode;
  words: LinkWindowWords;
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
