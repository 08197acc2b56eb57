import type { UploadItem } from './upload-item.js';

/** What is worth saying to who cannot see it, of what was given last: how many began, what did not go, and the end. */
export interface UploadNews {
  started: number;
  problems: readonly UploadItem[];
  done: number;
}

export const noNews: UploadNews = { started: 0, problems: [], done: 0 };
