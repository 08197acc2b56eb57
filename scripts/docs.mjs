/**
 * `npm run docs`: the docs site in `dist-docs/`. `npm run docs:dev` serves it, and takes in what is written meanwhile.
 * `DOCS_BASE=/codat-elements/` builds it for a folder of a host.
 */
import { watch } from 'node:fs';
import { runNode } from './lib/run.mjs';
import { assembleSite, isPackageBuilt, runSite } from './lib/website.mjs';

/** Brings the site up to date with what is written: the guides, the site's own files, and the papers beside them. */
function assembleWithEveryChange() {
  let timer;
  const assembleSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(assembleSite, 100);
  };
  for (const folder of ['docs', 'website']) {
    watch(folder, { recursive: true }, (_event, file) => {
      if (!String(file).includes('node_modules')) assembleSoon();
    });
  }
  watch('.', (_event, file) => {
    if (/\.md$|^custom-elements\.json$/.test(String(file))) assembleSoon();
  });
}

/** Serves the site until this process is told to end. */
async function develop() {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => ending.abort());
  assembleWithEveryChange();
  const code = await runSite('dev', { signal: ending.signal });
  // The watchers would go on.
  process.exit(ending.signal.aborted ? 0 : code);
}

if (!isPackageBuilt()) process.exitCode = await runNode(['scripts/build.mjs']);
if (!process.exitCode) {
  if (process.argv.includes('--dev')) await develop();
  else process.exitCode = await runSite('build');
}
