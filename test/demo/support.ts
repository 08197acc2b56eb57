/** The demo's server, spoken to as browsers and attackers do. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createDemo, type Demo, type DemoOptions } from '../../demo/server/app.js';
import { fetchListener, listen } from '../proxy-check/harness.js';

/** Serves the demo until the test ends; gives its origin. */
export async function startDemo(
  t: TestContext,
  options: Omit<DemoOptions, 'port'> = {},
): Promise<string> {
  return (await startRestartable(t, options)).origin;
}

/** A demo that can be stopped and started again, on its port and its database. */
export interface RestartableDemo {
  readonly origin: string;
  restart(): Promise<void>;
}

export async function startRestartable(
  t: TestContext,
  options: Omit<DemoOptions, 'port'> = {},
): Promise<RestartableDemo> {
  const served: { demo?: Demo } = {};
  const respond = async (request: Request) => served.demo?.fetch(request) ?? new Response(null);
  const origin = await listen(t, fetchListener(respond));
  // It calls its own sandbox on the port that it is served on.
  const start = () => createDemo({ port: Number(new URL(origin).port), ...options });
  served.demo = start();
  t.after(() => served.demo?.close());
  return {
    origin,
    async restart() {
      await served.demo?.close();
      served.demo = start();
    },
  };
}

/** The path of a database that is gone with the test. */
export function temporaryDatabase(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'saltmarsh-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'lender.db');
}

/** One browser: keeps the session's cookie, and follows no redirect. */
export class Visitor {
  readonly origin: string;
  cookie = '';

  constructor(origin: string) {
    this.origin = origin;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.#send(path, { headers });
  }

  /** Sends a form of the demo's own page; other `headers` make it another site's. */
  async post(
    path: string,
    form: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = { Origin: this.origin },
  ): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(form), headers });
  }

  /** Asks the token proxy as the elements do; `path` is below the company. */
  async ask(method: string, path: string, body?: object): Promise<Response> {
    return this.#send(`/api/codat/companies/me${path}`, {
      method,
      headers: {
        Origin: this.origin,
        'X-Requested-With': 'test',
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** Applies for a loan. */
  async apply(businessName: string): Promise<void> {
    const form = { businessName, email: 'owner@harbour.example', amount: '25000' };
    const { status } = await this.post('/apply', form);
    if (status !== 303) throw new Error(`The application got status ${status}.`);
  }

  /** Connects software, as a user who signs in at the provider does; returns the connection's id. */
  async connect(platformKey: string): Promise<string> {
    const created = await this.ask('POST', '/connections', { platformKey });
    const { id } = (await created.json()) as { id: string };
    await setStatus(this.origin, id, 'Linked');
    return id;
  }

  /** Posts a record to the lender, as the journey's page does; returns the response's status. */
  async keep(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<number> {
    const response = await this.#send(path, {
      method: 'POST',
      headers: { Origin: this.origin, 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.status;
  }

  /** Makes an invite; its path, or undefined when this visitor may make none. */
  async invitePath(): Promise<string | undefined> {
    return (await this.invite())?.url;
  }

  /** Makes an invite, or gives undefined when this visitor may make none. */
  async invite(): Promise<{ url: string; id: string } | undefined> {
    const response = await this.#send('/journey/invite', { method: 'POST', headers: this.#own });
    return response.status === 200
      ? ((await response.json()) as { url: string; id: string })
      : undefined;
  }

  /** Takes an invite back, as the elements do; returns the response's status. */
  async revoke(id: string): Promise<number> {
    const init = { method: 'DELETE', headers: this.#own };
    return (await this.#send(`/journey/invite/${id}`, init)).status;
  }

  /** The headers of the elements' requests. */
  get #own() {
    return { Origin: this.origin, 'X-Requested-With': 'codat-elements' };
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('Cookie', this.cookie);
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      this.cookie = cookie.replace(/;.*/s, '');
    }
    return response;
  }
}

/** What happens at the provider, by the sandbox's controls. */
export async function setStatus(origin: string, connectionId: string, status: string) {
  const path = `/codat-sandbox/_sandbox/connections/${connectionId}/status`;
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  if (!response.ok) throw new Error(`The sandbox responded with ${response.status}.`);
}

/** An underwriter, who looks at a page until it says something. */
export class Underwriter {
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The page as text, without its markup. */
  async read(path = '/underwriter'): Promise<string> {
    const page = await (await fetch(this.#origin + path)).text();
    return page
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&#39;', "'")
      .replace(/\s+/g, ' ');
  }

  /** Follows the stream, as the page does, and reads again with each change until the page says this. */
  async readUntil(wanted: RegExp, path = '/underwriter'): Promise<string> {
    const stopped = new AbortController();
    const { signal } = stopped;
    const stream = await fetch(`${this.#origin}/underwriter/stream`, { signal });
    const reader = stream.body?.getReader();
    try {
      for (;;) {
        // The first chunk says that the stream is there: what is read after it misses nothing.
        const { done } = (await reader?.read()) ?? { done: true };
        const page = await this.read(path);
        if (wanted.test(page)) return page;
        if (done) throw new Error(`The stream ended. The page says: ${page}`);
      }
    } finally {
      stopped.abort();
    }
  }

  /** The reference of the only application, or of the one of this business. */
  async referenceOf(businessName: string): Promise<string> {
    const page = await (await fetch(`${this.#origin}/underwriter`)).text();
    const link = new RegExp(`/underwriter/(SM-\\d+)">${businessName}<`).exec(page);
    if (!link?.[1]) throw new Error(`No application of ${businessName}.`);
    return link[1];
  }
}
