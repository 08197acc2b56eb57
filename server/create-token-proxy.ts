import { pathSegments } from './base-path.js';
import type { ProxyError } from './errors.js';
import { Handler } from './handler.js';
import {
  asProxyError,
  notify,
  reportProblem,
  type TokenProxyRequest,
  type ProblemLocation,
} from './observability.js';
import { checkOptions, type Settings, type TokenProxy, type TokenProxyOptions } from './options.js';
import { corsHeaders } from './request-origin.js';
import { resolveCompany } from './resolve-company.js';
import { errorResponse, type ProxyResponse } from './responses.js';
import { findRoute } from './routes.js';
import { scopeHeaders, type Caller } from './scopes.js';

const NO_FETCH_REQUEST =
  'The token proxy was called without a Fetch Request. A Node server, such as Express, hands its requests on through an ' +
  "adapter: getRequestListener of @hono/node-server, for one (codat-elements' docs/proxy.md).";

/** Of whichever runtime's or adapter's class. */
const isFetchRequest = (request: unknown): boolean =>
  typeof request === 'object' &&
  request !== null &&
  'url' in request &&
  'headers' in request &&
  typeof (request.headers as Partial<Headers> | undefined)?.get === 'function';

/**
 * The part of a host's server that stands between its pages and Codat: it adds the API key, and
 * passes on the routes that the elements use, for the signed-in user's own company.
 *
 * @returns a Fetch handler for Node (through an adapter), Deno, Bun, workers, Hono and Next. It never
 * rejects for a Fetch request: whatever goes wrong is a response in the shape of Codat's errors.
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
  const handler = new Handler(settings);
  let pending = 0;
  let onIdle: (() => void) | undefined;
  let closing: Promise<void> | undefined;

  const respondTo = async (request: Request, context: Context): Promise<Response> => {
    if (!isFetchRequest(request)) throw new TypeError(NO_FETCH_REQUEST);
    const startedAt = performance.now();
    const segments = pathSegments(request.url, settings.basePath);
    const route = segments && findRoute(segments);
    const where = { method: request.method, route: route?.pattern ?? 'unknown' };
    let by: TokenProxyRequest['by'] = 'proxy';
    let response: ProxyResponse;
    let caller: Caller | undefined;
    pending += 1;
    try {
      const resolve = async () =>
        (caller = await resolveCompany(request, context, options, settings.timeout));
      ({ response, by } = await handler.handle(request, segments, route, resolve));
    } catch (error) {
      response = onFailure(asProxyError(error, request.signal), where);
    }
    pending -= 1;
    if (pending === 0) onIdle?.();
    if (settings.onRequest) {
      const duration = performance.now() - startedAt;
      notify('onRequest', settings.onRequest, {
        ...where,
        status: response.status,
        duration,
        by,
      });
    }
    return respond(request, response, caller, settings);
  };

  const proxy = (request: Request, context?: Context): Promise<Response> => {
    // The type of the proxy has made sure that a context is given where one is declared.
    const responding = respondTo(request, context as Context);
    if (options.waitUntil) {
      const keep = (work: Promise<unknown>) => options.waitUntil?.(work, context as Context);
      const settled = (): Promise<void> => handler.settled();
      notify('waitUntil', keep, responding.then(settled, settled));
    }
    return responding;
  };

  function onFailure(error: ProxyError, where: ProblemLocation): ProxyResponse {
    const { problem, status } = error;
    if (!problem || !settings.reports.isToBeReported(problem)) return errorResponse(error);
    const correlationId = reportProblem(problem, where, settings.onError);
    // What the page itself is to blame for has nothing to ask Codat's support about.
    return errorResponse(error, status < 500 ? undefined : correlationId);
  }

  async function close(): Promise<void> {
    await handler.close();
    if (pending > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    await handler.idle();
  }

  return Object.assign(proxy, {
    close(): Promise<void> {
      closing ??= close();
      return closing;
    },
  });
}

function respond(
  request: Request,
  { status, body, headers }: ProxyResponse,
  caller: Caller | undefined,
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
      // A cache would say it of a session that has ended since.
      ...(!isCacheable(headers) && scopeHeaders(caller?.scopes)),
      ...corsHeaders(request, settings),
    },
  });
}

function isCacheable({
  'Cache-Control': cacheControl = 'no-store',
}: ProxyResponse['headers']): boolean {
  return !cacheControl.includes('no-store');
}
