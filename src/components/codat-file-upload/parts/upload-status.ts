import { addEnglish } from '../../../i18n/english.js';
import { shownFileName } from '../../../i18n/file-names.js';
import type { Localize } from '../../../i18n/localize.js';
import { upload } from '../../../locales/en/upload.js';
import { failedNames } from '../../../store/uploads-part.js';
import type { UploadQueue } from '../../../store/uploads/upload-queue.js';

addEnglish(upload);

/** How files get on that nobody looks at, in a sentence; undefined where there is nothing to say of them. */
export function uploadStatus(queue: UploadQueue, localize: Localize): string | undefined {
  const failed = failedNames(queue);
  if (failed.length > 0) {
    return localize.term(
      'uploadFailed',
      localize.list(failed.map((one) => shownFileName(one, localize))),
    );
  }
  const { done, count } = queue.progress;
  return queue.isLive ? localize.term('uploadProgress', done, count) : undefined;
}
