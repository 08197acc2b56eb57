import { tryGetContext } from 'hono/context-storage';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What the server says of itself to each of its pages. */
export interface LayoutEnv {
  Variables: {
    /** Whether the developers' pages and the underwriter's are there to link to. */
    hasDeveloperPages: boolean;
  };
}

/** The steps of an application, in their order. */
const steps = [
  { name: 'apply', label: 'Business', path: '/apply' },
  { name: 'connect', label: 'Connect', path: '/connect' },
  { name: 'review', label: 'Review', path: '/dashboard' },
] as const;

export type Step = (typeof steps)[number]['name'];

export interface Page {
  /** The page's own title; the lender's name is put after it. */
  title: string;
  content: Html;
  /** Which step of the application the page is, if it is one. */
  step?: Step;
  /** Whether the page shows elements, and so loads them. */
  elements?: boolean;
  /** A script of the page's own. */
  script?: string;
  /** Whether a visitor's application is open: then it can be left. */
  signedIn?: boolean;
}

export function layout(page: Page): Html {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – Saltmarsh Business Finance</title>
        <meta
          name="description"
          content="A made-up lender: business loans from the books you already keep. It shows codat-elements at work."
        />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/lender.css" />
        ${page.script ? html`<script src="${page.script}" defer></script>` : ''}
        ${page.elements ? html`<script src="/cdn/codat-elements.js" defer></script>` : ''}
      </head>
      <body>
        <a class="skip-link" href="#content">Skip to content</a>
        <header class="site-header">
          <div class="frame">
            <a class="brand" href="/" aria-label="Saltmarsh Business Finance, home">
              ${mark} <span>Saltmarsh</span>
            </a>
            ${headerEnd(page)}
          </div>
        </header>
        ${page.step ? progress(page.step, page.signedIn ?? false) : ''}
        <main id="content" class="${page.elements ? 'tall' : ''}" tabindex="-1">
          ${page.content}
        </main>
        ${footer()}
      </body>
    </html>`;
}

const mark = html`<svg class="mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
  <path d="M3 9c3.7-3.4 7.3-3.4 11 0s7.3 3.4 11 0" />
  <path d="M3 15c3.7-3.4 7.3-3.4 11 0s7.3 3.4 11 0" />
  <path d="M3 21c3.7-3.4 7.3-3.4 11 0s7.3 3.4 11 0" />
</svg>`;

function headerEnd(page: Page): Html | '' {
  if (page.signedIn) {
    return html`<form method="post" action="/sign-out">
      <button class="button quiet" type="submit">Sign out</button>
    </form>`;
  }
  return page.step
    ? ''
    : html`<nav aria-label="Main">
        <a class="button small" href="/apply">Apply</a>
      </nav>`;
}

function progress(current: Step, signedIn: boolean): Html {
  const reached = steps.findIndex((step) => step.name === current);
  return html`<nav class="progress" aria-label="Application">
    <ol class="frame">
      ${steps.map((step, index) => {
        if (index === reached) return html`<li aria-current="step">${step.label}</li>`;
        // The application itself is made once: going back to its form would start another one.
        const open = signedIn && step.name !== 'apply';
        return html`<li class="${index < reached ? 'done' : ''}">
          ${open ? html`<a href="${step.path}">${step.label}</a>` : step.label}
          ${index < reached ? html`<span class="visually-hidden">(done)</span>` : ''}
        </li>`;
      })}
    </ol>
  </nav>`;
}

const footer = () =>
  html`<footer class="site-footer">
    <div class="frame">
      <p>
        Saltmarsh is a made-up lender. It shows <strong>codat-elements</strong> at work; nothing you
        enter here leads to a loan.
      </p>
      ${tryGetContext<LayoutEnv>()?.var.hasDeveloperPages ? developerPages : ''}
    </div>
  </footer>`;

const developerPages = html`<nav aria-label="Other pages">
  <ul>
    <li><a href="/underwriter">Underwriter</a></li>
    <li><a href="/playground/">Playground</a></li>
    <li><a href="/plain">One script tag</a></li>
    <li><a href="/react/">React</a></li>
    <li><a href="/vue/">Vue</a></li>
  </ul>
</nav>`;
