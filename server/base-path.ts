/** What stands before Codat's paths: where the proxy is mounted, as the handler sees it. */
import { ProxyError } from './errors.js';
import { hintHeaders } from './request-origin.js';
import { findRoute, segmentsOf } from './routes.js';

/** The `errorCode` of a 404 for a path that is not below `basePath`. */
export const OUTSIDE_BASE_PATH = 'outside-base-path';

/**
 * The path below the base, as sent, or `undefined` when it lies elsewhere. Where no base is given, Codat's path begins
 * at the first segment that is `integrations` or `companies`; of the proxy's own routes it is the last segment.
 */
export function pathSegments(
  url: string,
  basePath: readonly string[] | undefined,
): readonly string[] | undefined {
  const segments = segmentsOf(url);
  if (basePath) {
    const isBelow = basePath.every((segment, index) => segments[index] === segment);
    return isBelow ? segments.slice(basePath.length) : undefined;
  }
  const start = segments.findIndex((segment) => /^(integrations|companies)$/.test(segment));
  if (start !== -1) return segments.slice(start);
  const last = segments.slice(-1);
  return /^(events|webhooks|health)$/.test(last[0] ?? '') ? last : undefined;
}

/** The refusal of a path outside of `basePath`. The host's log, and a developer's own console, have the cure. */
export function outsideBasePath(request: Request, basePath: readonly string[]): ProxyError {
  const segments = segmentsOf(request.url);
  const below = pathSegments(request.url, undefined);
  // The path that would do, where this one ends in a route.
  const fitting = below && findRoute(below) && segments.slice(0, segments.length - below.length);
  const cure = fitting
    ? `If the proxy is mounted there, set basePath to "${readable(fitting)}"`
    : 'Set basePath to the path before Codat’s own';
  const log =
    `got a request for "${readable(segments)}", which is outside of basePath "${readable(basePath)}". ${cure}, as the handler ` +
    'sees it: "/" where the framework strips the mount path (Express).';
  return new ProxyError(404, 'There is nothing here.', {
    errorCode: OUTSIDE_BASE_PATH,
    headers: hintHeaders(request, log),
    problem: { kind: OUTSIDE_BASE_PATH, log, reportedAs: OUTSIDE_BASE_PATH },
  });
}

const MAX_SEGMENTS = 8;

/** For a log: the path's words, without ids and without what a stranger may have written into it. */
function readable(segments: readonly string[]): string {
  const words = segments
    .slice(0, MAX_SEGMENTS)
    .map((segment) =>
      /^[a-z][a-z._~-]{0,31}\d{0,3}$/i.test(segment) || segment === '' ? segment : '…',
    );
  return `/${words.join('/')}${segments.length > MAX_SEGMENTS ? '/…' : ''}`;
}
