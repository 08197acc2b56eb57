/** What goes back to the page: Codat's response written anew, or an error in the shape Codat uses. */
import type { ErrorBody } from 'codat-elements/api';
import type { CodatResponse } from './codat-api.js';
import { badResponse, ProxyError, unusableResponse } from './errors.js';
import { isRecord, parseArray, parseRecord } from './json.js';
import { withoutHostFigures } from './list-query.js';
import type { Settings } from './options.js';
import { retryAfterMs } from './retry-after.js';
import type { Method, Route } from './routes.js';
import { carriesSecret } from './secrets.js';

export interface ProxyResponse {
  status: number;
  /** `null`: no body. A stream is one of events. */
  body: string | ReadableStream<Uint8Array> | null;
  headers: Record<string, string>;
}

/** A response of Codat's, or in Codat's shape. */
export interface TextResponse extends ProxyResponse {
  body: string | null;
}

/** An error of the proxy's own. */
export function errorResponse(error: ProxyError, correlationId?: string): TextResponse {
  const body: ErrorBody = {
    statusCode: error.status,
    service: 'codat-elements proxy',
    error: error.message,
    ...(correlationId !== undefined && { correlationId }),
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
    ...(error.errorCode !== undefined && { errorCode: error.errorCode }),
  };
  return { status: error.status, body: JSON.stringify(body), headers: { ...error.headers } };
}

/**
 * Codat's response, fit for the page.
 *
 * @throws ProxyError when the key was refused, or when the response is not one of Codat's.
 */
export function fromCodat(
  upstream: CodatResponse,
  method: Method,
  route: Route,
  settings: Settings,
): TextResponse {
  const { status } = upstream;
  const json = parseRecord(upstream.text);
  const list = route.isArray && status === 200 ? parseArray(upstream.text) : undefined;
  const headers = codatRetryAfter(upstream.headers);
  if (status === 401 || status === 403) {
    throw keyRefused(status, json, settings);
  }
  if (!json && (status === 429 || status === 503)) {
    // A gateway in front of Codat says "later" in its own format: the page must still learn when to retry.
    throw new ProxyError(status, 'Codat cannot respond just now. Try again later.', {
      headers,
      problem: {
        kind: 'bad-answer',
        log: `status ${status} without a JSON body`,
        upstreamStatus: status,
      },
    });
  }
  const isSuccess = status >= 200 && status < 300;
  // Codat does not say its response to an upload.
  if (isSuccess && route.kind === 'files') return { status: 200, body: null, headers };
  if (isSuccess && upstream.text === '' && method === 'DELETE') {
    // Codat responds to a deletion with 200 and no body; its SDK takes no 204.
    return { status: 200, body: null, headers };
  }
  // The Fetch standard allows no response to have a status outside these, and those two no body.
  const value = json ?? list;
  if (!value || status < 200 || status > 599 || status === 204 || status === 205) {
    throw badResponse(status, `status ${status} without a JSON object`);
  }
  const body =
    status < 400
      ? JSON.stringify(value, route.kind === 'catalogue' ? withoutHostFigures : undefined)
      : JSON.stringify(rebuildError(json ?? {}, status));
  if (carriesSecret(body, settings.secrets)) {
    throw unusableResponse({
      kind: 'key-in-answer',
      log: `the response with status ${status} repeats the API key and was withheld`,
      upstreamStatus: status,
    });
  }
  return { status, body, headers };
}

/** What the cache holds, as the browser and a CDN may keep it; 304 for who has it already. */
export function fromCache(
  { status, body, tag }: { status: number; body: string; tag: string },
  /** `false`: ask again before using it. */
  maxAge: number | false,
  request: Request,
  { publicCatalogue }: Settings,
): ProxyResponse {
  if (status !== 200) return { status, body, headers: {} };
  const headers = {
    'Cache-Control':
      maxAge === false
        ? 'private, no-cache'
        : publicCatalogue
          ? `public, max-age=${maxAge}, stale-while-revalidate=${maxAge}`
          : `private, max-age=${maxAge}`,
    ETag: tag,
  };
  return hasTag(request.headers.get('If-None-Match'), tag)
    ? { status: 304, body: null, headers }
    : { status, body, headers };
}

/** A proxy that compresses makes the tag a weak one; `*` stands for any. */
function hasTag(known: string | null, tag: string): boolean {
  const tags = known?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(tag) || tags.includes('*');
}

/** To the page a 401 would mean that its user's session has ended: the API key is the host's own business. */
function keyRefused(
  status: number,
  json: Record<string, unknown> | undefined,
  { secrets }: Settings,
): ProxyError {
  const correlationId = correlationIdOf(json);
  const isSafe = correlationId !== undefined && !carriesSecret(correlationId, secrets);
  return new ProxyError(502, 'The connection to Codat is not set up correctly.', {
    problem: {
      kind: 'key-refused',
      log: `Codat responded with ${status}: check the API key and what it is allowed to do`,
      upstreamStatus: status,
      correlationId: isSafe ? correlationId : undefined,
    },
  });
}

/** The known fields of Codat's error body, each only if it is what it should be. */
function rebuildError(json: Record<string, unknown>, status: number): ErrorBody {
  const validation = json['validation'];
  const code = json['detailedErrorCode'];
  return {
    statusCode: status,
    service: serviceOf(json),
    error: shortText(json['error']) ?? 'Codat gave no reason.',
    correlationId: correlationIdOf(json),
    validation: isRecord(validation)
      ? {
          errors: validationItems(validation['errors']),
          warnings: validationItems(validation['warnings']),
        }
      : undefined,
    canBeRetried: shortText(json['canBeRetried']) ?? 'Unknown',
    detailedErrorCode: typeof code === 'number' ? code : 0,
  };
}

/** A name that the elements know to be Codat's: what is passed on is Codat's word, whatever that part of it is called. */
function serviceOf(json: Record<string, unknown>): string {
  const name = shortText(json['service']) ?? '';
  return name.endsWith('Api') ? name : 'Codat';
}

function validationItems(items: unknown): Record<string, string | undefined>[] {
  return (Array.isArray(items) ? items : []).filter(isRecord).map((item) => ({
    itemId: shortText(item['itemId']),
    message: shortText(item['message']),
    validatorName: shortText(item['validatorName']),
  }));
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 2000) : undefined;
}

function correlationIdOf(json: Record<string, unknown> | undefined): string | undefined {
  const id = json?.['correlationId'];
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}

/** Codat's daily number begins anew at midnight: nothing of Codat's has to wait longer. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * When to come back, in whole seconds; not what is a mistake, such as a point in time in place of a duration. Codat's other
 * limit headers are for the host: they reveal how many companies are connected.
 */
function codatRetryAfter(upstream: CodatResponse['headers']): Record<string, string> {
  const waitMs = retryAfterMs(upstream);
  return waitMs === undefined || waitMs > DAY_MS
    ? {}
    : { 'Retry-After': String(Math.ceil(waitMs / 1000)) };
}
