import type { Connection, UploadedFile } from '../api/schema.js';
import type { AttemptResult } from './linking/attempt-result.js';
import type { ConnectionChange } from './connections/connection-changes.js';
import type { LinkMode } from './link-window.js';

/** A file that arrived: as the page sent it, and, once Codat lists it, as Codat has it. */
export type ArrivedFile = UploadedFile & {
  /** As it was called when it was sent. */
  name: string;
  /** In bytes. */
  size: number;
};

/** What an attempt to link reports. Of these, only `link-open` can be prevented. */
export type AttemptNotification =
  | { kind: 'link-open'; connection: Connection; linkUrl: string; mode: LinkMode }
  | { kind: 'link-blocked'; connection: Connection; linkUrl: string }
  | ({ kind: 'link-end'; connection: Connection } & AttemptResult);

/** What a store reports: a changed connection to all of its clients that show it, anything else to one of them. */
export type StoreNotification =
  | ({ kind: 'connection-change' } & ConnectionChange)
  | {
      kind: 'connection-started' | 'connection' | 'disconnect' | 'reconnect' | 'delete';
      connection: Connection;
    }
  | { kind: 'files-uploaded'; connection: Connection; files: readonly ArrivedFile[] }
  | AttemptNotification;
