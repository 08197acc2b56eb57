/** One request to Codat: made from scratch, so nothing of the page's request travels along unseen. */
import { CallerGone, OutOfTime, within, type Caller } from './deadline.js';
import type { Settings } from './options.js';
import { Failure, Refusal } from './problems.js';
import { TooLarge } from './read-text.js';
import type { Method } from './routes.js';
import { withoutSecrets } from './secrets.js';
import type { Head, Incoming, Reader } from './transport.js';

/** Codat's largest pages (5000 results) stay well below; what exceeds it would only fill memory. */
const maxAnswerBytes = 10 * 1024 * 1024;

export interface UpstreamRequest {
  method: Method;
  /** Path and query, beginning with a slash, made of checked parts. */
  target: string;
  body: string | undefined;
  /** Ends the request when the page no longer waits. */
  caller: Caller | undefined;
}

/** @throws Failure 502 or 504, after which nobody knows whether Codat did what was asked. */
export async function askCodat(
  { method, target, body, caller }: UpstreamRequest,
  settings: Settings,
): Promise<Incoming> {
  const { apiUrl, authorization, timeout, transport } = settings;
  const headers: Record<string, string> = {
    Authorization: authorization,
    Accept: 'application/json',
    'User-Agent': 'codat-elements-proxy',
  };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const outgoing = { method, url: apiUrl + target, headers, body };
  let head: Head | undefined;
  const reader: Reader = {
    maxBytes: maxAnswerBytes,
    onHead: (known) => {
      head = known;
      refuseRedirect(known.status);
    },
  };
  try {
    return await within(timeout, (stop) => transport(outgoing, reader, stop), caller);
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    if (error instanceof CallerGone) {
      throw new Refusal(499, 'The page stopped waiting.');
    }
    throw failureOf(error, head, settings);
  }
}

function refuseRedirect(status: number): void {
  // Browsers and workers show a redirect as status 0.
  if (status === 0 || (status >= 300 && status < 400)) {
    throw badAnswer(status, 'Codat answered with a redirect; is apiUrl right?');
  }
}

/** What is not the JSON that Codat promises is kept from the page. */
export function badAnswer(upstreamStatus: number, log: string): Failure {
  return new Failure('bad-answer', 502, 'Codat’s answer could not be used.', {
    log,
    upstreamStatus,
  });
}

function failureOf(error: unknown, head: Head | undefined, settings: Settings): Failure {
  if (error instanceof OutOfTime) {
    return new Failure('timeout', 504, 'Codat did not answer in time.', {
      log: `Codat did not answer within ${settings.timeout} ms`,
    });
  }
  if (error instanceof TooLarge) {
    return badAnswer(head?.status ?? 0, `the answer exceeds ${maxAnswerBytes} bytes`);
  }
  const reason = withoutSecrets(describe(error), settings.secrets);
  if (head) {
    return badAnswer(head.status, `the answer could not be read: ${reason}`);
  }
  return new Failure('unreachable', 502, 'Codat could not be reached.', {
    log: `Codat could not be reached: ${reason}`,
  });
}

/** Words only: an error of a host's own `fetch` may hold the whole request, the key with it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'an unknown error';
  }
  const cause = error.cause instanceof Error ? ` (${wordsOf(error.cause)})` : '';
  return `${error.name}: ${wordsOf(error)}${cause}`;
}

/** Where a name stands for several addresses, Node's error has no message but a code. */
function wordsOf(error: Error & { code?: unknown }): string {
  return error.message === '' && typeof error.code === 'string' ? error.code : error.message;
}
