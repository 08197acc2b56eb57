import type { StoreEvent } from '../store/company-store.js';
import { detailOf } from '../events/connection-detail.js';
import {
  CodatConnectionChangeEvent,
  CodatConnectionEvent,
  CodatConnectionStartedEvent,
  CodatDeleteEvent,
  CodatDisconnectEvent,
  CodatLinkBlockedEvent,
  CodatLinkEndEvent,
  CodatLinkOpenEvent,
  CodatReconnectEvent,
} from '../events/index.js';

/** What the store tells, as the event the host page hears. */
export function domEventOf(event: StoreEvent): CustomEvent {
  const detail = detailOf(event.connection);
  switch (event.kind) {
    case 'connection-change':
      return new CodatConnectionChangeEvent({
        kind: event.change,
        connection: detail,
        previous: event.previous ? detailOf(event.previous) : null,
      });
    case 'connection-started':
      return new CodatConnectionStartedEvent(detail);
    case 'connection':
      return new CodatConnectionEvent(detail);
    case 'disconnect':
      return new CodatDisconnectEvent(detail);
    case 'reconnect':
      return new CodatReconnectEvent(detail);
    case 'delete':
      return new CodatDeleteEvent(detail);
    case 'link-open':
      return new CodatLinkOpenEvent({ ...detail, linkUrl: event.linkUrl, mode: event.mode });
    case 'link-blocked':
      return new CodatLinkBlockedEvent({ ...detail, linkUrl: event.linkUrl });
    case 'link-end': {
      const { outcome, statusCode, errorMessage, organisationChanged } = event;
      return new CodatLinkEndEvent({
        ...detail,
        outcome,
        ...(statusCode ? { statusCode } : {}),
        ...(errorMessage ? { errorMessage } : {}),
        ...(organisationChanged ? { organisationChanged } : {}),
      });
    }
    default:
      return event satisfies never;
  }
}
