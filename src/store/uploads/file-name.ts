import type { UploadedFile } from '../../api/schema.js';

/** What an uploaded file is called: as it was called, else as it is stored; empty where neither is a name. */
export const nameOf = ({ displayName, fileName }: UploadedFile): string =>
  [displayName, fileName].find((name) => name?.trim()) ?? '';
