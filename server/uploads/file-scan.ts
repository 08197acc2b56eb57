/** Hands a file to the host's virus scanner while it passes, and waits for the verdict before the file is complete. */
import { ProxyError } from '../errors.js';

/** A file on its way to Codat, for the host to look at. */
export interface FileToScan {
  /** As the page's user called it: anybody's word, without path, control characters and changes of direction. */
  readonly name: string;
  /** The media type, by the name and by what the file begins with. */
  readonly type: string;
  /** In bytes, where the page says so: the whole request's length is all that is known, so a little less. */
  readonly size: number | undefined;
  /** Codat's ids. */
  readonly companyId: string;
  readonly connectionId: string;
  /** The file itself, once. It arrives no faster than it is read. */
  readonly stream: ReadableStream<Uint8Array>;
}

/** Resolves for a file that may pass. A rejection, or `false`, refuses the file: the page gets 422. */
export type ScanFile = (file: FileToScan) => unknown;

/** One file's way through the scanner. */
export class FileScan {
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #verdict: Promise<unknown>;
  #isOver = false;

  constructor(scanFile: ScanFile, file: Omit<FileToScan, 'stream'>) {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    this.#writer = writable.getWriter();
    // What the scanner does not read any more is no reason to stop.
    this.#writer.closed.catch(() => undefined);
    this.#verdict = Promise.resolve()
      .then(() => scanFile({ ...file, stream: readable }))
      .finally(() => {
        this.#isOver = true;
        if (!readable.locked) void readable.cancel().catch(() => undefined);
      });
    this.#verdict.catch(() => undefined);
  }

  /** Passes bytes on; resolves once the scanner is ready for more, or done. Rejects when it has refused the file. */
  async write(bytes: Uint8Array): Promise<void> {
    // A copy: Codat gets the bytes that the page has sent, whatever the scanner does with its own.
    const written = this.#isOver
      ? undefined
      : this.#writer.write(bytes.slice()).catch(() => undefined);
    await Promise.race([written, this.#verdict.catch(() => undefined)]);
    if (this.#isOver) await this.#settle();
  }

  /** The file is whole: waits for the verdict. */
  async finish(): Promise<void> {
    this.#writer.close().catch(() => undefined);
    await this.#settle();
  }

  /** The file will not be whole. */
  abort(): void {
    this.#writer.abort(new Error('The upload broke off.')).catch(() => undefined);
  }

  async #settle(): Promise<void> {
    let verdict: unknown;
    try {
      verdict = await this.#verdict;
    } catch (cause) {
      throw refused(cause);
    }
    if (verdict === false) throw refused(undefined);
  }
}

/** The page gets no word of the scanner's: it may name servers, and what was found. */
const refused = (cause: unknown) =>
  new ProxyError(422, 'The file did not pass the security check.', {
    problem: { kind: 'file-refused', log: 'scanFile refused a file', cause },
  });
