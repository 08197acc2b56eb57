import * as v from 'valibot';
import {
  CodatApiError,
  CodatConfigurationError,
  CodatNetworkError,
  CodatResponseError,
} from './errors.js';
import { isOfCodat } from './failures.js';
import { isTruncatedJson } from './json.js';
import { ErrorBodySchema, type ErrorBody } from './schema.js';
import { warnOnce } from './warn.js';

/** `Retry-After` in milliseconds, from seconds, whole or not, or from a date. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** By the server's clock (`Date`) where the response has it: the device's may be hours off. */
function retryAfterOf(headers: Headers): number | undefined {
  const now = Date.parse(headers.get('Date') ?? '');
  return parseRetryAfter(headers.get('Retry-After'), Number.isNaN(now) ? Date.now() : now);
}

/** A sign-in page, where a session has ended; or the page that a server responds to every unknown path with. */
const isPage = (response: Response, text = '') =>
  /^(text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('Content-Type') ?? '') ||
  // JSON never begins so.
  text.trimStart().startsWith('<');

const NOT_MODIFIED = 304;

/** Browsers hide where a redirect leads; Node's `fetch` shows its status. */
const isRedirect = ({ type, status }: Response) =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== NOT_MODIFIED);

/** An API responds with 401 where nobody is signed in; many servers send the user to a sign-in page instead. */
function sessionEnded(base: URL, what: string): CodatApiError {
  const detail =
    `${base.href} ${what}. Either the user's session on your server has ended: respond with 401 to ` +
    'requests for JSON then. Or what should respond is not at this address: check proxy-url (or invite-url).';
  warnOnce(`codat-elements: ${detail}`);
  return new CodatApiError({ status: 401, detail });
}

/** What is to be known of a request to understand its response. */
export interface ResponseContext {
  /** Where the proxy is. */
  base: URL;
  /** Whether every proxy has this path: a 404 that is not Codat's then comes from something else. */
  isOnEveryProxy: boolean;
}

/**
 * Rejects for a response that is not an API's success.
 *
 * @throws CodatApiError, or CodatConfigurationError where no proxy seems to be
 */
export async function checkResponse(response: Response, context: ResponseContext): Promise<void> {
  const { base, isOnEveryProxy } = context;
  if (isRedirect(response)) {
    throw sessionEnded(base, 'responded with a redirect, which an API never does');
  }
  // Of a cache on the way, to a request that had no copy to compare.
  if (response.status === NOT_MODIFIED) throw new CodatResponseError('');
  if (response.ok) {
    if (isPage(response)) throw sessionEnded(base, 'responded with an HTML page in place of JSON');
    return;
  }
  // The proxy's own word to a developer, sent on the developer's own machine only.
  const hint = response.headers.get('X-Codat-Elements-Hint');
  if (hint) console.error(`codat-elements: the token proxy ${hint}`);
  const body = errorBodyOf(await response.text());
  // One of several instances may be set up wrongly: what is there must not seem to be gone.
  const isOutside = body.errorCode === 'outside-base-path';
  // A host's own proxy may pass on Codat's id of the error and no service.
  const isCodats = isOfCodat(body) || (!body.service && body.correlationId);
  if (response.status === 404 && (isOutside || (isOnEveryProxy && !isCodats))) {
    const what = isOutside ? "the proxy's basePath, as its log says" : 'proxy-url';
    throw new CodatConfigurationError(
      `Is the proxy mounted at ${base.href}? It responds with 404, and not in Codat's words. Check ${what}.`,
    );
  }
  throw new CodatApiError({
    status: response.status,
    correlationId: body.correlationId ?? undefined,
    service: body.service ?? undefined,
    errorCode: body.errorCode ?? undefined,
    retryAfter: retryAfterOf(response.headers),
    validation: body.validation ?? undefined,
    detail: body.error ?? undefined,
  });
}

/** The body of a successful response. */
export async function readText(response: Response, { base }: ResponseContext): Promise<string> {
  const text = await response.text();
  if (isPage(response, text)) {
    throw sessionEnded(base, 'responded with an HTML page in place of JSON');
  }
  return text;
}

/**
 * Rejects for a response in place of a stream of events: for a sign-in page as an ended session does, else because there is
 * no stream. A proxy without events may respond to every path, and with something that never ends.
 */
export async function refuseStream(response: Response, context: ResponseContext): Promise<never> {
  try {
    await readText(response, context);
  } catch (error) {
    if (error instanceof CodatApiError) throw error;
  }
  throw new CodatResponseError('');
}

export function parse<Value>(schema: v.GenericSchema<unknown, Value>, text: string): Value {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    // WebKit resolves a chunked body that breaks off as if it had ended there.
    if (isTruncatedJson(text)) throw new CodatNetworkError('network', cause);
    throw new CodatResponseError('', cause);
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  throw new CodatResponseError(v.getDotPath(result.issues[0]) ?? '');
}

/** Codat's account of a failure; empty for a gateway's HTML, or nothing at all: the status alone says enough. */
function errorBodyOf(text: string): ErrorBody {
  try {
    return parse(ErrorBodySchema, text);
  } catch {
    return {};
  }
}
