/** Our token proxy with one mistake put before it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { CodatSandbox } from '../../sandbox/index.js';
import { apiKey, companyOfCookie, listen, sandboxOfTwo, tokenProxyOver } from './harness.js';

export interface ProxyRequest {
  method: string;
  /** As it was on the wire: path and query. */
  target: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface ProxyResponse {
  /** 0: the connection is closed without a response. */
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** What a mistake has at hand. */
export interface World {
  /** The careful proxy, asked with these changes. */
  next: (changes?: Partial<ProxyRequest>) => Promise<ProxyResponse>;
  /** Codat, asked with the key; the path is tidied as `fetch` does. */
  codat: (method: string, path: string, body?: string) => Promise<ProxyResponse>;
  sandbox: CodatSandbox;
  /** The signed-in user's company. */
  company: string | undefined;
}

export type Mistake = (
  request: ProxyRequest,
  world: World,
) => Promise<ProxyResponse> | ProxyResponse;

/** The path before Codat's own. */
export const base = '/codat';

const fetchable = (method: string) => !/^(trace|connect|track)$/i.test(method);

async function readResponse(response: Response): Promise<ProxyResponse> {
  // A stream of events has no end to wait for.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (isStream) await response.body?.cancel();
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: isStream ? '' : await response.text(),
  };
}

/** Gives the proxy's URL. */
export async function startModifiedProxy(t: TestContext, mistake: Mistake): Promise<string> {
  const sandbox = sandboxOfTwo();
  const careful = tokenProxyOver(sandbox);

  async function respond(request: ProxyRequest): Promise<ProxyResponse> {
    const next = async (changes: Partial<ProxyRequest> = {}): Promise<ProxyResponse> => {
      const { method, target, headers, body } = { ...request, ...changes };
      if (!fetchable(method)) return { status: 405, headers: {}, body: '' };
      const hasBody = method !== 'GET' && method !== 'HEAD' && body !== '';
      const url = `http://${headers['host']}${target}`;
      return readResponse(
        await careful(new Request(url, { method, headers, ...(hasBody && { body }) })),
      );
    };
    const codat = async (method: string, path: string, body?: string): Promise<ProxyResponse> => {
      const url = `https://codat.example${path}`;
      const headers = {
        authorization: `Basic ${btoa(apiKey)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      };
      const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
      const said = await readResponse(await sandbox.fetch(request));
      // As careful in all else: only the mistake is to be found.
      return { ...said, headers: { ...said.headers, ...careHeaders } };
    };
    return mistake(request, {
      next,
      codat,
      sandbox,
      company: companyOfCookie(request.headers['cookie']),
    });
  }

  const origin = await listen(t, async (incoming, outgoing) => {
    try {
      write(outgoing, await respond(await read(incoming)));
    } catch {
      // Whatever the mistakes do not catch. The careful part never throws.
      write(outgoing, json(500, { statusCode: 500, error: 'Broken.' }));
    }
  });
  return origin + base;
}

export const careHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  vary: 'Origin',
};

export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): ProxyResponse {
  const all = { ...careHeaders, 'content-type': 'application/json', ...headers };
  return { status, headers: all, body: JSON.stringify(body) };
}

async function read(incoming: IncomingMessage): Promise<ProxyRequest> {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? '',
    target: incoming.url ?? '',
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: await text(incoming),
  };
}

function write(outgoing: ServerResponse, { status, headers, body }: ProxyResponse): void {
  const { 'content-length': _length, ...rest } = headers;
  if (status === 0) return void outgoing.destroy();
  outgoing.writeHead(status, rest);
  outgoing.end(body);
}
