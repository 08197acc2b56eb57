import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after } from 'node:test';
import {
  type CodatSandbox,
  createCodatSandbox,
  SandboxNetworkError,
  type SandboxOptions,
} from '../../sandbox/index.js';

export { Visitor } from '../../testing/sign-in/link-visitor.js';

export const authorization = { Authorization: `Basic ${btoa('sandbox')}` };

/** A fixed start, so that whatever depends on the clock is the same each time. */
export const start = Date.parse('2026-03-02T09:00:00Z');

/** A sandbox whose clock stands still until `advance()`. */
export function stillSandbox(options: SandboxOptions = {}): CodatSandbox {
  return createCodatSandbox({ now: () => start, ...options });
}

/** Serves the sandbox over real HTTP until the file's tests are over; gives its address. Call it outside of tests. */
export async function serveSandbox(sandbox: CodatSandbox): Promise<string> {
  const server = serve({
    port: 0,
    createServer,
    fetch: async (request, env) => {
      try {
        return await sandbox.fetch(request);
      } catch (error) {
        if (!(error instanceof SandboxNetworkError) || !('incoming' in env)) throw error;
        env.incoming.socket.destroy();
        return new Response(null);
      }
    },
  }) as Server;
  await once(server, 'listening');
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return `http://localhost:${address.port}`;
}

/** Calls the API without HTTP in between. */
export async function call(
  sandbox: CodatSandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return sandbox.fetch(
    new Request(`http://codat.test${path}`, {
      method,
      headers: { ...authorization, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
}

/** A value from outside, as an object to look into. */
export function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('This is no object.');
  return Object.fromEntries(Object.entries(value));
}

/** The JSON of a response, as an object to look into. */
export async function json(response: Response): Promise<Record<string, unknown>> {
  return asObject(await response.json());
}

/** The items of a list's response. */
export async function results(response: Response): Promise<Record<string, unknown>[]> {
  const list = (await json(response))['results'];
  if (!Array.isArray(list)) throw new Error('The response has no results.');
  return list.map(asObject);
}

/** A fresh link of a connection. */
export async function linkUrlOf(
  sandbox: CodatSandbox,
  companyId: string,
  connectionId: string,
): Promise<string> {
  const response = await call(
    sandbox,
    'GET',
    `/companies/${companyId}/connections/${connectionId}`,
  );
  return String((await json(response))['linkUrl']);
}
