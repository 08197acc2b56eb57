/** One request to Codat: made from scratch, so nothing of the page's request travels along unseen. */
import { CallerGone, OutOfTime, within, type Caller } from './deadline.js';
import type { Settings } from './options.js';
import { Failure, Refusal } from './problems.js';
import { readText, TooLarge } from './read-text.js';
import type { Method } from './routes.js';
import { withoutSecrets } from './secrets.js';

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

export interface UpstreamAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** @throws Failure 502 or 504, after which nobody knows whether Codat did what was asked. */
export async function askCodat(
  asked: UpstreamRequest,
  settings: Settings,
): Promise<UpstreamAnswer> {
  let answered: Response | undefined;
  try {
    return await within(
      settings.timeout,
      async (stop) => {
        answered = await send(asked, settings, stop.signal);
        refuseRedirect(answered);
        const text = await readText(answered.body, maxAnswerBytes, stop);
        return { status: answered.status, headers: answered.headers, text };
      },
      asked.caller,
    );
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    if (error instanceof CallerGone) {
      throw new Refusal(499, 'The page stopped waiting.');
    }
    throw failureOf(error, answered, settings);
  }
}

function send(
  { method, target, body }: UpstreamRequest,
  { apiUrl, authorization, fetch }: Settings,
  signal: AbortSignal,
): Promise<Response> {
  const url = apiUrl + target;
  const headers: Record<string, string> = {
    Authorization: authorization,
    Accept: 'application/json',
    'User-Agent': 'codat-elements-proxy',
  };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  // A redirect would carry the key to wherever it points.
  const init = { method, headers, body, redirect: 'manual', signal } as const;
  return fetch ? fetch(new Request(url, init)) : globalThis.fetch(url, init);
}

function refuseRedirect(response: Response): void {
  // Browsers and workers show a redirect as status 0.
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    // An error here means that there is no body left to free.
    response.body?.cancel().catch(() => undefined);
    throw badAnswer(response.status, 'Codat answered with a redirect; is apiUrl right?');
  }
}

/** What is not the JSON that Codat promises is kept from the page. */
export function badAnswer(upstreamStatus: number, log: string): Failure {
  return new Failure('bad-answer', 502, 'Codat’s answer could not be used.', {
    log,
    upstreamStatus,
  });
}

function failureOf(error: unknown, answered: Response | undefined, settings: Settings): Failure {
  if (error instanceof OutOfTime) {
    return new Failure('timeout', 504, 'Codat did not answer in time.', {
      log: `Codat did not answer within ${settings.timeout} ms`,
    });
  }
  if (error instanceof TooLarge) {
    return badAnswer(answered?.status ?? 0, `the answer exceeds ${maxAnswerBytes} bytes`);
  }
  const reason = withoutSecrets(describe(error), settings.secrets);
  if (answered) {
    return badAnswer(answered.status, `the answer could not be read: ${reason}`);
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
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.name}: ${error.message}${cause}`;
}
