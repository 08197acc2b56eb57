/**
 * Serves a built page of scenarios with the strictest policy that a host may have, and the scenarios' worlds. The elements
 * come from the package's files for a script tag, in the form that the query names, `script` or `module`. A process of
 * its own: what a scenario leaves waiting, such as a response that takes ten minutes, ends with it.
 *
 * `tsx test/support/scenario-server.ts FOLDER`
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serveTestWorld } from 'codat-elements/testing';
import { createWorlds, isWorldPath } from './sandbox-middleware.js';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The sandbox's images stand where the page does, in place of Codat's image server.
  "img-src 'self' https://static.codat.io",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  // The page's own Lit has another name in place of `lit-html`: that one is the elements', once.
  'trusted-types lit-html scenarios',
].join('; ');
const [, , folder = ''] = process.argv;
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
};

const cdn = '/cdn/';
const tags: Readonly<Record<string, string>> = {
  script: `<script src="${cdn}codat-elements.js" defer></script>`,
  module: `<script type="module" src="${cdn}codat-elements.mjs"></script>`,
};

function fileOf(pathname: string): string {
  if (pathname.startsWith(cdn)) return join('dist', 'cdn', pathname.slice(cdn.length));
  return join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
}

function pageOrFile({ pathname, searchParams }: URL): Response {
  const file = fileOf(pathname);
  if (!existsSync(file)) return new Response(null, { status: 404 });
  const headers = {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
  };
  if (!file.endsWith('.html')) return new Response(readFileSync(file), { headers });
  // Before the page's own script, which is a module and so runs after it.
  const tag = tags[searchParams.get('form') ?? ''] ?? '';
  const html = readFileSync(file, 'utf8').replace('<script', `${tag}<script`);
  return new Response(html, { headers });
}

const worlds = createWorlds();
const { origin } = await serveTestWorld({
  async fetch(request) {
    const url = new URL(request.url);
    return isWorldPath(url.pathname) ? await worlds(request) : pageOrFile(url);
  },
});
console.log(`Scenarios: ${origin}/scenarios/`);
