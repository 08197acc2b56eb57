import type { Connection, ConnectionStatus, Integration, Open } from '../api/schema.js';
import type { CodatError } from '../api/errors.js';
import { CodatEvent } from './codat-event.js';
import type { LinkOutcome } from '../store/linking/redirect-parameters.js';
import type { LinkMode } from '../store/link-window.js';
import type { SyncProgress } from '../store/sync/sync-progress.js';

/** A connection in an event: the six fields of Codat's SDKs, and its status. */
export interface ConnectionDetail {
  connectionId: string;
  integrationId: string;
  integrationKey: string;
  platformName: string;
  sourceId: string;
  sourceType: string;
  status: Open<ConnectionStatus>;
}

/** Where the person is about to go, or can go. */
export interface LinkOpenDetail extends ConnectionDetail {
  /** Codat's address for this connection. Good for one visit: do not keep or log it. */
  linkUrl: string;
  mode: LinkMode;
}

export type LinkBlockedDetail = Omit<LinkOpenDetail, 'mode'>;

/** How an attempt ended. */
export interface LinkEndDetail extends ConnectionDetail {
  outcome: LinkOutcome;
  /** Codat's code, where there was one: 200, 201, 403, 500, 501. */
  statusCode?: string;
  /** The platform's or Codat's words: text from outside. */
  errorMessage?: string;
  /** Set when it was linked again with another organisation than before: the names of both. */
  organisationChanged?: { previous: string; current: string };
}

/** A connection appeared, is different, or is gone, whoever did it. */
export interface ConnectionChangeDetail {
  kind: 'created' | 'updated' | 'removed';
  connection: ConnectionDetail;
  /** As it was before; null for one that was created. */
  previous: ConnectionDetail | null;
}

/** What failed when the person was shown an error. */
export type CodatOperation =
  | 'configure'
  | 'list-integrations'
  | 'list-connections'
  | 'read-status'
  | 'link'
  | 'disconnect'
  | 'delete'
  | 'share'
  | 'render';

export interface ErrorDetail {
  error: CodatError;
  operation: CodatOperation;
}

/** The event form of a connection. */
export function detailOf(connection: Connection): ConnectionDetail {
  return {
    connectionId: connection.id,
    integrationId: connection.integrationId,
    integrationKey: connection.integrationKey ?? '',
    platformName: connection.platformName,
    sourceId: connection.sourceId,
    sourceType: connection.sourceType,
    status: connection.status,
  };
}

/** An integration was chosen; nothing is created yet. Preventing it ends it there. */
export class CodatIntegrationSelectEvent extends CodatEvent<{ integration: Integration }> {
  static override readonly type = 'codat-integration-select';
  constructor(integration: Integration) {
    super({ integration }, true);
  }
}

/** A pending connection exists: made now, or taken up again. */
export class CodatConnectionStartedEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-connection-started';
}

/** The linkUrl is about to be opened. Preventing it leaves that to the host. */
export class CodatLinkOpenEvent extends CodatEvent<LinkOpenDetail> {
  static override readonly type = 'codat-link-open';
  constructor(detail: LinkOpenDetail) {
    super(detail, true);
  }
}

/** The browser opened no window; a real link is shown instead. */
export class CodatLinkBlockedEvent extends CodatEvent<LinkBlockedDetail> {
  static override readonly type = 'codat-link-blocked';
}

/** A connection left pending: it is linked. */
export class CodatConnectionEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-connection';
}

/** The person disconnected it here. */
export class CodatDisconnectEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-disconnect';
}

/** The person linked a lost connection again here. */
export class CodatReconnectEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-reconnect';
}

/** The person deleted it here. */
export class CodatDeleteEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-delete';
}

/** Something changed, whoever changed it: told once by every element that shows the company. */
export class CodatConnectionChangeEvent extends CodatEvent<ConnectionChangeDetail> {
  static override readonly type = 'codat-connection-change';
}

/** An attempt to link has ended: told once for each attempt, by the element it began in. */
export class CodatLinkEndEvent extends CodatEvent<LinkEndDetail> {
  static override readonly type = 'codat-link-end';
}

/** The reading of the company's data moved. */
export class CodatSyncChangeEvent extends CodatEvent<{ progress: SyncProgress }> {
  static override readonly type = 'codat-sync-change';
  constructor(progress: SyncProgress) {
    super({ progress });
  }
}

/** A reading of the company's data has ended, well or not. */
export class CodatSyncCompleteEvent extends CodatEvent<{ progress: SyncProgress }> {
  static override readonly type = 'codat-sync-complete';
  constructor(progress: SyncProgress) {
    super({ progress });
  }
}

/** An error is shown to the person. */
export class CodatErrorEvent extends CodatEvent<ErrorDetail> {
  static override readonly type = 'codat-error';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-integration-select': CodatIntegrationSelectEvent;
    'codat-connection-started': CodatConnectionStartedEvent;
    'codat-link-open': CodatLinkOpenEvent;
    'codat-link-blocked': CodatLinkBlockedEvent;
    'codat-connection': CodatConnectionEvent;
    'codat-disconnect': CodatDisconnectEvent;
    'codat-reconnect': CodatReconnectEvent;
    'codat-delete': CodatDeleteEvent;
    'codat-connection-change': CodatConnectionChangeEvent;
    'codat-link-end': CodatLinkEndEvent;
    'codat-sync-change': CodatSyncChangeEvent;
    'codat-sync-complete': CodatSyncCompleteEvent;
    'codat-error': CodatErrorEvent;
  }
}
