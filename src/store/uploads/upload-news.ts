import type { UploadItem } from './upload-item.js';

/** What is worth saying to who cannot see it, of what was given last: how many began, what did not go, and the end. */
export interface UploadNews {
  started: number;
  problems: readonly UploadItem[];
  done: number;
}

export const noNews: UploadNews = { started: 0, problems: [], done: 0 };

/**
 * News of a file that has failed, with those that failed just before: not of files that were taken away since, nor of what
 * was refused, which was said as it was given; and one that fails again is named once.
 */
export function withFailure(
  { problems }: UploadNews,
  item: UploadItem,
  items: readonly UploadItem[],
): UploadNews {
  const others = problems.filter(
    (one) => one !== item && one.state.kind === 'failed' && items.includes(one),
  );
  return { ...noNews, problems: [...others, item] };
}
