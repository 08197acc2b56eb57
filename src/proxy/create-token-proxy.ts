import type { Answer } from './answers.js';
import { Handler } from './handler.js';
import { tell, type TokenProxyRequest } from './observe.js';
import { checkOptions, type Settings, type TokenProxy, type TokenProxyOptions } from './options.js';
import { corsHeaders } from './origin.js';
import { answerTo } from './report.js';
import { companyOf } from './resolve-company.js';
import { findRoute, pathSegments } from './routes.js';

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
  const handler = new Handler(settings);
  let underWay = 0;
  let idle: (() => void) | undefined;
  let closing: Promise<void> | undefined;

  const proxy = async (request: Request, context?: Context): Promise<Response> => {
    const startedAt = performance.now();
    const segments = pathSegments(request.url, settings.basePath);
    const route = segments && findRoute(segments);
    const where = { method: request.method, route: route?.pattern ?? 'unknown' };
    let by: TokenProxyRequest['by'] = 'proxy';
    let answer: Answer;
    underWay += 1;
    try {
      // The type of the proxy has made sure that a context is given where one is declared.
      const whose = () => companyOf(request, context as Context, options);
      ({ answer, by } = await handler.answer(request, segments, route, whose));
    } catch (error) {
      answer = answerTo(error, where, settings);
    }
    underWay -= 1;
    if (underWay === 0) idle?.();
    if (settings.onRequest) {
      const duration = performance.now() - startedAt;
      tell('onRequest', settings.onRequest, { ...where, status: answer.status, duration, by });
    }
    return respond(request, answer, settings);
  };

  async function close(): Promise<void> {
    await handler.close();
    if (underWay > 0) await new Promise<void>((resolve) => (idle = resolve));
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
