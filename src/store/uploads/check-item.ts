import { MAX_FILES } from '../../api/file-types.js';
import type { SentFiles } from './sent-files.js';
import { inspectFile, isSameFile, type UploadItem, type UploadState } from './upload-item.js';

/** Whether a file may be sent beside the `others` that were given before; gives it the name by which it is sent. */
export async function checkItem(
  item: UploadItem,
  others: readonly UploadItem[],
  sent: SentFiles,
): Promise<UploadState> {
  const { file } = item;
  if (!file) return { kind: 'refused', reason: 'folder' };
  for (const other of others) {
    if (other.file && (await isSameFile(file, other.file))) {
      return { kind: 'refused', reason: 'duplicate' };
    }
  }
  if (await sent.has(file)) return { kind: 'refused', reason: 'sent' };
  const checked = await inspectFile(file);
  if (typeof checked === 'string') return { kind: 'refused', reason: checked };
  if (others.length >= MAX_FILES) return { kind: 'refused', reason: 'too-many' };
  item.name = checked.name;
  return { kind: 'waiting' };
}
