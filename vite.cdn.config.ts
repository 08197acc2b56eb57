/**
 * The script tag's build: every element and what it needs in one minified file, for a classic script
 * as well as a module. It registers the elements and leaves no name of its own on the page.
 */
import { defineConfig } from 'vite';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';

export default defineConfig({
  publicDir: false,
  plugins: [minifyTemplates()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    modulePreload: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: 'src/define.ts',
      // No module of ours or of the dependencies does anything by a property being read.
      treeshake: { propertyReadSideEffects: false },
      output: {
        format: 'iife',
        entryFileNames: 'codat-elements.js',
        codeSplitting: false,
        postBanner: '/*! codat-elements, MIT: see licenses.md */',
        minify: { compress: { target: 'es2022', maxIterations: 10 }, mangle: { toplevel: true } },
      },
    },
  },
});
