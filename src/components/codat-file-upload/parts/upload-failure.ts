import { CodatApiError, type CodatError } from '../../../api/errors.js';
import { errorWords } from '../../../i18n/error-words.js';
import { shownFileName } from '../../../i18n/file-names.js';
import type { Localize } from '../../../i18n/localize.js';
import { upload } from '../../../locales/en/upload.js';
import type { UploadItem } from '../../../store/uploads/upload-item.js';
import type { UploadNews } from '../../../store/uploads/upload-news.js';

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

/** Whether the reason speaks of this one file, so that no other can share the sentence. */
const isAboutFile = ({ state }: UploadItem): boolean =>
  state.kind === 'refused' || (state.kind === 'failed' && isOfFile(state.error));

/** Which files did not go, and why: those with the same reason together, where it is not a file's own. */
function problemWords(items: readonly UploadItem[], localize: Localize): string[] {
  const groups = new Map<UploadItem | string, [reason: string, ...names: string[]]>();
  for (const item of items) {
    const reason = reasonOf(item, localize);
    if (!reason) continue;
    const key = isAboutFile(item) ? item : reason;
    groups.set(key, [
      ...(groups.get(key) ?? ([reason] as const)),
      shownFileName(item.name, localize),
    ]);
  }
  return [...groups.values()].flatMap(([reason, ...names]) => [
    localize.term('uploadFailed', localize.list(names)),
    reason,
  ]);
}

/** Words in a row for who hears them: those without a stop of their own get one where others follow. */
function inSentences(words: readonly string[], localize: Localize): string {
  const stop = /^(?:ja|zh)\b/.test(localize.lang()) ? '。' : '.';
  return localize.sentences(
    ...words.map((one, place) => (words[place + 1] && !/\p{Po}$/u.test(one) ? one + stop : one)),
  );
}

/** Said sparingly: that it begins, the files that will not go, and the end. */
export function newsWords({ started, problems, done }: UploadNews, localize: Localize): string {
  const words = [
    started > 0 ? localize.term('uploadStarted', started) : '',
    ...problemWords(problems, localize),
    done > 0 ? localize.term('uploadDone', done) : '',
  ];
  return inSentences(words.filter(Boolean), localize);
}
