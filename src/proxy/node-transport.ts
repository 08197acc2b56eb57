/**
 * By Node's own HTTP client, with its global agents: connections are kept, and what the host has set there (an
 * egress proxy, certificates) holds.
 */
import type { Stop } from './deadline.js';
import { decodeUtf8, TooLarge } from './read-text.js';
import type { Head, Incoming, Outgoing, Reader, Transport } from './transport.js';

/** `undefined` where this is not Node, whatever it imitates of it: other runtimes have a fast `fetch`. */
export function nodeTransport(runtime: MaybeNode = globalThis): Transport | undefined {
  const { process, navigator } = runtime;
  const isNode =
    process?.release?.name === 'node' && (navigator?.userAgent ?? 'Node.js').startsWith('Node.js');
  // Not imported: a bundler for another runtime would stumble over it.
  const plain = isNode ? process.getBuiltinModule?.('node:http') : undefined;
  const secure = isNode ? process.getBuiltinModule?.('node:https') : undefined;
  if (!plain || !secure) return undefined;
  return async (outgoing, reader, stop) => {
    const client = outgoing.url.startsWith('https:') ? secure : plain;
    try {
      return await send(client, outgoing, reader, stop);
    } catch (error) {
      // To stop looks from here as if Codat had closed it.
      if (!(error instanceof StaleConnection) || stop.isOver) throw error;
      return send(client, outgoing, reader, stop);
    }
  };
}

/** Codat closed a kept connection in the moment in which it was used again: not even the head of an answer came. */
class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

function send(
  client: NodeClient,
  { method, url, headers, body }: Outgoing,
  reader: Reader,
  stop: Stop,
): Promise<Incoming> {
  const { hostname, port, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = client.request({
      method,
      // As a name is looked up: a URL has brackets around an IPv6 address.
      hostname: hostname.replace(/^\[|\]$/g, ''),
      port,
      path: pathname + search,
      headers,
    });
    let isAnswered = false;
    stop.undo = () => request.destroy();
    request.on('response', (answer) => {
      isAnswered = true;
      const end = (error: Error): void => {
        reject(error);
        request.destroy();
      };
      answer.on('error', end);
      const head = headOf(answer);
      try {
        reader.onHead(head);
      } catch (error) {
        end(error as Error);
        return;
      }
      gather(answer, reader.maxBytes, (text) => resolve({ ...head, text }), end);
    });
    request.on('error', (error) => {
      const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !isAnswered;
      // Nobody knows whether a change was made: only a read may be sent twice.
      reject(isStale && method === 'GET' ? new StaleConnection(error.message) : error);
    });
    // The last word, where no other was said: such as for an answer that asks to go on by another protocol.
    request.on('close', () => reject(new Error('the connection was closed')));
    request.end(body);
  });
}

function headOf({ statusCode = 0, headers }: NodeAnswer): Head {
  return {
    status: statusCode,
    headers: {
      get: (name) => {
        const value = headers[name.toLowerCase()];
        return typeof value === 'string' ? value : null;
      },
    },
  };
}

function gather(
  answer: NodeAnswer,
  maxBytes: number,
  take: (text: string) => void,
  end: (error: Error) => void,
): void {
  const chunks: Uint8Array[] = [];
  let size = 0;
  answer.on('data', (chunk) => {
    size += chunk.byteLength;
    if (size > maxBytes) end(new TooLarge());
    else chunks.push(chunk);
  });
  answer.on('end', () => {
    try {
      take(decodeUtf8(chunks, size));
    } catch (error) {
      end(error as Error);
    }
  });
}

/** What is used of Node, in as many words: the package needs none of Node's types. */
interface MaybeNode {
  readonly process?: {
    readonly release?: { readonly name?: string };
    readonly getBuiltinModule?: (name: string) => NodeClient | undefined;
  };
  readonly navigator?: { readonly userAgent?: string };
}

interface NodeClient {
  request(options: {
    method: string;
    hostname: string;
    port: string;
    path: string;
    headers: Readonly<Record<string, string>>;
  }): NodeRequest;
}

interface NodeRequest {
  /** Whether its connection has served another one before. */
  readonly reusedSocket: boolean;
  on(event: 'response', listener: (answer: NodeAnswer) => void): void;
  on(event: 'error', listener: (error: Error & { code?: string }) => void): void;
  on(event: 'close', listener: () => void): void;
  end(body?: string): void;
  destroy(): void;
}

interface NodeAnswer {
  readonly statusCode?: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  on(event: 'data', listener: (chunk: Uint8Array) => void): void;
  on(event: 'end', listener: () => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
}
