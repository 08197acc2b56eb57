/** The pages of `npm run bench:browser`, and in the place of a token proxy what it answers: always the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';
import { integrationsFor } from './page/data.js';

const CDN = process.env['BENCH_CDN'] ?? 'dist/cdn';
export const LOADED_COUNT = 60;

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>';

/** As docs/performance.md advises: what is loaded at once is asked for with the module that imports it. */
const preload = () =>
  readdirSync(`${CDN}/parts`)
    .filter((name) => /^core-.*\.mjs$/.test(name))
    .map((name) => `<link rel="modulepreload" href="/cdn/parts/${name}">`)
    .join('');

const page = (head: string, body: string) =>
  `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Bench</title>${head}
  <body style="font-family: sans-serif">${body}`;

const pages: Readonly<Record<string, string>> = {
  // All in one page, without a network.
  '/': page(
    '',
    `<div id="box" style="inline-size: 900px"></div><script src="/cdn/codat-elements.js"></script>
    <script type="module" src="/page.js"></script>`,
  ),
  '/elements': page(
    `${preload()}<script type="module" src="/cdn/codat-elements.mjs"></script>`,
    '<codat-integration-picker proxy-url="/api" collapse-after="0"></codat-integration-picker>',
  ),
  '/plain': page('<script type="module" src="/plain.js"></script>', '<div id="box"></div>'),
};

async function scriptOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: resolve(import.meta.dirname, 'page', entry), formats: ['es'] },
    },
  });
  const output = Array.isArray(built) ? built[0] : built;
  if (!output || !('output' in output)) throw new Error(`${entry} was not built.`);
  return output.output[0].code;
}

const api = (origin: string, path: string): unknown => {
  const results = path.startsWith('/api/integrations') ? integrationsFor(LOADED_COUNT, origin) : [];
  return { results, pageNumber: 1, pageSize: 500, totalResults: results.length, _links: {} };
};

export interface Site {
  origin: string;
  /** What runs in a page before its own scripts. */
  watchScript: string;
  /** The style sheets that the plain page takes, as one text. */
  setStyles(css: string): void;
  close(): void;
}

export async function startSite(): Promise<Site> {
  const scripts: Record<string, string> = {
    '/page.js': await scriptOf('bench.ts'),
    '/plain.js': await scriptOf('plain-page.ts'),
  };
  let styles = '';
  let origin = '';
  const cached = new Map<string, Buffer>();

  const contentOf = (path: string): [type: string, body: string | Buffer] | undefined => {
    if (path.startsWith('/logo')) return ['image/svg+xml', logo];
    if (path === '/plain.css') return ['text/css', styles];
    if (scripts[path]) return ['text/javascript', scripts[path]];
    if (pages[path]) return ['text/html', pages[path]];
    if (path === '/api/integrations' || path === '/api/companies/me/connections') {
      return ['application/json', JSON.stringify(api(origin, path))];
    }
    if (path.startsWith('/cdn/'))
      return ['text/javascript', readFileSync(`${CDN}${path.slice(4)}`)];
    return undefined;
  };

  const server: Server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const content = contentOf(pathname);
    if (!content) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    const [type, body] = content;
    const isData = pathname.startsWith('/api/');
    const compressed = cached.get(pathname) ?? brotliCompressSync(body);
    if (pathname !== '/plain.css') cached.set(pathname, compressed);
    response.setHeader('content-type', type);
    response.setHeader('content-encoding', 'br');
    response.setHeader('cache-control', isData ? 'no-store' : 'max-age=600');
    response.end(compressed);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
  return {
    origin,
    watchScript: await scriptOf('watch.ts'),
    setStyles: (css) => (styles = css),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
