/**
 * HTTP/1.1 by hand, over a socket of its own for each request.
 *
 * `fetch` and `node:http` tidy what they send: they resolve dot segments, turn backslashes, and refuse NUL,
 * spaces and `#` in a path. An attacker's client does not, so what is sent here goes out as it is written.
 */
import { connect as connectPlain } from 'node:net';
import { connect as connectSecure } from 'node:tls';
import { parseResponse, type ProxyResponse } from './response.js';

export interface RawRequest {
  readonly method: string;
  /** The request target, as it stands in the first line. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
}

export interface RawHttp {
  /** Where to connect to; its path does not count. */
  readonly url: URL;
  /** How long a response may take, in milliseconds. */
  readonly timeout: number;
}

/** Of a response; more than any list, and not more than there is room for. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Never rejects: who closes the line, or does not respond in time, has status 0. */
export function sendRaw(request: RawRequest, { url, timeout }: RawHttp): Promise<ProxyResponse> {
  const isSecure = url.protocol === 'https:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (isSecure ? 443 : 80);
  return new Promise((resolve) => {
    const socket = isSecure
      ? // A name, not an address, is what TLS can ask for.
        connectSecure({ host, port, ALPNProtocols: ['http/1.1'], ...serverName(host) })
      : connectPlain({ host, port });
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (isOver: boolean, reason: string): void => {
      const response = parseResponse(Buffer.concat(chunks), request.method, isOver, reason);
      if (!response) return;
      clearTimeout(timer);
      socket.destroy();
      resolve(response);
    };
    const timer = setTimeout(() => finish(true, `nothing for ${timeout / 1000} s`), timeout);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      finish(size > MAX_BYTES, 'too much');
    });
    // A server that refuses a large body may close before it has read it all, after its response or without.
    socket.on('error', (error: NodeJS.ErrnoException) => finish(true, error.code ?? error.message));
    socket.on('close', () => finish(true, 'closed without a response'));
    socket.once(isSecure ? 'secureConnect' : 'connect', () => socket.write(written(request)));
  });
}

function serverName(host: string): { servername?: string } {
  return /^[\d.]+$|:/.test(host) ? {} : { servername: host };
}

function written({ method, path, headers, body }: RawRequest): string {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  if (body !== undefined) lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return `${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body ?? ''}`;
}
