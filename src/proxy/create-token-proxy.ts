import { ownError, fromCodat, type Answer } from './answers.js';
import { rebuildBody } from './body.js';
import { checkOptions, type Settings, type TokenProxy, type TokenProxyOptions } from './options.js';
import { corsHeaders, preflightHeaders, requireOwnPage } from './origin.js';
import { Failure, Refusal } from './problems.js';
import { rebuildQuery } from './query.js';
import { allowed, findRoute, isOwn, pathSegments, upstreamPath } from './routes.js';
import { askCodat } from './upstream.js';

/**
 * The part of a host's server that stands between its pages and Codat: it adds the API key, and
 * passes on the routes that the elements use, for the signed-in user's own company.
 *
 * @returns a Fetch handler for Node (through an adapter), Deno, Bun, workers, Hono and Next. It never
 * rejects: whatever goes wrong is an answer in the shape of Codat's errors.
 * @throws TypeError at once when an option cannot be right.
 *
 * @example
 * const proxy = createTokenProxy({
 *   apiKey: process.env.CODAT_API_KEY,
 *   resolveCompany: async (request) => (await sessionOf(request))?.codatCompanyId,
 * });
 */
export function createTokenProxy<Context = unknown>(
  options: TokenProxyOptions<Context>,
): TokenProxy<Context> {
  const settings = checkOptions(options);

  return async (request, ...[context]) => {
    let answer: Answer;
    try {
      // The type of the proxy has made sure that a context is given where one is declared.
      const whose = () => companyOf(request, context as Context, options);
      answer = await handle(request, whose, settings);
    } catch (error) {
      answer = answerTo(error, request, settings);
    }
    return respond(request, answer, settings);
  };
}

async function handle(
  request: Request,
  whose: () => Promise<string>,
  settings: Settings,
): Promise<Answer> {
  const segments = pathSegments(request.url, settings.basePath);
  const route = segments && findRoute(segments);
  if (request.method === 'OPTIONS' && route) {
    const headers = { Allow: allowed(route), ...preflightHeaders(request, settings) };
    return { status: 204, body: null, headers };
  }
  if (!segments) {
    throw new Refusal(404, 'There is nothing here.');
  }
  const companyId = await whose();
  // Before anything is said about the route: of another company's path even 404 would be an answer.
  if (!isOwn(segments, companyId)) {
    throw new Refusal(403, 'The path names a company that is not the signed-in user’s.');
  }
  if (!route) {
    throw new Refusal(404, 'There is nothing here.');
  }
  // HEAD is GET without the body; whether Codat knows it is not documented.
  const asked = request.method === 'HEAD' ? 'GET' : request.method;
  const method = route.methods.find((known) => known === asked);
  if (!method) {
    throw new Refusal(405, 'This method is not passed on.', { Allow: allowed(route) });
  }
  const isRead = method === 'GET';
  if (!isRead) {
    requireOwnPage(request, settings);
  }
  const query = isRead && route.isList ? rebuildQuery(request.url) : '';
  const upstream = await askCodat(
    {
      method,
      target: upstreamPath(segments, companyId) + query,
      body: await rebuildBody(request, settings),
      // A change that has begun is seen through: half-cancelled, nobody would know its outcome.
      caller: isRead ? request.signal : undefined,
    },
    settings,
  );
  return fromCodat(upstream, method, route, settings);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function companyOf<Context>(
  request: Request,
  context: Context,
  options: TokenProxyOptions<Context>,
): Promise<string> {
  let companyId: unknown;
  try {
    companyId = await options.resolveCompany(request, context);
  } catch (cause) {
    throw unresolved('resolveCompany threw', cause);
  }
  if (companyId === null || companyId === undefined) {
    throw new Refusal(401, 'Nobody is signed in, or the session has ended.');
  }
  if (typeof companyId !== 'string' || !guid.test(companyId)) {
    throw unresolved('resolveCompany returned something that is not a Codat company id');
  }
  return companyId;
}

function unresolved(log: string, cause?: unknown): Failure {
  return new Failure('resolve-company', 500, 'The company could not be determined.', {
    log,
    cause,
  });
}

function answerTo(error: unknown, request: Request, settings: Settings): Answer {
  if (error instanceof Refusal && !(error instanceof Failure)) {
    return ownError(error);
  }
  const failure = error instanceof Failure ? error : unexpected(error);
  const correlationId = failure.details.correlationId ?? crypto.randomUUID();
  // Not waited for: a slow log must not hold up the page.
  void report(failure, correlationId, request, settings);
  return ownError(failure, correlationId);
}

function unexpected(error: unknown): Failure {
  const name = error instanceof Error ? error.name : typeof error;
  return new Failure('unexpected', 500, 'Something went wrong.', {
    log: `a fault in the proxy (${name})`,
  });
}

async function report(
  { kind, details }: Failure,
  correlationId: string,
  request: Request,
  { basePath, onError }: Settings,
): Promise<void> {
  const segments = pathSegments(request.url, basePath);
  const { upstreamStatus, cause } = details;
  try {
    await onError({
      kind,
      message: details.log,
      correlationId,
      method: request.method,
      route: (segments && findRoute(segments)?.pattern) ?? 'unknown',
      ...(upstreamStatus !== undefined && { upstreamStatus }),
      ...(cause !== undefined && { cause }),
    });
  } catch (error) {
    // The host's own hook failed: that must not cost the page its answer, nor be lost.
    console.error('codat-elements proxy: onError threw', error);
  }
}

function respond(
  request: Request,
  { status, body, headers }: Answer,
  settings: Settings,
): Response {
  const isHead = request.method === 'HEAD';
  return new Response(isHead ? null : body, {
    status,
    headers: {
      'Cache-Control': 'private, no-store',
      ...(body !== null && { 'Content-Type': 'application/json' }),
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Origin',
      ...headers,
      ...corsHeaders(request, settings),
    },
  });
}
