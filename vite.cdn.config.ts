/**
 * The script tag's builds, all without a name of their own on the page. By default: every element and what it needs in
 * one minified file, for a classic script as well as a module. With `--mode module`: a module that loads the same in
 * parts, from beside itself, each when it is needed. With `--mode language:de`: the words of a language for the one file.
 */
import { resolve } from 'node:path';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { defineConfig } from 'vite';

const postBanner = '/*! codat-elements, MIT: see licenses.md */';
/** A byte order mark: in a page or from a server that says nothing of UTF-8 a browser would take a classic script for another. */
const scriptBanner = `\u{FEFF}${postBanner}`;

const oneFile = (name: string, entry: string) => ({
  lib: { entry: { [name]: entry }, formats: ['iife' as const], name: 'codatElements' },
  output: { entryFileNames: '[name].js', codeSplitting: false, postBanner: scriptBanner },
});

/** A module of `src/i18n` in place of another, where files of their own share no module. */
const inPlaceOf = (original: string, replacement: string) => ({
  find: new RegExp(`^.*/${original}\\.js$`),
  replacement: resolve(`src/i18n/${replacement}.ts`),
});

const script = {
  ...oneFile('codat-elements', 'src/define.ts'),
  alias: [inPlaceOf('language-loader', 'script-languages')],
};

const language = (code: string) => ({
  ...oneFile(`codat-elements.${code}`, 'src/cdn.language.ts'),
  alias: [
    inPlaceOf('registered-languages', 'offered-language'),
    { find: './locales/de.js', replacement: resolve(`src/locales/${code}.ts`) },
  ],
});

const partsEntry = resolve('src/cdn.define.ts');
/** The modules that the entry imports at once. */
const core = new Set<string>();

interface ModuleGraph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** One chunk for all that is loaded at once: several would be compressed apart, and weigh more. */
function coreOf(id: string, graph: ModuleGraph): string | null {
  const add = (imported: string) => {
    if (core.has(imported)) return;
    core.add(imported);
    graph.getModuleInfo(imported)?.importedIds.forEach(add);
  };
  if (core.size === 0) add(partsEntry);
  return core.has(id) ? 'core' : null;
}

const parts = {
  lib: { entry: { 'codat-elements': partsEntry }, formats: ['es' as const] },
  output: {
    entryFileNames: '[name].mjs',
    chunkFileNames: 'parts/[name]-[hash].mjs',
    codeSplitting: { groups: [{ name: coreOf }] },
    minify: true,
    postBanner,
  },
  alias: [],
};

function buildOf(mode: string) {
  const [kind, code] = mode.split(':');
  if (kind === 'language' && code) return language(code);
  return kind === 'module' ? parts : script;
}

export default defineConfig(({ mode }) => {
  const build = buildOf(mode);
  const { lib, output, alias } = build;
  return {
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [minifyTemplates()],
    resolve: { alias },
    build: {
      // A library's build, so that an `import()` stays one, and is not wrapped into a preload of Vite's.
      lib,
      target: 'es2022',
      outDir: 'dist/cdn',
      // The first build, which also has every dependency that any of them has.
      emptyOutDir: build === script,
      ...((build === script || build === parts) && { license: { fileName: 'licenses.md' } }),
      sourcemap: true,
      rolldownOptions: { output },
    },
  };
});
