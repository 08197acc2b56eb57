/** The demo's server, spoken to as browsers and attackers do. */
import type { TestContext } from 'node:test';
import { createDemo, type Demo, type DemoOptions } from '../../demo/server/app.js';
import { fetchListener, listen } from '../proxy-check/harness.js';

/** Serves the demo until the test ends; gives its origin. */
export async function startDemo(
  t: TestContext,
  options: Omit<DemoOptions, 'port'> = {},
): Promise<string> {
  const served: { demo?: Demo } = {};
  const answer = async (request: Request) => served.demo?.fetch(request) ?? new Response(null);
  const origin = await listen(t, fetchListener(answer));
  // It calls its own sandbox on the port that it is served on.
  const demo = createDemo({ port: Number(new URL(origin).port), ...options });
  served.demo = demo;
  t.after(() => demo.close());
  return origin;
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
    if (status !== 303) throw new Error(`The application was answered with ${status}.`);
  }

  /** Makes an invite; its path, or undefined when this visitor may make none. */
  async invitePath(): Promise<string | undefined> {
    return (await this.invite())?.url;
  }

  /** Makes an invite, or gives undefined when this visitor may make none. */
  async invite(): Promise<{ url: string; id: string } | undefined> {
    const answer = await this.#send('/journey/invite', { method: 'POST', headers: this.#own });
    return answer.status === 200
      ? ((await answer.json()) as { url: string; id: string })
      : undefined;
  }

  /** Takes an invite back, as the elements do; gives the answer's status. */
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
