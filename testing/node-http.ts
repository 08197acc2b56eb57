/** A Fetch handler behind Node's own HTTP server, by types that Node's are assignable to. */

/** What is used of Node's `IncomingMessage`. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The whole address, where Express or Connect has stripped a mount path from `url`. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly socket: { destroy(): unknown };
}

/** What is used of Node's `ServerResponse`. */
export interface NodeResponse {
  readonly destroyed: boolean;
  writeHead(status: number, headers: string[]): unknown;
  write(chunk: Uint8Array, callback: () => void): boolean;
  end(callback?: () => void): unknown;
  on(event: 'close', listener: () => void): unknown;
}

type Handler = (request: Request) => Promise<Response>;

async function* chunksOf(incoming: NodeRequest): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of incoming) yield new Uint8Array(chunk);
}

/** Chunks that are read before they are asked for: a small body has then arrived, though its page leaves meanwhile. */
const READ_AHEAD = 16;

function bodyOf(incoming: NodeRequest): ReadableStream<Uint8Array> {
  const chunks = chunksOf(incoming);
  return new ReadableStream(
    {
      async pull(controller) {
        const part = await chunks.next();
        if (part.done) controller.close();
        else controller.enqueue(part.value);
      },
    },
    { highWaterMark: READ_AHEAD },
  );
}

function requestOf(incoming: NodeRequest, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', originalUrl = url } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headers)) {
    if (name.startsWith(':')) continue;
    for (const value of typeof values === 'string' ? [values] : (values ?? [])) {
      headers.append(name, value);
    }
  }
  const isSecure = 'encrypted' in incoming.socket;
  const origin = `${isSecure ? 'https' : 'http'}://${headers.get('Host') ?? 'localhost'}`;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(origin + originalUrl, {
    method,
    headers,
    signal,
    // A body that is a stream has to say so, which TypeScript's types of the DOM do not know.
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  });
}

/**
 * Responds to a request of Node's server. Where the handler rejects, or its body breaks off, so does the connection: that
 * is how a sandbox's broken network reaches a page.
 */
export async function respondNode(
  handler: Handler,
  incoming: NodeRequest,
  outgoing: NodeResponse,
): Promise<void> {
  const left = new AbortController();
  outgoing.on('close', () => left.abort());
  try {
    const response = await handler(requestOf(incoming, left.signal));
    outgoing.writeHead(response.status, [...response.headers].flat());
    await send(response, outgoing, left.signal);
  } catch (error) {
    incoming.socket.destroy();
    if (!(error instanceof Error) || error.name !== 'SandboxNetworkError') throw error;
  }
}

async function send(response: Response, outgoing: NodeResponse, left: AbortSignal): Promise<void> {
  const reader = response.body?.getReader();
  left.addEventListener('abort', () => void reader?.cancel().catch(() => undefined));
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    const { value } = part;
    if (outgoing.destroyed) return;
    await new Promise<void>((resolve) => {
      left.addEventListener('abort', () => resolve(), { once: true });
      outgoing.write(value, () => resolve());
    });
  }
  outgoing.end();
}
