/** What goes back to the page: Codat's answer written anew, or an error in the shape Codat uses. */
import type { ErrorBody } from '../api/schema.js';
import { isRecord } from './is-record.js';
import type { Settings } from './options.js';
import { Failure, type Refusal } from './problems.js';
import type { Method, Route } from './routes.js';
import { withoutHostFigures } from './query.js';
import { carriesSecret } from './secrets.js';
import type { Incoming } from './transport.js';
import { badAnswer } from './upstream.js';

export interface Answer {
  status: number;
  /** `null`: no body. A stream is one of events. */
  body: string | ReadableStream<Uint8Array> | null;
  headers: Record<string, string>;
}

/** An answer of Codat's, or in Codat's shape. */
export interface TextAnswer extends Answer {
  body: string | null;
}

/** A refusal or failure of the proxy's own. */
export function ownError(error: Refusal, correlationId?: string): TextAnswer {
  const body: ErrorBody = {
    statusCode: error.status,
    service: 'codat-elements proxy',
    error: error.message,
    ...(correlationId !== undefined && { correlationId }),
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  };
  return { status: error.status, body: JSON.stringify(body), headers: { ...error.headers } };
}

/**
 * Codat's answer, fit for the page.
 *
 * @throws Failure when the key was refused, or when the answer is not one of Codat's.
 */
export function fromCodat(
  upstream: Incoming,
  method: Method,
  route: Route,
  settings: Settings,
): TextAnswer {
  const { status } = upstream;
  const json = parseObject(upstream.text);
  const headers = retryAfter(upstream.headers, settings);
  if (status === 401 || status === 403) {
    throw keyRefused(status, json, settings);
  }
  if (!json && (status === 429 || status === 503)) {
    // A gateway in front of Codat says "later" in its own format: the page must still hear when.
    throw new Failure('bad-answer', status, 'Codat cannot answer just now. Try again later.', {
      log: `status ${status} without a JSON body`,
      headers,
      upstreamStatus: status,
    });
  }
  if (upstream.text === '' && status >= 200 && status < 300 && method === 'DELETE') {
    // Codat answers a deletion with 200 and nothing; its SDK takes no 204.
    return { status: 200, body: null, headers };
  }
  // The Fetch standard allows no answer to have a status outside these, and those two no body.
  if (!json || status < 200 || status > 599 || status === 204 || status === 205) {
    throw badAnswer(status, `status ${status} without a JSON object`);
  }
  const body =
    status < 400
      ? JSON.stringify(json, route.kind === 'catalogue' ? withoutHostFigures : undefined)
      : JSON.stringify(rebuildError(json, status));
  if (carriesSecret(body, settings.secrets)) {
    throw new Failure('key-in-answer', 502, 'Codat’s answer could not be used.', {
      log: `the answer with status ${status} repeats the API key and was withheld`,
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
): Answer {
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

/** A proxy that compresses makes the tag a weak one. */
function hasTag(known: string | null, tag: string): boolean {
  return known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false;
}

/** To the page a 401 would mean that its user's session has ended: this is the host's own trouble. */
function keyRefused(
  status: number,
  json: Record<string, unknown> | undefined,
  { secrets }: Settings,
): Failure {
  const correlationId = correlationIdOf(json);
  const isSafe = correlationId !== undefined && !carriesSecret(correlationId, secrets);
  return new Failure('key-refused', 502, 'The connection to Codat is not set up correctly.', {
    log: `Codat answered ${status}: check the API key and what it is allowed to do`,
    upstreamStatus: status,
    correlationId: isSafe ? correlationId : undefined,
  });
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The known fields of Codat's error body, each only if it is what it should be. */
function rebuildError(json: Record<string, unknown>, status: number): ErrorBody {
  const validation = json['validation'];
  const code = json['detailedErrorCode'];
  return {
    statusCode: status,
    service: shortText(json['service']) ?? 'Codat',
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

/** When to come back. Codat's other limit headers are for the host: they tell how many companies are connected. */
function retryAfter(upstream: Incoming['headers'], { secrets }: Settings): Record<string, string> {
  const value = upstream.get('Retry-After');
  // Seconds or a date.
  const isFit =
    value !== null && /^[\w .,:+-]{1,64}$/.test(value) && !carriesSecret(value, secrets);
  return isFit ? { 'Retry-After': value } : {};
}
