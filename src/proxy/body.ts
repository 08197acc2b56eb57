/** A request's body, checked and written anew: nothing of what was sent is passed on as it came. */
import { OutOfTime, within } from './deadline.js';
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
  const platformKey = ownValue(body, 'platformKey');
  if (typeof platformKey !== 'string' || !platformKeyPattern.test(platformKey)) {
    throw new Refusal(400, 'The body must be {"platformKey": "…"} with an integration’s key.');
  }
  return platformKey;
}

function requireUnlinked(body: unknown): void {
  if (ownValue(body, 'status') !== 'Unlinked') {
    throw new Refusal(400, 'The body must be {"status": "Unlinked"}; nothing else may be changed.');
  }
}

/** Own properties only: what `__proto__` or `constructor` bring along is not looked at. */
function ownValue(body: unknown, key: string): unknown {
  const isPlain = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isPlain ? Object.getOwnPropertyDescriptor(body, key)?.value : undefined;
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
    throw new Failure('body-already-read', 500, 'The request could not be read.', {
      log: 'the request’s body was read before the proxy saw it; put the proxy before body parsers',
    });
  }
  try {
    const text = await within(timeout, (signal) => readText(request.body, maxBodyBytes, signal));
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof TooLarge) {
      throw new Refusal(413, tooLarge(maxBodyBytes));
    }
    if (error instanceof OutOfTime) {
      throw new Refusal(408, 'The body took too long to arrive.');
    }
    throw new Refusal(400, 'The body is not valid JSON.');
  }
}

function tooLarge(maxBodyBytes: number): string {
  return `The body is larger than ${maxBodyBytes} bytes.`;
}
