/** One response as it came over the wire. */
export class ProxyResponse {
  /** 0: there was none. */
  readonly status: number;
  /** Why there was none. */
  readonly reason: string;
  readonly text: string;
  readonly #headers: ReadonlyMap<string, readonly string[]>;

  constructor(
    status: number,
    headers: ReadonlyMap<string, readonly string[]>,
    text: string,
    reason: string,
  ) {
    this.status = status;
    this.#headers = headers;
    this.text = text;
    this.reason = reason;
  }

  /** The header's value, several joined by commas, or `undefined`. */
  header(name: string): string | undefined {
    return this.#headers.get(name.toLowerCase())?.join(', ');
  }

  /** All headers as lines. */
  get headerLines(): readonly string[] {
    return [...this.#headers].flatMap(([name, values]) => values.map((one) => `${name}: ${one}`));
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** The body as JSON; `undefined` when it is none. */
  get json(): unknown {
    try {
      return JSON.parse(this.text) as unknown;
    } catch {
      return undefined;
    }
  }

  /** The body's fields; none when it is no JSON object. */
  get fields(): Readonly<Record<string, unknown>> {
    const { json } = this;
    return typeof json === 'object' && json !== null ? { ...json } : {};
  }
}

/**
 * What has come in so far, as a response, or `undefined` while more is to come.
 *
 * A stream of events has no end: its head is the response.
 */
export function parseResponse(
  bytes: Buffer,
  method: string,
  isOver: boolean,
  reason: string,
): ProxyResponse | undefined {
  const nothing = isOver ? new ProxyResponse(0, new Map(), '', reason) : undefined;
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return nothing;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  // "Continue" and the like come before the response.
  if (status >= 100 && status < 200) return parseResponse(rest, method, isOver, reason);
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  const body = bodyIn(rest, method, status, headers, isOver);
  return body && new ProxyResponse(status, headers, body.toString('utf8'), reason);
}

function bodyIn(
  bytes: Buffer,
  method: string,
  status: number,
  headers: ReadonlyMap<string, readonly string[]>,
  isOver: boolean,
): Buffer | undefined {
  const [length] = headers.get('content-length') ?? [];
  const isStream = headers.get('content-type')?.[0]?.startsWith('text/event-stream') ?? false;
  if (method === 'HEAD' || status === 204 || status === 304 || isStream) return Buffer.alloc(0);
  if (/chunked/i.test(headers.get('transfer-encoding')?.join() ?? '')) {
    return unchunked(bytes) ?? (isOver ? bytes : undefined);
  }
  if (length !== undefined && bytes.length >= Number(length)) {
    return bytes.subarray(0, Number(length));
  }
  return isOver ? bytes : undefined;
}

/** `undefined` while the last chunk has not come. */
function unchunked(bytes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = parseInt(bytes.toString('latin1', at, line), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    const start = line + 2;
    if (bytes.length < start + size + 2) return undefined;
    parts.push(bytes.subarray(start, start + size));
    at = start + size + 2;
  }
}
