/**
 * What Vite's development server needs besides the sources: the demo's own server with the sandbox inside, and worlds
 * for the scenarios. Both are loaded through Vite, so that a change to them counts without a restart.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Plugin, ViteDevServer } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));
const path = (relative: string) => join(folder, relative);

/** Pages of the demo's server that Vite turns from their sources into what a browser loads. */
const sourcePages = ['/playground/', '/react/', '/vue/'];
const scenarioPage = '/scenarios/';

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** Takes what is a source, or Vite's own, out of the requests that the demo's server handles. */
function isVitePath(pathname: string): boolean {
  return pathname.startsWith('/@') || pathname === scenarioPage || isFile(path(pathname));
}

/**
 * Loads a module of the server's side, again after a change to it. `make` takes the module; `onReplaced` ends what was
 * made of the old one.
 */
function reloading<Made>(
  server: ViteDevServer,
  file: string,
  make: (module: never) => Made,
  onReplaced: (made: Made) => unknown,
): () => Promise<Made> {
  let last: { module: object; made: Made } | undefined;
  return async () => {
    const module = await server.ssrLoadModule(file);
    if (last?.module !== module) {
      if (last) await onReplaced(last.made);
      last = { module, made: make(module as never) };
    }
    return last.made;
  };
}

/** Puts the demo's server and the scenarios' worlds into Vite's development server. */
export function demoServer(): Plugin {
  return {
    name: 'demo-server',
    apply: 'serve',
    configureServer(server) {
      const { port } = server.config.server;
      const loadDemo = reloading(
        server,
        path('./server/app.ts'),
        ({ createDemo }: typeof import('./server/app.js')) =>
          createDemo({ port, databaseFile: path('../.data/dev.db') }),
        (demo) => demo.close(),
      );
      const loadWorlds = reloading(
        server,
        path('../test/support/sandbox-middleware.ts'),
        ({
          isWorldPath,
          worldListener,
        }: typeof import('../test/support/sandbox-middleware.js')) => ({
          isWorldPath,
          listen: worldListener(),
        }),
        () => undefined,
      );

      /** The demo's response; a page that is made from sources is put in its place, with what the page needs to load. */
      async function respond(request: Request, env: object): Promise<Response> {
        const { pathname } = new URL(request.url);
        if (pathname === '/cdn/codat-elements.js') {
          const script = `import('/@fs${path('../src/define.ts')}');`;
          return new Response(script, { headers: { 'Content-Type': 'text/javascript' } });
        }
        const response = await (await loadDemo()).fetch(request, env);
        if (!sourcePages.includes(pathname)) return response;
        const source = readFileSync(path(`${pathname}index.html`), 'utf8');
        const headers = new Headers(response.headers);
        // Vite's client puts styles into the page and shows errors in ways that the demo's strict policy refuses.
        headers.delete('Content-Security-Policy');
        headers.delete('Content-Length');
        headers.set('Content-Type', 'text/html; charset=utf-8');
        return new Response(await server.transformIndexHtml(pathname, source), { headers });
      }
      const listen = getRequestListener(respond, { overrideGlobalObjects: false });

      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const handle = async () => {
          const worlds = await loadWorlds();
          if (worlds.isWorldPath(pathname)) return worlds.listen(request, response);
          if (!isVitePath(pathname)) return listen(request, response);
          next();
        };
        handle().catch(next);
      });

      server.httpServer?.once('listening', () => {
        const base = `http://localhost:${port}`;
        server.config.logger.info(
          [
            `  Playground  ${base}/playground/`,
            `  Scenarios   ${base}${scenarioPage}`,
            `  Lender      ${base}/`,
          ].join('\n'),
        );
      });
    },
  };
}
