/**
 * The docs site. It is a package of its own, so that its tools are no part of this repository's install, and is put
 * together and built in a copy: the guides of `docs/`, pages made from the manifest, and what is in `website/`.
 */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installLocked } from './apps.mjs';
import { runNode } from './run.mjs';
import { syncFolder } from './sync-folder.mjs';
import { writePages } from './website-pages.mjs';

const source = 'website';
const folder = resolve('.cache/website');
const staging = resolve('.cache/website-staging');

/** Where the built site is. */
export const siteFolder = resolve('dist-docs');

/**
 * Brings the copy up to date: only what has changed, or a development server would begin anew with every word. It takes the
 * elements and the sandbox from `dist/`.
 */
export function assembleSite() {
  rmSync(staging, { recursive: true, force: true });
  cpSync(source, staging, { recursive: true, filter: (file) => !file.includes('node_modules') });
  const pages = join(staging, 'pages');
  writePages(pages);
  const shown = join(pages, 'public');
  cpSync('dist/cdn', join(shown, 'cdn'), {
    recursive: true,
    // Its other files are for the classic script; a text in Markdown would be a page.
    filter: (file) => !/\.(map|json|md)$|codat-elements(\.[\w-]+)?\.js$/.test(file),
  });
  cpSync('dist/cdn/licenses.md', join(shown, 'cdn', 'licenses.txt'));
  for (const file of ['service-worker.js', 'service-worker.licenses.md']) {
    cpSync(`dist/sandbox/${file}`, join(shown, file.replace('.md', '.txt')));
  }
  syncFolder(staging, folder, { keep: 'node_modules' });
}

/** Installs VitePress, unless it is there already. */
export const installSite = () => installLocked(source, folder);

/** Whether the package is built, of which the site shows the elements. */
export const isPackageBuilt = () => existsSync('dist/sandbox/service-worker.js');

/**
 * Runs VitePress over the copy: a build, or a development server until the signal aborts.
 *
 * @param {'build' | 'dev'} command
 * @param {{onOutput?: (chunk: Buffer) => void, signal?: AbortSignal}} [options]
 * @returns {Promise<number>} its exit code
 */
export async function runSite(command, { onOutput, signal } = {}) {
  await installSite();
  assembleSite();
  return runNode(['node_modules/vitepress/bin/vitepress.js', command], {
    cwd: folder,
    env: { DOCS_OUT: siteFolder },
    ...(onOutput && { onOutput }),
    ...(command === 'dev' && { signal, timeout: 0 }),
  });
}
