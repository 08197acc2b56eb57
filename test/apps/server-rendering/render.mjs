/** Prints what a host's server sends for markup with elements in it, in English and French: the first bytes of a page. */
import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, unsafeStatic } from 'lit/static-html.js';
import 'codat-elements/define';
import 'codat-elements/locales/fr';

const [markup] = process.argv.slice(2);
process.stdout.write(await collectResult(render(html`${unsafeStatic(markup)}`)));
