import type { UploadedFile } from '../../api/schema.js';
import { nameOf } from './file-name.js';
import type { UploadedFiles } from './upload-services.js';

/** What Codat lists of a name beyond what it listed when a batch began: Codat gives an upload no id to look for. */
export class ListedFiles {
  readonly #uploads: UploadedFiles;
  #before = new Map<string, number>();

  constructor(uploads: UploadedFiles) {
    this.#uploads = uploads;
  }

  /** Counts what is listed now as there before. */
  mark(): void {
    this.#before = this.#counts();
  }

  /** How many files of this name are new in the list. */
  countNew(name: string): number {
    return (this.#counts().get(name) ?? 0) - (this.#before.get(name) ?? 0);
  }

  /** The latest file of this name, if it is new in the list. */
  latest(name: string): UploadedFile | undefined {
    if (this.countNew(name) <= 0) return undefined;
    return this.#uploads.files.value?.findLast((file) => nameOf(file) === name);
  }

  #counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const file of this.#uploads.files.value ?? []) {
      counts.set(nameOf(file), (counts.get(nameOf(file)) ?? 0) + 1);
    }
    return counts;
  }
}
