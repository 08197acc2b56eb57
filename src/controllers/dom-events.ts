import type { StoreNotification } from '../store/store-events.js';
import { detailOf } from '../events/connection-detail.js';
import { CodatConnectionChangeEvent } from '../events/codat-connection-change.js';
import { CodatConnectionEvent } from '../events/codat-connection.js';
import { CodatConnectionStartedEvent } from '../events/codat-connection-started.js';
import { CodatDeleteEvent } from '../events/codat-delete.js';
import { CodatDisconnectEvent } from '../events/codat-disconnect.js';
import { CodatFilesUploadedEvent } from '../events/codat-files-uploaded.js';
import { CodatLinkBlockedEvent } from '../events/codat-link-blocked.js';
import { CodatLinkEndEvent } from '../events/codat-link-end.js';
import { CodatLinkOpenEvent } from '../events/codat-link-open.js';
import { CodatReconnectEvent } from '../events/codat-reconnect.js';

/** A store's notification as the DOM event that an element dispatches. */
export function domEventOf(notification: StoreNotification): CustomEvent {
  const detail = detailOf(notification.connection);
  switch (notification.kind) {
    case 'connection-change':
      return new CodatConnectionChangeEvent({
        kind: notification.change,
        connection: detail,
        previous: notification.previous ? detailOf(notification.previous) : null,
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
    case 'files-uploaded':
      return new CodatFilesUploadedEvent({ ...detail, files: notification.files });
    case 'link-open':
      return new CodatLinkOpenEvent({
        ...detail,
        linkUrl: notification.linkUrl,
        mode: notification.mode,
      });
    case 'link-blocked':
      return new CodatLinkBlockedEvent({ ...detail, linkUrl: notification.linkUrl });
    case 'link-end': {
      const { outcome, statusCode, errorMessage, organisationChanged } = notification;
      return new CodatLinkEndEvent({
        ...detail,
        outcome,
        ...(statusCode ? { statusCode } : {}),
        ...(errorMessage ? { errorMessage } : {}),
        ...(organisationChanged ? { organisationChanged } : {}),
      });
    }
    default:
      return notification satisfies never;
  }
}
