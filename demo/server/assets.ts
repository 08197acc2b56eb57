import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** Puts the files that need no session on the app: styles, the script tag's bundle, built hosts. */
export function mountAssets(app: Hono): void {
  for (const path of ['/assets/*', '/cdn/*', '/built/*']) {
    // A file that keeps its name is asked for again with every page, and then sent only if it has changed.
    app.use(path, compress(), etag({ weak: true }));
  }
  app.use('/assets/*', serveStatic({ root: `${repository}demo` }));
  app.use('/cdn/*', serveStatic({ root: `${repository}dist` }));
  app.use(
    '/built/*',
    serveStatic({
      root: `${repository}dist/demo`,
      onFound: (_path, context) => {
        // Vite puts a hash of the content into these names.
        context.header('Cache-Control', 'public, max-age=31536000, immutable');
      },
    }),
  );
}

/** Serves one page's file, such as `demo/plain.html`. */
export function pageFile(path: string) {
  return serveStatic({ root: repository, path });
}
