import { isLive, type UploadItem, type UploadState } from './upload-item.js';

function fractionOf(state: UploadState): number {
  if (state.kind === 'received') return 1;
  return state.kind === 'sending' ? state.fraction : 0;
}

/** Of all that is on its way or has arrived with it: how many, how many of them have arrived, and how much of all, 0 to 1. */
export function uploadProgress(items: readonly UploadItem[]) {
  const batch = items.filter((item) => isLive(item) || item.state.kind === 'received');
  const total = batch.reduce((sum, { size }) => sum + size, 0);
  const sent = batch.reduce((sum, { size, state }) => sum + size * fractionOf(state), 0);
  const done = batch.filter(({ state }) => state.kind === 'received').length;
  return { count: batch.length, done, fraction: total > 0 ? sent / total : 0 };
}
