import { html } from 'hono/html';
import { type BrandId, brands } from '../brand/brands.js';
import type { SandboxRequestContext } from '../core.js';
import type { Markup } from './steps.js';

/** What a page is, for tests that drive it: `codat-elements/testing` reads it from the page's meta element. */
type PageKind = 'step' | 'outcome' | 'company' | 'message';

/** A page that says why there is none. */
export function messagePage(base: string, title: string, text: string): Markup {
  return page(
    base,
    'message',
    title,
    'codat',
    html`<div class="inside">
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  );
}

/** What all pages have around their content. */
export function page(
  base: string,
  kind: PageKind,
  title: string,
  brand: BrandId,
  content: Markup,
): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="codat-sandbox" content="${kind}" />
        <title>${title} · Codat sandbox</title>
        <link rel="icon" href="${base}/public/officialLogos/Square/${brands[brand].logoId}.svg" />
        <link rel="stylesheet" href="${base}/public/link/${brand}.css" />
      </head>
      <body>
        <header class="banner">
          <strong>Codat sandbox.</strong> This is a simulation. Please don’t enter real details.
        </header>
        <main>
          <div class="card">
            <div class="band"></div>
            ${content}
          </div>
        </main>
      </body>
    </html>`;
}

/** What every page is sent with. It runs nothing, and its form may lead to any host. */
export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // A link page holds the visit's state: going back must ask for it anew.
  'Cache-Control': 'no-store',
};

/** Responds with a page. */
export async function show(
  c: SandboxRequestContext,
  markup: Markup,
  status: 200 | 400 | 401 | 404 = 200,
): Promise<Response> {
  return c.html(await markup, status, pageHeaders);
}

/** Responds that there is no such page. */
export function notFound(c: SandboxRequestContext): Promise<Response> {
  const text = 'The connection may have been deleted, or the address is incomplete.';
  return show(c, messagePage(c.get('base'), 'We couldn’t find this page', text), 404);
}
