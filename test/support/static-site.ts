/** Static files over HTTP, and nothing else: no proxy, no sandbox. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
};

export interface StaticSite {
  readonly origin: string;
  /** Paths that were asked for, in their order. */
  readonly requests: readonly string[];
  close(): void;
}

/** Where a path of the site is on the disk, or the text that is there. */
export type FileOf = (pathname: string) => { file: string } | { text: string } | undefined;

/** The files of a folder, its `index.html` for a path that ends with a slash. */
export const filesIn =
  (folder: string): FileOf =>
  (pathname) => ({
    file: join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname),
  });

export async function serveStaticSite(fileOf: FileOf): Promise<StaticSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      requests.push(pathname);
      const found = request.method === 'GET' ? fileOf(decodeURIComponent(pathname)) : undefined;
      const content =
        found && 'file' in found
          ? (await stat(found.file).catch(() => undefined))?.isFile()
            ? await readFile(found.file)
            : undefined
          : found?.text;
      const type = types[extname(pathname.endsWith('/') ? '.html' : pathname)];
      response.writeHead(content === undefined ? 404 : 200, {
        'Content-Type': type ?? types['.html'],
      });
      response.end(content);
    })();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
