/** What the proxy's tests share: a proxy over a spying upstream, and requests as a page sends them. */
import type { TestContext } from 'node:test';
import {
  createTokenProxy,
  type TokenProxy,
  type TokenProxyOptions,
  type TokenProxyProblem,
} from '../../server/index.js';
import { startSpyUpstream, type SpyUpstream } from '../support/spy-upstream.js';

export const apiKey = 'kG9vZC10ZXN0LWtleS1vZi1mb3J0eS1jaGFyYWN0';
export const authorization = `Basic ${Buffer.from(apiKey).toString('base64')}`;
export const ownCompany = '8a210b68-6988-11ed-a1eb-0242ac120002';
export const otherCompany = '0f7d5a2e-1c3b-4d5e-9f60-718293a4b5c6';
export const connection = 'ee2eb431-c0fa-4dc9-93fa-d29781c12bcd';
export const pageOrigin = 'https://lender.example';
/** Where the tests' proxy stands. */
export const base = `${pageOrigin}/codat`;

export interface Fixture {
  proxy: TokenProxy;
  upstream: SpyUpstream;
  problems: TokenProxyProblem[];
}

export async function createFixture(
  context: TestContext,
  options: Partial<TokenProxyOptions> = {},
): Promise<Fixture> {
  const upstream = await startSpyUpstream(context);
  const problems: TokenProxyProblem[] = [];
  const proxy = createTokenProxy({
    apiKey,
    apiUrl: upstream.url,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
    ...options,
  });
  return { proxy, upstream, problems };
}

/** A request as the elements send it from the host's own page. */
export function pageRequest(
  method: string,
  path: string,
  {
    headers = {},
    body,
    signal,
  }: { headers?: Record<string, string | null>; body?: BodyInit; signal?: AbortSignal } = {},
): Request {
  const all = new Headers({ accept: 'application/json', 'x-requested-with': 'codat-elements' });
  if (method !== 'GET' && method !== 'HEAD') {
    all.set('origin', pageOrigin);
  }
  if (body !== undefined) {
    all.set('content-type', 'application/json');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (value === null) all.delete(name);
    else all.set(name, value);
  }
  const init: RequestInit & { duplex?: 'half' } = { method, headers: all, duplex: 'half' };
  if (body !== undefined) init.body = body;
  if (signal) init.signal = signal;
  return new Request(path.startsWith('http') ? path : base + path, init);
}

/** The body of a response that is an error. */
export async function errorOf(response: Response): Promise<Record<string, unknown>> {
  return (await response.json()) as Record<string, unknown>;
}

/** Waits for what `probe` looks for. */
export async function until(
  what: string,
  probe: () => boolean | Promise<boolean>,
  patience = 10_000,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await probe())) {
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
    // Not by a timer: tests stop those.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
