import type { DroppedFolder } from '../../../store/uploads/upload-item.js';

/** What was dropped or pasted. A folder is no file, though it looks like one of no or some bytes. */
export function givenIn(data: DataTransfer | null): (File | DroppedFolder)[] {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return [...(data?.files ?? [])];
  return items.flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    if (entry?.isDirectory) return { folder: entry.name };
    return item.getAsFile() ?? [];
  });
}
