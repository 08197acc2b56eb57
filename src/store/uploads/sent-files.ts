import type { UploadedFile } from '../../api/schema.js';
import { nameOf } from './file-name.js';
import { isSameFile, type UploadItem } from './upload-item.js';
import type { UploadedFiles } from './upload-services.js';

/** What has arrived from this page: the list at Codat has names alone, by which two files are not the same. */
export class SentFiles {
  readonly #uploads: UploadedFiles;
  readonly #sent: UploadItem[] = [];

  constructor(uploads: UploadedFiles) {
    this.#uploads = uploads;
  }

  add(item: UploadItem): void {
    this.#sent.push(item);
  }

  /** How many of them have this name. */
  count(name: string): number {
    return this.#sent.filter((one) => one.name === name).length;
  }

  /** Whether what Codat lists may be one of them: it has the name of one. */
  mayBe(listed: UploadedFile): boolean {
    return this.count(nameOf(listed)) > 0;
  }

  /** Whether this very file was sent, and is still at Codat as far as that is known. */
  async has(file: File): Promise<boolean> {
    const listed = this.#uploads.files.value && this.#uploads.received().map(nameOf);
    for (const { file: sent, name } of this.#sent) {
      const isThere = listed?.includes(name) ?? true;
      if (sent && isThere && (await isSameFile(file, sent))) return true;
    }
    return false;
  }
}
