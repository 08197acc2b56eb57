/** A request's body, checked and written anew: nothing of what was sent is passed on as it came. */
import { isTimeout, withTimeout } from './abort.js';
import { ProxyError } from './errors.js';
import { isRecord, parseJson } from './json.js';
import { BodyTooLarge, readText } from './read-text.js';
import { platformKeyPattern } from './routes.js';

/** The two bodies that are accepted have some forty bytes. */
const MAX_BODY_BYTES = 8192;

/**
 * The integration's key in a POST's body.
 *
 * @throws ProxyError 400, 408, 413, 415, or 500 when the body has been read before.
 */
export async function readPlatformKey(request: Request, timeoutMs: number): Promise<string> {
  const { platformKey } = await readJson(request, timeoutMs);
  if (typeof platformKey !== 'string' || !platformKeyPattern.test(platformKey)) {
    throw new ProxyError(400, 'The body must be {"platformKey": "…"} with an integration’s key.');
  }
  return platformKey;
}

/**
 * Makes sure that a PATCH's body asks for nothing but to unlink.
 *
 * @throws ProxyError 400, 408, 413, 415, or 500 when the body has been read before.
 */
export async function requireUnlinked(request: Request, timeoutMs: number): Promise<void> {
  const { status } = await readJson(request, timeoutMs);
  if (status !== 'Unlinked') {
    throw new ProxyError(
      400,
      'The body must be {"status": "Unlinked"}; nothing else may be changed.',
    );
  }
}

async function readJson(request: Request, timeoutMs: number): Promise<Record<string, unknown>> {
  const { headers } = request;
  const [mediaType = ''] = (headers.get('Content-Type') ?? '').split(';');
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    throw new ProxyError(415, 'The body must be sent as application/json.');
  }
  const announcedBytes = Number(headers.get('Content-Length'));
  if (announcedBytes > MAX_BODY_BYTES) throw tooLarge();
  if (request.bodyUsed) throw alreadyRead();
  const text = await readBody(request, MAX_BODY_BYTES, timeoutMs);
  // How it looks in Node, where a parser in front has emptied the socket.
  if (text === '' && announcedBytes > 0) throw alreadyRead();
  try {
    const body = parseJson(text);
    return isRecord(body) ? body : {};
  } catch {
    throw new ProxyError(400, 'The body is not valid JSON.');
  }
}

/**
 * A request's body as text. `caller` may end the reading with a ProxyError of its own.
 *
 * @throws ProxyError 400 when it is not UTF-8 or breaks off, 408 or 413.
 */
export async function readBody(
  request: Request,
  maxBytes: number,
  timeoutMs: number,
  caller?: AbortSignal,
): Promise<string> {
  try {
    return await withTimeout(
      timeoutMs,
      async (signal) => readText(await streamOf(request), maxBytes, signal),
      caller,
    );
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    if (error instanceof BodyTooLarge) throw tooLarge();
    if (isTimeout(error)) throw new ProxyError(408, 'The body took too long to arrive.');
    throw new ProxyError(400, 'The body cannot be read.');
  }
}

/** In Firefox, where a test world or the sandbox may run in a page, requests have no `body`. */
async function streamOf(request: Request): Promise<Request['body']> {
  return request.body ?? new Response(await request.blob()).body;
}

export function alreadyRead(): ProxyError {
  return new ProxyError(500, 'The request could not be read.', {
    problem: {
      kind: 'body-already-read',
      log: 'the request’s body was read before the proxy saw it; put the proxy before body parsers',
    },
  });
}

function tooLarge(): ProxyError {
  return new ProxyError(413, 'The body is too large.');
}
