import { serve } from '@hono/node-server';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { after } from 'node:test';
import {
  type CodatSandbox,
  createCodatSandbox,
  SandboxNetworkError,
  type SandboxOptions,
} from '../../src/sandbox/index.js';

export const authorization = { Authorization: `Basic ${btoa('sandbox')}` };

/** A fixed start, so that whatever depends on the clock is the same each time. */
export const start = Date.parse('2026-03-02T09:00:00Z');

/** A sandbox whose clock stands still until it is told to move on. */
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

/** The JSON of an answer, as an object to look into. */
export async function json(answer: Response): Promise<Record<string, unknown>> {
  return asObject(await answer.json());
}

/** The items of a list's answer. */
export async function results(answer: Response): Promise<Record<string, unknown>[]> {
  const list = (await json(answer))['results'];
  if (!Array.isArray(list)) throw new Error('The answer has no results.');
  return list.map(asObject);
}

/** A fresh link of a connection. */
export async function linkUrlOf(
  sandbox: CodatSandbox,
  companyId: string,
  connectionId: string,
): Promise<string> {
  const answer = await call(sandbox, 'GET', `/companies/${companyId}/connections/${connectionId}`);
  return String((await json(answer))['linkUrl']);
}

/** Goes through link pages as a browser without script would. */
export class Visitor {
  readonly #sandbox: CodatSandbox;
  /** The address the latest page came from, or the one outside to which it was sent. */
  url = '';
  html = '';
  status = 0;

  constructor(sandbox: CodatSandbox) {
    this.#sandbox = sandbox;
  }

  async open(url: string): Promise<this> {
    return this.#follow(new Request(url));
  }

  /** Sends the form that has this button, its fields as they stand but for those given. */
  async press(action: string, fields: Record<string, string> = {}): Promise<this> {
    const form = new URLSearchParams({ ...this.#fields(), ...fields, action });
    return this.#follow(new Request(this.url, { method: 'POST', body: form }));
  }

  get heading(): string {
    return /<h1[^>]*>(.*?)<\/h1>/s.exec(this.html)?.[1] ?? '';
  }

  #fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [input] of this.html.matchAll(/<input[^>]*>/gs)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const value = /value="([^"]*)"/.exec(input)?.[1];
      if (!name || value === undefined || input.includes('type="checkbox"')) continue;
      if (input.includes('type="radio"') && !/\schecked\b/.test(input)) continue;
      fields[name] = value.replaceAll('&#39;', "'").replaceAll('&amp;', '&');
    }
    return fields;
  }

  async #follow(request: Request): Promise<this> {
    const answer = await this.#sandbox.fetch(request);
    const location = answer.headers.get('Location');
    if (answer.status === 303 && location) {
      this.url = location;
      this.html = '';
      this.status = 303;
      if (new URL(location).host !== new URL(request.url).host) return this;
      return this.#follow(new Request(location));
    }
    this.url = request.url;
    this.status = answer.status;
    this.html = await answer.text();
    return this;
  }
}
