/**
 * `npm run docs`: the docs site in `dist-docs/`. `npm run docs:dev` serves it, and takes in what is written meanwhile.
 * `DOCS_BASE=/codat-elements/` builds it for a folder of a host.
 */
import { watch } from 'node:fs';
import { runNode } from './lib/run.mjs';
import { assembleSite, isPackageBuilt, runSite } from './lib/website.mjs';

const command = process.argv.includes('--dev') ? 'dev' : 'build';
if (!isPackageBuilt()) process.exitCode = await runNode(['scripts/build.mjs']);
if (!process.exitCode) {
  if (command === 'dev') {
    let timer;
    for (const folder of ['docs', 'website']) {
      watch(folder, { recursive: true }, (_event, file) => {
        if (String(file).includes('node_modules')) return;
        clearTimeout(timer);
        timer = setTimeout(assembleSite, 100);
      });
    }
  }
  process.exitCode = await runSite(command);
  // The watchers would go on.
  if (command === 'dev') process.exit();
}
