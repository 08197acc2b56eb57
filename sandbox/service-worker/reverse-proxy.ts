import type { CodatSandbox } from '../types.js';

/** The sandbox's key. Nothing is behind it. */
export const API_KEY = 'sandbox';

interface ReverseProxy {
  readonly sandbox: CodatSandbox;
  readonly proxyUrl: string;
  readonly codatUrl: string;
}

/** Stands in for the host's token proxy: adds the key, and puts the sandbox's first company in the place of `me`. */
export async function forward(
  { sandbox, proxyUrl, codatUrl }: ReverseProxy,
  request: Request,
): Promise<Response> {
  const path = request.url.slice(proxyUrl.length);
  // A page polls where there is no stream; a 404 would be an error in its console.
  if (/^(\/companies\/[^/]+)?\/events(\?|$)/.test(path)) return new Response(null, { status: 204 });
  const [company] = sandbox.companies;
  const known = company
    ? path.replace(/^\/companies\/me(?=\/|\?|$)/, `/companies/${company.id}`)
    : path;
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Basic ${btoa(API_KEY)}`);
  const isRead = method === 'GET' || method === 'HEAD';
  // Read: given as another one's options, a request loses its body in Firefox, which has no `Request.body`.
  const body = isRead ? {} : { body: await request.arrayBuffer() };
  return sandbox.fetch(new Request(codatUrl + known, { method, headers, signal, ...body }));
}
