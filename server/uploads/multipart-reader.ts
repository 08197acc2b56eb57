/** Reads `multipart/form-data` as it arrives: framing and headers by multipasta, names as browsers write them. */
import { make, type MultipartError, type Parser, type PartInfo } from 'multipasta';
import { ProxyError } from '../errors.js';
import { BoundaryKeeper } from './boundary-keeper.js';

/** What a chunk of the body held. Bytes are those of the file that began last. */
export type MultipartEvent =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file-end' }
  | { readonly kind: 'end' };

/** Fields beside files are ignored; they may not be long. */
const MAX_FIELD_BYTES = 8192;

export class MultipartReader {
  readonly #parser: Parser;
  readonly #boundaries: BoundaryKeeper;
  #events: MultipartEvent[] = [];
  #error: ProxyError | undefined;

  /** @throws ProxyError 415 when this is no multipart with a boundary. */
  constructor(contentType: string) {
    if (!/^multipart\/form-data\s*;/i.test(contentType)) {
      throw new ProxyError(415, 'The body must be sent as multipart/form-data.');
    }
    this.#boundaries = new BoundaryKeeper(contentType);
    this.#parser = make({
      headers: { 'content-type': contentType },
      isFile: (info) => fileNameOf(info) !== undefined,
      maxFieldSize: MAX_FIELD_BYTES,
      onField: () => undefined,
      onFile: (info) => {
        this.#events.push({ kind: 'file', name: fileNameOf(info) ?? '' });
        return (bytes) =>
          this.#events.push(bytes ? { kind: 'bytes', bytes } : { kind: 'file-end' });
      },
      onError: (error) => (this.#error ??= refusalOf(error)),
      onDone: () => this.#events.push({ kind: 'end' }),
    });
    this.#throwError();
  }

  /**
   * What the next chunk holds. Nothing is to be read after the end.
   *
   * @throws ProxyError 400 or 415
   */
  read(chunk: Uint8Array): readonly MultipartEvent[] {
    try {
      this.#parser.write(this.#boundaries.next(chunk));
    } catch {
      // A name that is wrongly encoded.
      throw malformed();
    }
    this.#throwError();
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #throwError(): void {
    if (this.#error) throw this.#error;
  }
}

/** The body is none, or ended before its last boundary. */
export const malformed = () => new ProxyError(400, 'The body is not valid multipart/form-data.');

function refusalOf(error: MultipartError): ProxyError {
  return error._tag === 'InvalidBoundary'
    ? new ProxyError(415, 'The body must be sent as multipart/form-data with a boundary.')
    : malformed();
}

/**
 * The file name of a part, undefined for a field. Not as multipasta has it, which drops names beyond Latin-1: browsers
 * send them as UTF-8, with quotes and line breaks percent-encoded.
 */
function fileNameOf({ headers, filename }: PartInfo): string | undefined {
  const disposition = headers['content-disposition'];
  if (typeof disposition !== 'string') return undefined;
  const name = filename ?? /;\s*filename="((?:[^"\\]|\\.)*)"/i.exec(disposition)?.[1];
  return name?.replace(/%22/g, '"').replace(/%0[da]/gi, ' ');
}
