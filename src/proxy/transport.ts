/** What is asked of an HTTP client that sends to Codat. */
import type { Stop } from './deadline.js';

/** A request to Codat, whole. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What is known of an answer before its body. */
export interface Head {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** An answer, whole. */
export interface Incoming extends Head {
  /** The body as UTF-8. */
  readonly text: string;
}

/** Who reads the answer. */
export interface Reader {
  /** The largest body that is read, in bytes. */
  readonly maxBytes: number;
  /** Told before the body is read; what it throws ends the reading. */
  readonly onHead: (head: Head) => void;
}

/**
 * Sends, and reads the answer. It neither follows redirects nor keeps cookies; told to stop, it ends the connection.
 *
 * @throws TooLarge, what `onHead` throws, or the client's own error
 */
export type Transport = (outgoing: Outgoing, reader: Reader, stop: Stop) => Promise<Incoming>;
