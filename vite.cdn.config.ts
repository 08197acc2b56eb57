/**
 * The script tag's builds, both without a name of their own on the page. By default: every element and what it needs in
 * one minified file, for a classic script as well as a module. With `--mode module`: a module that loads the same in
 * parts, from beside itself, each when it is needed.
 */
import { resolve } from 'node:path';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { defineConfig } from 'vite';

const postBanner = '/*! codat-elements, MIT: see licenses.md */';

const script = {
  lib: {
    entry: { 'codat-elements': 'src/define.ts' },
    formats: ['iife' as const],
    name: 'codatElements',
  },
  output: {
    entryFileNames: '[name].js',
    codeSplitting: false,
    postBanner,
  },
};

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
};

export default defineConfig(({ mode }) => {
  const { lib, output } = mode === 'module' ? parts : script;
  return {
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [minifyTemplates()],
    build: {
      // A library's build, so that an `import()` stays one, and is not wrapped into a preload of Vite's.
      lib,
      target: 'es2022',
      outDir: 'dist/cdn',
      emptyOutDir: mode !== 'module',
      license: { fileName: 'licenses.md' },
      sourcemap: true,
      rolldownOptions: { output },
    },
  };
});
