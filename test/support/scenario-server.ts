/**
 * Serves a built page of scenarios with the strictest policy that a host may have, and the scenarios' worlds. A process of
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
  'trusted-types lit-html',
].join('; ');
const [, , folder = ''] = process.argv;
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

function pageOrFile(pathname: string): Response {
  const file = join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!existsSync(file)) return new Response(null, { status: 404 });
  return new Response(readFileSync(file), {
    headers: {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': policy,
    },
  });
}

const worlds = createWorlds();
const { origin } = await serveTestWorld({
  async fetch(request) {
    const { pathname } = new URL(request.url);
    return isWorldPath(pathname) ? await worlds(request) : pageOrFile(pathname);
  },
});
console.log(`Scenarios: ${origin}/scenarios/`);
