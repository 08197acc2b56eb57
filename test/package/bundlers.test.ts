/** What a host's bundler makes of each entry point of the package, run in a browser. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { prepareApp } from '../support/apps.js';
import { builtTags, entryPoints, runInPlainNode } from './package-files.js';

const bundlers = ['esbuild', 'rollup', 'webpack', 'vite'];

/** A React component is registered where it is used, so that a page has those it uses. */
const isOfReact = (specifier: string) => /^codat-elements\/react(\/|$)/.test(specifier);

const modules = entryPoints.filter(({ module }) => module?.endsWith('.js'));
const isForNode = (specifier: string) => /\/proxy(\/|$)/.test(specifier);
const pageEntries = modules.filter(({ specifier }) => !isForNode(specifier));
const nodeEntries = modules.filter(({ specifier }) => isForNode(specifier));

const fileOf = (specifier: string) => `${specifier.replaceAll('/', '.')}.js`;

/** Two wrappers of the React entry in a page: one inside the other. */
const reactPage = {
  file: 'react-page.js',
  code: `
    import { createElement } from 'react';
    import { createRoot } from 'react-dom/client';
    import { CodatProvider, PoweredByCodat } from 'codat-elements/react';
    const root = document.body.appendChild(document.createElement('div'));
    createRoot(root).render(createElement(CodatProvider, null, createElement(PoweredByCodat, { variant: 'text' })));`,
};
/** One class, without its registration. */
const classPage = {
  file: 'class-page.js',
  code: `
    import { PoweredByCodat } from 'codat-elements';
    customElements.define('our-mark', class extends PoweredByCodat {});
    const mark = document.createElement('our-mark');
    mark.variant = 'text';
    document.body.append(mark);`,
};

/** Elements that are registered, words that are added, and a worker that listens. */
const hasEffects = (specifier: string) => /\/(define|service-worker)$|\/locales\//.test(specifier);

/** The tags that a built module and all that it imports register. */
function registeredBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const own = [...code.matchAll(/customElements\.define\("([^"]+)"/g)].map(([, tag = '']) => tag);
  const imports = [...code.matchAll(/(?:from|import) "(\.[^"]+)"/g)];
  return [
    ...own,
    ...imports.flatMap(([, path = '']) => registeredBy(join(dirname(file), path), seen)),
  ];
}

/** The tags of all that a built module and what it imports load when it is needed. */
function loadedLaterBy(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(file, 'utf8');
  const paths = (pattern: RegExp) =>
    [...code.matchAll(pattern)].map(([, path = '']) => join(dirname(file), path));
  return [
    ...paths(/(?:from|import) "(\.[^"]+)"/g).flatMap((path) => loadedLaterBy(path, seen)),
    ...paths(/import\("(\.[^"]+)"\)/g).flatMap((path) => registeredBy(path)),
  ];
}

// The app has a tsconfig.json, so that no bundler takes the paths of this repository's own, which lead to the sources.
let app = '';
let browser: Browser;
let context: BrowserContext;

before(async () => {
  app = await prepareApp('bundlers');
  mkdirSync(join(app, 'entries'));
  mkdirSync(join(app, 'node-entries'));
  for (const { specifier } of modules) {
    const folder = isForNode(specifier) ? 'node-entries' : 'entries';
    const code = isForNode(specifier) ? `export * from '${specifier}';` : `import '${specifier}';`;
    writeFileSync(join(app, folder, fileOf(specifier)), code);
  }
  for (const { file, code } of [reactPage, classPage]) {
    writeFileSync(join(app, 'entries', file), code);
  }
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
  context = await browser.newContext();
});
after(() => browser.close());

/** Runs a script in a frame of its own, which has its own registry; gives the tags it defined. */
async function tagsDefinedBy(page: Page, script: string): Promise<string[]> {
  const { defined, errors } = await page.evaluate((code) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    const view = frame.contentWindow as Window & typeof globalThis;
    const registry = view.customElements;
    const seen: { defined: string[]; errors: string[] } = { defined: [], errors: [] };
    const define = registry.define.bind(registry);
    registry.define = (name, constructor, options) => {
      seen.defined.push(name);
      define(name, constructor, options);
    };
    view.addEventListener('error', ({ message }) => seen.errors.push(message));
    const element = view.document.createElement('script');
    element.textContent = code;
    view.document.body.append(element);
    frame.remove();
    return seen;
  }, script);
  assert.deepEqual(errors, []);
  return defined.toSorted();
}

/** What a script draws as this element, in a page of its own. */
async function drawnBy(script: string, tag: string): Promise<string> {
  const page = await context.newPage();
  await page.addScriptTag({ content: script });
  const text = await page.locator(tag).getByText('Powered by Codat').innerText();
  await page.close();
  return text;
}

for (const bundler of bundlers) {
  test(`${bundler} bundles every entry point`, async (t) => {
    await promisify(execFile)(process.execPath, ['bundle.mjs', bundler], {
      cwd: app,
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    });
    const bundle = (file: string, folder = 'entries') =>
      readFileSync(join(app, 'out', bundler, folder, file), 'utf8');

    const page = await context.newPage();
    for (const { specifier, module = '' } of pageEntries) {
      const expected = isOfReact(specifier) ? [] : registeredBy(module).toSorted();
      await t.test(
        `${specifier}, imported for its effect, registers ${expected.length} elements from ${bundler}`,
        async () => {
          // A bundler that makes one file of it may run at once what is loaded later.
          const later = new Set(loadedLaterBy(module).filter((tag) => !expected.includes(tag)));
          const defined = await tagsDefinedBy(page, bundle(fileOf(specifier)));
          assert.deepEqual(
            defined.filter((tag) => !later.has(tag)),
            expected,
          );
        },
      );
    }

    await t.test(`${bundler} leaves nothing of an entry point without effects`, () => {
      const sizes = pageEntries
        .filter(({ specifier }) => !hasEffects(specifier))
        .map(({ specifier }) => ({ specifier, length: bundle(fileOf(specifier)).length }));
      // What a bundler puts around any module.
      assert.deepEqual(
        sizes.filter(({ length }) => length > 600),
        [],
      );
    });

    await t.test(`React components are live elements from ${bundler}`, async () => {
      const text = await drawnBy(bundle(reactPage.file), 'powered-by-codat');
      assert.equal(text, 'Powered by Codat');
    });

    await t.test(`of React components, ${bundler} brings those that are used`, async () => {
      const defined = await tagsDefinedBy(page, bundle(reactPage.file));
      assert.deepEqual(defined, ['codat-provider', 'powered-by-codat']);
    });

    await t.test(`a class is drawn under a tag of the host's from ${bundler}`, async () => {
      const script = bundle(classPage.file);
      assert.equal(await drawnBy(script, 'our-mark'), 'Powered by Codat');
      assert.deepEqual(await tagsDefinedBy(page, script), ['our-mark']);
    });

    for (const { specifier } of nodeEntries) {
      await t.test(`${specifier} runs in Node from ${bundler}`, () => {
        const file = join(app, 'out', bundler, 'node-entries', fileOf(specifier));
        const code = `
          const [built, plain] = await Promise.all([import('${file}'), import('${specifier}')]);
          console.log(Object.keys(built).sort().join() === Object.keys(plain).sort().join());`;
        assert.equal(runInPlainNode(code).trim(), 'true');
      });
    }
  });
}

test('every entry point can be loaded by require()', () => {
  const code = `
    import { createRequire } from 'node:module';
    const require = createRequire(import.meta.url);
    for (const specifier of ${JSON.stringify(modules.map(({ specifier }) => specifier))}) {
      const [required, imported] = [require(specifier), await import(specifier)];
      // Around a module with a default export, Node makes another namespace of the same values.
      const isSame = required === imported || (imported.default && required.default === imported.default);
      if (!isSame) console.log(specifier);
    }`;
  assert.equal(runInPlainNode(code), '');
});

test('define registers every element of the package', () => {
  assert.deepEqual(registeredBy('dist/define.js').toSorted(), builtTags.toSorted());
});
