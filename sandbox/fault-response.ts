import { type ErrorBodies, SandboxApiError } from './errors.js';
import type { Fault, Hit } from './faults.js';
import type { Timers } from './timers.js';

/** There is to be no response: `fetch` rejects with it, as it does when a connection fails. */
export class SandboxNetworkError extends TypeError {
  constructor() {
    super('Failed to fetch');
    this.name = 'SandboxNetworkError';
  }
}

/** Responds as the fault says; `carryOut` gives the true response. */
export async function faultyResponse(
  { fault, removed }: Hit,
  errors: ErrorBodies,
  carryOut: () => Promise<Response>,
  timers: Timers,
): Promise<Response> {
  const late = fault.after === 'after';
  switch (fault.kind) {
    case 'delay':
    case 'hold': {
      const response = late ? await carryOut() : undefined;
      await (fault.kind === 'hold' ? removed : timers.wait(fault.delayMs ?? 1000));
      return response ?? carryOut();
    }
    case 'headers':
      return withHeaders(await carryOut(), fault.headers ?? {});
    default: {
      const real = late ? await carryOut() : undefined;
      if (fault.delayMs !== undefined) await timers.wait(fault.delayMs);
      return broken(fault, fault.kind, errors, await real?.text());
    }
  }
}

function broken(
  fault: Fault,
  kind: Exclude<Fault['kind'], 'delay' | 'hold' | 'headers'>,
  errors: ErrorBodies,
  real: string | undefined,
): Response {
  const body =
    real !== undefined && real !== ''
      ? real
      : '{"results":[{"id":"0f20c943-12d0-4800-9f6c-d218f62d494c","name":"';
  const respond = (
    content: BodyInit | null,
    usual: number,
    headers: Record<string, string>,
  ): Response => {
    const status = fault.status ?? usual;
    // A response of these has no body, and so nothing that is said of one.
    if (bodyless.includes(status))
      return new Response(null, { status, headers: { ...fault.headers } });
    return new Response(content, { status, headers: { ...headers, ...fault.headers } });
  };
  const json = { 'Content-Type': 'application/json; charset=utf-8' };
  const half = body.slice(0, Math.ceil(body.length / 2));
  switch (kind) {
    case 'status': {
      const status = fault.status ?? 500;
      const error = errors.of(new SandboxApiError(status, statusWords.get(status) ?? 'Error'));
      const retry: Record<string, string> = status === 429 ? { 'Retry-After': '1' } : {};
      return respond(JSON.stringify(error), status, { ...json, ...retry });
    }
    case 'cut':
      // Chunked, so that no server waits for the whole of it and then sends something else.
      return respond(cutStream(half), 200, { ...json, 'Transfer-Encoding': 'chunked' });
    case 'malformed':
      return respond(half, 200, json);
    case 'html':
      return respond('<!doctype html><title>502</title><h1>Bad gateway</h1>', 502, {
        'Content-Type': 'text/html; charset=utf-8',
      });
    case 'shape':
      return respond('{"unexpected":true,"results":"none"}', 200, json);
    case 'empty':
      return respond(null, 200, {});
    case 'network':
      throw new SandboxNetworkError();
  }
}

const bodyless = [204, 205, 304];

const statusWords = new Map([
  [400, 'Bad request'],
  [401, 'Unauthorized'],
  [402, 'Payment required'],
  [403, 'Forbidden'],
  [404, 'Not found'],
  [429, 'Too many requests'],
  [500, 'Internal server error'],
  [503, 'Service unavailable'],
]);

/** A body whose first part arrives and whose rest never does. */
function cutStream(text: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) {
        controller.error(new SandboxNetworkError());
      } else {
        sent = true;
        controller.enqueue(new TextEncoder().encode(text));
      }
    },
  });
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  const all = new Headers(response.headers);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  return new Response(response.body, { status: response.status, headers: all });
}
