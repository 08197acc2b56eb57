/**
 * The script tag's build: every element and what it needs in one minified file, for a classic script
 * as well as a module. It registers the elements and leaves no name of its own on the page.
 */
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { defineConfig } from 'vite';

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
      output: {
        format: 'iife',
        entryFileNames: 'codat-elements.js',
        codeSplitting: false,
        postBanner: '/*! codat-elements, MIT: see licenses.md */',
      },
    },
  },
});
