/**
 * An upload's body on its way through: read, checked and written anew, chunk by chunk, and never more of it in memory
 * than the chunk that passes and the few bytes by which a file's type is detected.
 */
import { checkFile, HEAD_BYTES, MAX_FILES, safeFileName } from 'codat-elements/api';
import { abortable } from '../abort.js';
import { ProxyError } from '../errors.js';
import { FileScan, type FileToScan, type ScanFile } from './file-scan.js';
import { alreadyRead } from '../request-body.js';
import { joined } from './joined.js';
import { malformed, MultipartReader, type MultipartEvent } from './multipart-reader.js';

interface UploadBodyOptions {
  /** The `Content-Type` of the request. */
  contentType: string;
  /** The most that one file may have, in bytes. */
  maxFileBytes: number;
  /** The most that all of it may have: boundaries and fields are endless where no length was announced. */
  maxBytes: number;
  /** How long the page may send nothing, and how long Codat may take nothing and send nothing, in milliseconds. */
  stallMs: number;
  scanFile: ScanFile | undefined;
  /** What the scanner gets beside each file's name and type. */
  about: Pick<FileToScan, 'size' | 'companyId' | 'connectionId'>;
}

/** A file of which the first bytes are not passed on yet: its type is not known. */
interface Held {
  readonly name: string;
  head: Uint8Array;
}

const encoder = new TextEncoder();

export class UploadBody {
  /** What to send to Codat as `Content-Type`. */
  readonly contentType: string;
  /** What goes to Codat. Errors with a ProxyError when the upload is refused; read it after `start`. */
  readonly stream: ReadableStream<Uint8Array>;
  readonly #source: ReadableStreamDefaultReader<Uint8Array>;
  readonly #reader: MultipartReader;
  readonly #options: UploadBodyOptions;
  readonly #boundary = `codat-elements-${crypto.randomUUID()}`;
  /** What is checked and was not asked for yet. */
  #ready: Uint8Array[] = [];
  #files = 0;
  #held: Held | undefined;
  #size = 0;
  #total = 0;
  #scan: FileScan | undefined;
  #isBegun = false;
  #isEnd = false;
  /** Whether nothing of it is passed on any more: a scanner would wait for the rest in vain. */
  #isGivenUp = false;
  #error: unknown;
  /** Whether the page or the scanner has to move before Codat can. */
  #isWaiting = false;
  #movedAt = 0;

  /** @throws ProxyError 415 when the body is no multipart. */
  constructor(source: ReadableStream<Uint8Array>, options: UploadBodyOptions) {
    this.#reader = new MultipartReader(options.contentType);
    this.#source = source.getReader();
    this.#options = options;
    this.contentType = `multipart/form-data; boundary=${this.#boundary}`;
    this.stream = new ReadableStream(
      {
        pull: (controller) => this.#pull(controller),
        // Codat has responded before the end, or the page has left.
        cancel: () => this.#giveUp(),
      },
      // Nothing is read before the consumer pulls.
      { highWaterMark: 0 },
    );
  }

  /** Why the upload was refused on its way. */
  get error(): unknown {
    return this.#error;
  }

  /** Whether all of it has been read. */
  get isEnd(): boolean {
    return this.#isEnd;
  }

  /**
   * Reads as far as the first file's type, so that what is refused by it never reaches Codat.
   *
   * @throws ProxyError
   */
  async start(): Promise<void> {
    while (this.#ready.length === 0 && !this.#isEnd) await this.#readOn();
  }

  /**
   * Does the work that reads the stream, as long as something moves.
   *
   * @throws what `work` or the caller's signal rejects with, or a `TimeoutError` when Codat stands still.
   */
  async whileMoving<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    caller: AbortSignal | undefined,
  ): Promise<Result> {
    const { stallMs } = this.#options;
    const stall = new AbortController();
    const look = (): void => {
      const leftMs = this.#movedAt + stallMs - performance.now();
      // A page or scanner that stands still has a time-out of its own.
      if (leftMs > 0 || this.#isWaiting) timer = setTimeout(look, Math.max(leftMs, 10));
      else stall.abort(new DOMException('Codat stands still.', 'TimeoutError'));
    };
    const onAbort = (): void => stall.abort(caller?.reason);
    caller?.throwIfAborted();
    caller?.addEventListener('abort', onAbort);
    this.#movedAt = performance.now();
    let timer = setTimeout(look, stallMs);
    try {
      return await abortable(work(stall.signal), stall.signal);
    } finally {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    }
  }

  /** Reads what the page still sends and drops it: many clients see no response before they have sent all. */
  async drain(maxBytes: number): Promise<void> {
    if (!this.#isEnd) this.#giveUp();
    let size = 0;
    try {
      while (size <= maxBytes) {
        const { done, value } = await this.#nextChunk();
        if (done) return;
        size += value.byteLength;
      }
    } catch {
      // The page has left, or is too slow: it has no use for the response.
    }
    await this.#source.cancel().catch(() => undefined);
  }

  #giveUp(): void {
    this.#isGivenUp = true;
    this.#scan?.abort();
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#movedAt = performance.now();
    try {
      while (this.#ready.length === 0 && !this.#isEnd) await this.#readOn();
    } catch (error) {
      controller.error(error);
      return;
    }
    for (const bytes of this.#ready) controller.enqueue(bytes);
    this.#ready = [];
    if (this.#isEnd) controller.close();
  }

  async #readOn(): Promise<void> {
    try {
      const { done, value } = await this.#nextChunk();
      if (done) throw this.#broken();
      this.#isBegun = true;
      this.#total += value.byteLength;
      if (this.#total > this.#options.maxBytes) throw bodyTooLarge();
      for (const event of this.#reader.read(value)) await this.#handle(event);
    } catch (error) {
      this.#error = error;
      this.#scan?.abort();
      throw error;
    }
  }

  /** Why there is no more, though its end has not come. In Node, a parser in front leaves nothing of what was announced. */
  #broken(): ProxyError {
    return !this.#isBegun && this.#options.about.size ? alreadyRead() : malformed();
  }

  async #nextChunk(): Promise<ReadableStreamReadResult<Uint8Array>> {
    const tooSlow = new ProxyError(408, 'The body took too long to arrive.');
    try {
      return await this.#unlessStalled(this.#source.read(), tooSlow);
    } catch (error) {
      throw error instanceof ProxyError ? error : new ProxyError(400, 'The body broke off.');
    }
  }

  /** Waits for the page or the scanner, no longer than either may stand still. */
  async #unlessStalled<Result>(work: Promise<Result>, tooSlow: ProxyError): Promise<Result> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stall = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(tooSlow), this.#options.stallMs);
    });
    this.#isWaiting = true;
    try {
      return await Promise.race([work, stall]);
    } finally {
      clearTimeout(timer);
      this.#isWaiting = false;
      this.#movedAt = performance.now();
    }
  }

  async #handle(event: MultipartEvent): Promise<void> {
    switch (event.kind) {
      case 'file':
        this.#begin(event.name);
        break;
      case 'bytes':
        await this.#add(event.bytes);
        break;
      case 'file-end':
        await this.#complete();
        break;
      case 'end':
        if (this.#files === 0) throw new ProxyError(400, 'The body has no file.');
        this.#write(`--${this.#boundary}--\r\n`);
        this.#isEnd = true;
        break;
      default:
        event satisfies never;
    }
  }

  #begin(name: string): void {
    this.#files += 1;
    if (this.#files > MAX_FILES) {
      throw new ProxyError(413, `At most ${MAX_FILES} files are taken at a time.`);
    }
    this.#size = 0;
    this.#scan = undefined;
    // A name without any letter has to have one, for its extension.
    this.#held = { name: safeFileName(name) || 'file', head: new Uint8Array() };
  }

  async #add(bytes: Uint8Array): Promise<void> {
    this.#size += bytes.byteLength;
    if (this.#size > this.#options.maxFileBytes) {
      throw new ProxyError(413, 'The file is too large.');
    }
    if (!this.#held) return this.#pass(bytes);
    this.#held.head = joined(this.#held.head, bytes);
    if (this.#held.head.byteLength >= HEAD_BYTES) await this.#release(this.#held);
  }

  async #complete(): Promise<void> {
    if (this.#size === 0) throw new ProxyError(400, 'The file is empty.');
    if (this.#held) await this.#release(this.#held);
    // Until the scanner has spoken, Codat's copy lacks its end, and is none.
    if (this.#scan) await this.#unlessStalled(this.#scan.finish(), scanTooSlow());
    this.#write('\r\n');
  }

  /** Passes on what was held back, if it is of a type that Codat takes. */
  async #release({ name, head }: Held): Promise<void> {
    const checked = checkFile(name, head.subarray(0, HEAD_BYTES));
    if (typeof checked === 'string') {
      throw new ProxyError(
        415,
        checked === 'type'
          ? 'Files of this type are not taken.'
          : 'The file is not what its name says.',
      );
    }
    this.#held = undefined;
    const { scanFile, about } = this.#options;
    if (scanFile && !this.#isGivenUp) this.#scan = new FileScan(scanFile, { ...about, ...checked });
    this.#write(
      `--${this.#boundary}\r\n` +
        `Content-Disposition: form-data; name="file"; filename="${quotedFileName(checked.name)}"\r\n` +
        `Content-Type: ${checked.type}\r\n\r\n`,
    );
    await this.#pass(head);
  }

  async #pass(bytes: Uint8Array): Promise<void> {
    if (this.#scan) await this.#unlessStalled(this.#scan.write(bytes), scanTooSlow());
    this.#ready.push(bytes);
  }

  #write(text: string): void {
    this.#ready.push(encoder.encode(text));
  }
}

export const bodyTooLarge = () => new ProxyError(413, 'The body is too large.');

const scanTooSlow = () =>
  new ProxyError(504, 'The file could not be checked in time.', {
    problem: { kind: 'timeout', log: 'scanFile did not respond in time' },
  });

/** A name as it stands between the quotes of `filename="…"`, as browsers write it. */
const quotedFileName = (name: string): string => name.replaceAll('"', '%22');
