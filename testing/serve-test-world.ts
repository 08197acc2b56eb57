import { misuse } from './misuse.js';
import { respondNode, type NodeRequest, type NodeResponse } from './node-http.js';

/** A server of Node that listens. */
export interface Served {
  /** Such as `http://127.0.0.1:41873`. */
  readonly origin: string;
  close(): Promise<void>;
}

/** What is used of Node's `http` module, which no bundler is to follow into a page. */
interface NodeHttp {
  createServer(listener: (request: NodeRequest, response: NodeResponse) => void): {
    listen(port: number, host: string, listener: () => void): unknown;
    once(event: 'error', listener: (error: Error) => void): unknown;
    address(): { port: number } | string | null;
    close(listener: () => void): unknown;
    closeAllConnections(): void;
  };
}

function nodeHttp(): NodeHttp {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (name: string) => NodeHttp | undefined };
  };
  const http = process?.getBuiltinModule?.('node:http');
  if (http) return http;
  throw misuse('A world is served in Node 20.16 or later; in a page use its `client`.');
}

/**
 * Serves a world, or `createTestWorlds()`, on a port of this machine.
 *
 * @param port Default: any that is free
 */
export async function serveTestWorld(
  world: { fetch(request: Request): Promise<Response> },
  port = 0,
): Promise<Served> {
  const server = nodeHttp().createServer((incoming, outgoing) => {
    void respondNode((request) => world.fetch(request), incoming, outgoing).catch(
      (error: unknown) => {
        console.error(error);
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  return {
    origin: `http://127.0.0.1:${taken ?? port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
