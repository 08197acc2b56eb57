/** Pages whose elements a server has rendered, as a visitor's browser gets them. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { prepareApp } from './apps.js';

const origin = 'https://shop.example';
const folder = await prepareApp('server-rendering');

/** The HTML that a server sends for markup with elements in it. */
export async function serverHtml(markup: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['render.mjs', markup], {
    cwd: folder,
    // The test runner's own options would bring its TypeScript loader along.
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 10_000_000,
  });
  return stdout;
}

/** A page's script: all elements, after Lit's support for hydration or without it. */
const scripts = {
  hydrating:
    "import '@lit-labs/ssr-client/lit-element-hydrate-support.js'; import 'codat-elements/define';",
  plain: "import 'codat-elements/define';",
};

export type PageScript = keyof typeof scripts;

/** Bundles a page's script from the built package. */
export async function bundleScript(script: PageScript): Promise<void> {
  const entry = join(folder, `${script}.entry.js`);
  writeFileSync(entry, scripts[script]);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: join(folder, script),
      emptyOutDir: true,
      // In several files Lit would be loaded before its support.
      rolldownOptions: {
        input: entry,
        output: { codeSplitting: false, entryFileNames: 'page.js' },
      },
    },
  });
}

export interface ServerPage {
  /** What is in the body. */
  body: string;
  /** What the page can load as `/page.js`. */
  script?: PageScript;
  lang?: string;
}

const mark =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="20"><path d="M0 0h120v20H0z"/></svg>';

/**
 * Opens a page, whose script has not run yet unless its body says so. Whatever its elements ask for stays on its way, so
 * that they stay as they are while they load. Gives what the console is told and what nobody catches.
 */
export async function openServerPage(
  page: Page,
  { body, script = 'plain', lang = 'en' }: ServerPage,
  search = '',
): Promise<string[]> {
  const told: string[] = [];
  page.on('console', (message) => told.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => told.push(`uncaught: ${error.message}`));
  const head = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>Shop</title>`;
  await page.route('**/*', async (route) => {
    const { host, pathname } = new URL(route.request().url());
    if (host === 'static.codat.io') {
      await route.fulfill({ contentType: 'image/svg+xml', body: mark });
    } else if (pathname === '/') {
      await route.fulfill({ contentType: 'text/html', body: `${head}<body>${body}</body></html>` });
    } else if (pathname === '/codat-elements.js') {
      await route.fulfill({ path: 'dist/cdn/codat-elements.js' });
    } else if (pathname === '/page.js') {
      const contentType = 'text/javascript; charset=utf-8';
      await route.fulfill({ contentType, body: readFileSync(join(folder, script, 'page.js')) });
    }
  });
  await page.goto(`${origin}/${search}`);
  return told;
}

/** Runs the page's script; resolves when its elements have drawn what they draw at once. */
export const runScript = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await import(new URL('/page.js', location.href).href);
    const elements = [...document.querySelectorAll<Element & { updateComplete?: unknown }>('*')];
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
  });
