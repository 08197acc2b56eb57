import { joined } from './joined.js';

const latin1 = new TextDecoder('latin1');

/**
 * Keeps a boundary and the two hyphens that would make it the last one in one chunk: where a chunk ends between them,
 * multipasta 0.2 takes the last boundary for one of many, and the body for one without an end.
 */
export class BoundaryKeeper {
  readonly #marker: string;
  /** The end of what came before. */
  #tail = '';
  #held: Uint8Array = new Uint8Array();

  constructor(contentType: string) {
    const [, quoted, plain = ''] = /;\s*boundary=(?:"([^"]*)"|([^\s;]+))/i.exec(contentType) ?? [];
    this.#marker = `--${quoted ?? plain}`;
  }

  /** The bytes to read now. What is held back comes with the next ones. */
  next(chunk: Uint8Array): Uint8Array {
    const length = this.#marker.length + 1;
    this.#tail = (this.#tail + latin1.decode(chunk.subarray(-length))).slice(-length);
    const bytes = this.#held.byteLength > 0 ? joined(this.#held, chunk) : chunk;
    const rest = bytes.byteLength - this.#endOfMarker();
    this.#held = bytes.slice(rest);
    return bytes.subarray(0, rest);
  }

  /** How many bytes to hold, so that what is read ends inside of a boundary and not behind it. */
  #endOfMarker(): number {
    // First: a boundary may itself be of hyphens.
    if (this.#tail.endsWith(`${this.#marker}-`)) return 2;
    return this.#tail.endsWith(this.#marker) ? 1 : 0;
  }
}
