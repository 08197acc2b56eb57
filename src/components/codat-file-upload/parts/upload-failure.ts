import { CodatApiError, type CodatError } from '../../../api/errors.js';
import { errorWords } from '../../../i18n/error-words.js';
import type { Localize } from '../../../i18n/localize.js';
import { upload } from '../../../locales/en/upload.js';
import type { UploadItem } from '../../../store/uploads/upload-item.js';

/** What a status says of the file itself, in English and in the page's language. */
const ofFile: Readonly<Record<number, [english: string, words: (localize: Localize) => string]>> = {
  413: [upload.uploadTooLarge, (localize) => localize.term('uploadTooLarge')],
  415: [upload.uploadRefused('type'), (localize) => localize.term('uploadRefused', 'type')],
  422: [upload.uploadUnsafe, (localize) => localize.term('uploadUnsafe')],
};

const ofFileIn = (error: CodatError) =>
  error instanceof CodatApiError ? ofFile[error.status] : undefined;

/** Whether something is wrong with the file itself: to send it again would not help. */
export const isOfFile = (error: CodatError): boolean => ofFileIn(error) !== undefined;

/** What an error means for one file. */
export const failureWords = (error: CodatError, localize: Localize): string =>
  ofFileIn(error)?.[1](localize) ?? errorWords(error, localize);

/** Lets the error say what is wrong with the file, as the screen does: elsewhere its status is a fault of ours. */
export function explain(error: CodatError): CodatError {
  const [english] = ofFileIn(error) ?? [];
  if (english) error.message = english;
  return error;
}

/** Why a file does not go, or has not gone; empty for all others. */
function reasonOf({ state }: UploadItem, localize: Localize): string {
  if (state.kind === 'refused') return localize.term('uploadRefused', state.reason);
  return state.kind === 'failed' ? failureWords(state.error, localize) : '';
}

/** Which files did not go, and why: those with the same reason in one sentence. */
export function problemWords(items: readonly UploadItem[], localize: Localize): string[] {
  const byReason = new Map<string, string[]>();
  for (const item of items) {
    const reason = reasonOf(item, localize);
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), localize.name(item.name)]);
  }
  return [...byReason].map(
    ([reason, names]) => `${localize.term('uploadFailed', localize.list(names))}. ${reason}`,
  );
}
