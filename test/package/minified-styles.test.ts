/**
 * That the minifier of templates leaves every style as it was. It parses CSS by itself, and may know less of it than
 * browsers do: what it does not know it would leave out without a word.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from '@playwright/test';
import { build, type Plugin } from 'vite';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { minifyTemplates } from '../../scripts/lib/minify-templates.mjs';

/** The texts of all style sheets of the sources, by file and export. */
const entry = `
  const modules = import.meta.glob('/src/**/*.styles.ts', { eager: true });
  globalThis.sheets = Object.entries(modules).flatMap(([file, module]) =>
    Object.entries(module).flatMap(([name, value]) =>
      [value].flat(Infinity).map(({ cssText }) => [file + ' ' + name, cssText]),
    ),
  );
`;

async function sheetsBuiltWith(plugins: Plugin[]): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'styles-'));
  const id = 'virtual:sheets';
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      ...plugins,
      {
        name: 'sheets',
        resolveId: (source) => (source === id ? `${process.cwd()}/sheets.js` : undefined),
        load: (source) => (source.endsWith('/sheets.js') ? entry : undefined),
      },
    ],
    build: {
      outDir,
      minify: false,
      rolldownOptions: { input: id, output: { format: 'iife', entryFileNames: 'sheets.js' } },
    },
  });
  return readFileSync(join(outDir, 'sheets.js'), 'utf8');
}

test('minified styles are the rules that were written', async (t) => {
  const written = await sheetsBuiltWith([]);
  const minified = await sheetsBuiltWith([minifyTemplates()]);
  assert.ok(minified.length < written.length, 'nothing was minified');
  // Of a declaration that is there for older engines the rules below keep nothing.
  const contents = (script: string) => script.match(/\bcontent:/g)?.length;
  assert.equal(contents(minified), contents(written));
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const rulesOf = (script: string) =>
    page.evaluate<[string, string[]][]>(
      `${script};globalThis.sheets.map(([name, text]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        return [name, [...sheet.cssRules].map((rule) => rule.cssText.replace(/\\s+/g, ' ').replace(/ ?([,/()]) ?/g, '$1'))];
      })`,
    );
  const expected = await rulesOf(written);
  assert.ok(expected.length > 10);
  assert.deepEqual(await rulesOf(minified), expected);
});
