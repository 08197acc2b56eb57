/** Pages and proxies for the doctor to look at. */
import { createServer, type RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import { createTestWorld } from '../../testing/index.js';
import { respondNode } from '../../testing/node-http.js';
import { runCommand } from './command.js';

export type Page = { html?: string; status?: number; headers?: Record<string, string> };

/** Serves pages by their paths, and a token proxy with a signed-in user under /codat-test/proxy; gives the origin. */
export async function serve(
  t: TestContext,
  pages: Readonly<Record<string, Page>>,
): Promise<string> {
  const world = await createTestWorld();
  const listener: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/codat-test/')) {
      void respondNode((asked) => world.fetch(asked), request, response);
      return;
    }
    const { html = '', status = 200, headers = {} } = pages[pathname] ?? { status: 404 };
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(html);
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

interface Found {
  code: number | null;
  byId: Readonly<Record<string, { level: string; message: string; cure: string } | undefined>>;
}

export async function doctor(...args: readonly string[]): Promise<Found> {
  const { code, out } = await runCommand(['doctor', ...args, '--json']);
  const { findings } = JSON.parse(out) as {
    findings: { id: string; level: string; message: string; cure: string }[];
  };
  return { code, byId: Object.fromEntries(findings.map((finding) => [finding.id, finding])) };
}

export const picker =
  '<codat-integration-picker proxy-url="/codat-test/proxy"></codat-integration-picker>';

export const proxied = (url: string) => `<codat-provider proxy-url="${url}"></codat-provider>`;

export type Asked = Readonly<{ path: string; cookie?: string; session?: string; tags?: string }>;

/** Serves one page, or one for each path, and notes what signs a user in. */
export async function listen(
  t: TestContext,
  page: Page | ((path: string, method: string) => Page),
): Promise<{ origin: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const one = (name: string) => {
      const value = request.headers[name];
      return typeof value === 'string' ? value : undefined;
    };
    const [cookie, session, tags] = ['cookie', 'x-session', 'x-tags'].map(one);
    asked.push({
      path: request.url ?? '',
      ...(cookie !== undefined && { cookie }),
      ...(session !== undefined && { session }),
      ...(tags !== undefined && { tags }),
    });
    const path = request.url ?? '';
    const {
      html = '',
      status = 200,
      headers = {},
    } = typeof page === 'function' ? page(path, request.method ?? 'GET') : page;
    response.writeHead(status, { 'Content-Type': 'text/html', ...headers }).end(html);
  }).listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked };
}

/** What lets pages of any origin ask, without cookies. */
export const allowAll = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Headers': '*',
};
