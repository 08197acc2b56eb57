/** A server in Codat's place that records its requests and responds with what a test sets. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export interface SeenRequest {
  method: string;
  /** Path and query as they were on the wire. */
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SpyUpstream {
  url: string;
  seen: SeenRequest[];
  /** Writes the response; at first `{}` with status 200. */
  respond: (response: ServerResponse, request: SeenRequest) => void;
}

/** Runs until the test ends. */
export async function startSpyUpstream(context: TestContext): Promise<SpyUpstream> {
  const server = createServer((incoming, outgoing) => {
    void text(incoming).then((body) => {
      const { method = '', url: target = '', headers } = incoming;
      const seen: SeenRequest = { method, target, headers, body };
      spy.seen.push(seen);
      spy.respond(outgoing, seen);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const spy: SpyUpstream = {
    url: `http://127.0.0.1:${port}`,
    seen: [],
    respond: (response) => json(response, 200, {}),
  };
  return spy;
}

/** Responds with JSON, or with the text as it is when a string is given. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string | string[]> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
