import type { CodatError } from '../../api/errors.js';
import {
  checkFile,
  HEAD_BYTES,
  MAX_FILE_BYTES,
  safeFileName,
  type FileRefusal,
} from '../../api/file-types.js';

/** Why a file is not sent. */
export type UploadRefusal =
  FileRefusal | 'empty' | 'too-large' | 'too-many' | 'duplicate' | 'sent' | 'folder' | 'unreadable';

/** Where a file is on its way. */
export type UploadState =
  | { kind: 'checking' }
  | { kind: 'waiting' }
  /** `fraction`: how much of the file has been sent, 0 to 1. */
  | { kind: 'sending'; fraction: number }
  | { kind: 'refused'; reason: UploadRefusal }
  | { kind: 'failed'; error: CodatError }
  /** Codat has taken it, and the list does not have it yet. */
  | { kind: 'received' };

/** One file that a person gave. */
export interface UploadItem {
  readonly id: number;
  /** Undefined for a folder. */
  readonly file: File | undefined;
  /** As it is shown, and sent. */
  name: string;
  /** In bytes. */
  readonly size: number;
  state: UploadState;
}

/** A folder that was dropped, which a page sees by its name only. */
export interface DroppedFolder {
  folder: string;
}

/** What was given, before it is checked. */
export const itemOf = (given: File | DroppedFolder, id: number): UploadItem =>
  'folder' in given
    ? { id, file: undefined, name: given.folder, size: 0, state: { kind: 'checking' } }
    : { id, file: given, name: given.name, size: given.size, state: { kind: 'checking' } };

/** Whether the file is on its way. */
export const isLive = ({ state }: UploadItem): boolean =>
  state.kind === 'checking' || state.kind === 'waiting' || state.kind === 'sending';

/** What a file may be sent as, or why it is not. */
export async function inspectFile(file: File): Promise<{ name: string } | UploadRefusal> {
  if (file.size > MAX_FILE_BYTES) return 'too-large';
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  } catch {
    // A folder where the browser does not say so; or a file that is gone, or of a drive that is.
    return 'unreadable';
  }
  if (file.size === 0) return 'empty';
  const checked = checkFile(safeFileName(file.name) || 'file', head);
  return typeof checked === 'string' ? checked : { name: checked.name };
}

/** Whether both are the same file: by name, size and contents, since a file that is chosen again is another object. */
export async function isSameFile(one: File, other: File): Promise<boolean> {
  if (one === other) return true;
  if (one.name !== other.name || one.size !== other.size) return false;
  try {
    const [first, second] = await Promise.all([one.arrayBuffer(), other.arrayBuffer()]);
    const bytes = new Uint8Array(second);
    return new Uint8Array(first).every((byte, index) => byte === bytes[index]);
  } catch {
    return false;
  }
}
