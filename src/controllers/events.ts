import type { Connection, ConnectionStatus, Integration, Open } from '../api/schema.js';
import type { CodatError } from '../api/errors.js';
import type { LinkOutcome } from '../session/link-result.js';
import type { LinkMode } from '../session/link-window.js';

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
  | 'link'
  | 'disconnect'
  | 'delete'
  | 'share';

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

const bubbling = { bubbles: true, composed: true };

/** An integration was chosen; nothing is created yet. Preventing it ends it there. */
export class CodatIntegrationSelectEvent extends CustomEvent<{ integration: Integration }> {
  static readonly type = 'codat-integration-select';
  constructor(integration: Integration) {
    super(CodatIntegrationSelectEvent.type, {
      ...bubbling,
      cancelable: true,
      detail: { integration },
    });
  }
}

/** A pending connection exists: made now, or taken up again. */
export class CodatConnectionStartedEvent extends CustomEvent<ConnectionDetail> {
  static readonly type = 'codat-connection-started';
  constructor(detail: ConnectionDetail) {
    super(CodatConnectionStartedEvent.type, { ...bubbling, detail });
  }
}

/** The linkUrl is about to be opened. Preventing it leaves that to the host. */
export class CodatLinkOpenEvent extends CustomEvent<LinkOpenDetail> {
  static readonly type = 'codat-link-open';
  constructor(detail: LinkOpenDetail) {
    super(CodatLinkOpenEvent.type, { ...bubbling, cancelable: true, detail });
  }
}

/** The browser opened no window; a real link is shown instead. */
export class CodatLinkBlockedEvent extends CustomEvent<LinkBlockedDetail> {
  static readonly type = 'codat-link-blocked';
  constructor(detail: LinkBlockedDetail) {
    super(CodatLinkBlockedEvent.type, { ...bubbling, detail });
  }
}

/** A connection left pending: it is linked. */
export class CodatConnectionEvent extends CustomEvent<ConnectionDetail> {
  static readonly type = 'codat-connection';
  constructor(detail: ConnectionDetail) {
    super(CodatConnectionEvent.type, { ...bubbling, detail });
  }
}

/** The person disconnected it here. */
export class CodatDisconnectEvent extends CustomEvent<ConnectionDetail> {
  static readonly type = 'codat-disconnect';
  constructor(detail: ConnectionDetail) {
    super(CodatDisconnectEvent.type, { ...bubbling, detail });
  }
}

/** The person linked a lost connection again here. */
export class CodatReconnectEvent extends CustomEvent<ConnectionDetail> {
  static readonly type = 'codat-reconnect';
  constructor(detail: ConnectionDetail) {
    super(CodatReconnectEvent.type, { ...bubbling, detail });
  }
}

/** The person deleted it here. */
export class CodatDeleteEvent extends CustomEvent<ConnectionDetail> {
  static readonly type = 'codat-delete';
  constructor(detail: ConnectionDetail) {
    super(CodatDeleteEvent.type, { ...bubbling, detail });
  }
}

/** Something changed, whoever changed it: told once by every element that shows the company. */
export class CodatConnectionChangeEvent extends CustomEvent<ConnectionChangeDetail> {
  static readonly type = 'codat-connection-change';
  constructor(detail: ConnectionChangeDetail) {
    super(CodatConnectionChangeEvent.type, { ...bubbling, detail });
  }
}

/** An attempt to link has ended: told once for each attempt, by the element it began in. */
export class CodatLinkEndEvent extends CustomEvent<LinkEndDetail> {
  static readonly type = 'codat-link-end';
  constructor(detail: LinkEndDetail) {
    super(CodatLinkEndEvent.type, { ...bubbling, detail });
  }
}

/** An error is shown to the person. */
export class CodatErrorEvent extends CustomEvent<ErrorDetail> {
  static readonly type = 'codat-error';
  constructor(detail: ErrorDetail) {
    super(CodatErrorEvent.type, { ...bubbling, detail });
  }
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
    'codat-error': CodatErrorEvent;
  }
}
