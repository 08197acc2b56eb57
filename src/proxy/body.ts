/** A request's body, checked and written anew: nothing of what was sent is passed on as it came. */
import { OutOfTime, within } from './deadline.js';
import { isRecord } from './is-record.js';
import type { Settings } from './options.js';
import { Failure, Refusal } from './problems.js';
import { readText, TooLarge } from './read-text.js';
import { platformKeyPattern } from './routes.js';

/**
 * The body to send to Codat: `{platformKey}` for POST, `{status: 'Unlinked'}` for PATCH, none for
 * other methods, whatever they carry.
 *
 * @throws Refusal 400, 408, 413 or 415; Failure when the body has been read before.
 */
export async function rebuildBody(
  request: Request,
  settings: Pick<Settings, 'maxBodyBytes' | 'timeout'>,
): Promise<string | undefined> {
  switch (request.method) {
    case 'POST':
      return JSON.stringify({ platformKey: platformKeyOf(await readJson(request, settings)) });
    case 'PATCH':
      requireUnlinked(await readJson(request, settings));
      return JSON.stringify({ status: 'Unlinked' });
    default:
      return undefined;
  }
}

function platformKeyOf(body: unknown): string {
  const platformKey = field(body, 'platformKey');
  if (typeof platformKey !== 'string' || !platformKeyPattern.test(platformKey)) {
    throw new Refusal(400, 'The body must be {"platformKey": "…"} with an integration’s key.');
  }
  return platformKey;
}

function requireUnlinked(body: unknown): void {
  if (field(body, 'status') !== 'Unlinked') {
    throw new Refusal(400, 'The body must be {"status": "Unlinked"}; nothing else may be changed.');
  }
}

function field(body: unknown, name: string): unknown {
  return isRecord(body) ? body[name] : undefined;
}

async function readJson(
  request: Request,
  { maxBodyBytes, timeout }: Pick<Settings, 'maxBodyBytes' | 'timeout'>,
): Promise<unknown> {
  const [mediaType = ''] = (request.headers.get('Content-Type') ?? '').split(';');
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    throw new Refusal(415, 'The body must be sent as application/json.');
  }
  if (Number(request.headers.get('Content-Length')) > maxBodyBytes) {
    throw new Refusal(413, tooLarge(maxBodyBytes));
  }
  if (request.bodyUsed) {
    throw alreadyRead();
  }
  try {
    const text = await within(timeout, (stop) => readText(request.body, maxBodyBytes, stop));
    // How it looks in Node, where a parser in front has emptied the socket.
    if (text === '' && Number(request.headers.get('Content-Length')) > 0) {
      throw alreadyRead();
    }
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof Failure) {
      throw error;
    }
    if (error instanceof TooLarge) {
      throw new Refusal(413, tooLarge(maxBodyBytes));
    }
    if (error instanceof OutOfTime) {
      throw new Refusal(408, 'The body took too long to arrive.');
    }
    throw new Refusal(400, 'The body is not valid JSON.');
  }
}

function alreadyRead(): Failure {
  return new Failure('body-already-read', 500, 'The request could not be read.', {
    log: 'the request’s body was read before the proxy saw it; put the proxy before body parsers',
  });
}

function tooLarge(maxBodyBytes: number): string {
  return `The body is larger than ${maxBodyBytes} bytes.`;
}
