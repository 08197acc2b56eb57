/**
 * Bundles every module of `entries/` for browsers and of `node-entries/` for Node with the named bundler, each into one
 * file of `out/`, as a host's production build does (not minified, so that failures can be read).
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const mode = 'production';
const root = import.meta.dirname;

const esbuild = async (entries, out, isNode) => {
  const { build } = await import('esbuild');
  await build({
    entryPoints: entries,
    outdir: out,
    bundle: true,
    format: isNode ? 'esm' : 'iife',
    platform: isNode ? 'node' : 'browser',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    logLevel: 'warning',
  });
};

const rollup = async (entries, out, isNode) => {
  const { rollup: bundle } = await import('rollup');
  const { default: commonjs } = await import('@rollup/plugin-commonjs');
  const { nodeResolve } = await import('@rollup/plugin-node-resolve');
  for (const input of entries) {
    const { write } = await bundle({
      input,
      external: /^node:/,
      plugins: [nodeResolve({ browser: !isNode }), commonjs()],
      onwarn(warning, warn) {
        // Nothing is left of a module without effects, and 'use client' is for servers.
        if (!['EMPTY_BUNDLE', 'MODULE_LEVEL_DIRECTIVE'].includes(warning.code)) warn(warning);
      },
    });
    await write({
      file: join(out, basename(input)),
      format: isNode ? 'es' : 'iife',
      inlineDynamicImports: true,
      intro: isNode ? '' : `const process = { env: { NODE_ENV: '${mode}' } };`,
    });
  }
};

const webpack = async (entries, out, isNode) => {
  const { default: bundle } = await import('webpack');
  const configurations = entries.map((entry) => ({
    mode,
    context: root,
    entry,
    target: isNode ? 'node20' : 'web',
    output: {
      path: out,
      filename: basename(entry),
      ...(isNode && { module: true, library: { type: 'module' } }),
    },
    experiments: { outputModule: isNode },
    module: { parser: { javascript: { dynamicImportMode: 'eager' } } },
    optimization: { minimize: false },
    performance: false,
    devtool: false,
  }));
  const stats = await new Promise((done, fail) => {
    bundle(configurations, (error, result) => (error ? fail(error) : done(result)));
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString('errors-warnings'));
};

const vite = async (entries, out, isNode) => {
  const { build } = await import('vite');
  for (const input of entries) {
    await build({
      root,
      mode,
      configFile: false,
      logLevel: 'warn',
      ssr: isNode ? { noExternal: true } : undefined,
      build: {
        ssr: isNode,
        outDir: out,
        emptyOutDir: false,
        minify: false,
        modulePreload: false,
        rolldownOptions: {
          input,
          checks: { moduleLevelDirective: false },
          output: { format: isNode ? 'es' : 'iife', entryFileNames: basename(input) },
        },
      },
    });
  }
};

const bundlers = { esbuild, rollup, webpack, vite };
const [, , name] = process.argv;

for (const [folder, isNode] of [
  ['entries', false],
  ['node-entries', true],
]) {
  const files = readdirSync(folder).map((file) => resolve(folder, file));
  await bundlers[name](files, resolve('out', name, folder), isNode);
}
