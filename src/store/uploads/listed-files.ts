import type { CodatError } from '../../api/errors.js';
import type { UploadedFile } from '../../api/schema.js';
import { nameOf } from './file-name.js';
import type { UploadItem } from './upload-item.js';
import type { UploadedFiles } from './upload-services.js';

function countNames(files: readonly UploadedFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(nameOf(file), (counts.get(nameOf(file)) ?? 0) + 1);
  return counts;
}

/** What Codat lists of a name beyond what it listed when a batch began: Codat gives an upload no id to look for. */
export class ListedFiles {
  readonly #uploads: UploadedFiles;
  /** Undefined where the list was not known: what is listed later may have been there before. */
  #before: Map<string, number> | undefined;

  constructor(uploads: UploadedFiles) {
    this.#uploads = uploads;
  }

  /** Counts what is listed now as there before. */
  mark(): void {
    this.#before = this.#uploads.files.value && this.#counts();
  }

  /** The same, where the list was not known until now. */
  markUnknown(): void {
    if (!this.#before) this.mark();
  }

  /** Asks anew what is listed. Resolves to whether that is known now. */
  async reload(): Promise<boolean> {
    const { files } = this.#uploads;
    await files.pending;
    await files.refresh();
    return files.state.kind === 'ready';
  }

  /** A sign-in page of another site looks like a broken connection; the list, which was asked since, knows better. */
  reasonFor(error: CodatError): CodatError {
    const { state } = this.#uploads.files;
    return state.kind === 'error' && state.error.code === 'unauthorized' ? state.error : error;
  }

  /**
   * Whether Codat lists one more file of this item's name than can be accounted for by its queue's other items; undefined
   * where that is not known.
   */
  async hasArrived(
    { name }: UploadItem,
    items: () => readonly UploadItem[],
  ): Promise<boolean | undefined> {
    const isKnown = await this.reload();
    if (!isKnown || !this.#before) return undefined;
    const own = items();
    const known = own.filter((one) => one.name === name && one.state.kind === 'received');
    // Of another kind, it may be what is listed.
    const others = [...this.#uploads.sending].filter(
      (one) => one.name === name && !own.includes(one),
    );
    if (this.#countNew(name, others.length) > known.length) return true;
    return this.#countNew(name) > known.length ? undefined : false;
  }

  /** How many files of this name are new in the list, as far as that can be told. `others` may be there as another kind. */
  #countNew(name: string, others = 0): number {
    return this.#before ? (this.#counts(others).get(name) ?? 0) - (this.#before.get(name) ?? 0) : 0;
  }

  /** What the list says of a file of this name that has arrived; empty where it cannot be told from those before. */
  latest(name: string): UploadedFile | undefined {
    const listed = this.#uploads.received().find((file) => nameOf(file) === name);
    if (!this.#before) return listed && {};
    return this.#countNew(name) > 0 ? listed : undefined;
  }

  /** Of each name: the files of this kind, and those of no kind that have not arrived as another. */
  #counts(others = 0): Map<string, number> {
    const { files, sentElsewhere } = this.#uploads;
    const counts = countNames(this.#uploads.received().filter(({ sourceType }) => sourceType));
    const keyless = (files.value ?? []).filter(({ sourceType }) => !sourceType);
    for (const [name, count] of countNames(keyless)) {
      const own = Math.max(0, count - sentElsewhere(name) - others);
      counts.set(name, (counts.get(name) ?? 0) + own);
    }
    return counts;
  }
}
