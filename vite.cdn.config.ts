/**
 * The script tag's build: every element and what it needs in one minified file, for a classic script
 * as well as a module. It registers the elements and leaves no name of its own on the page.
 */
import { defineConfig } from 'vite';
import { leaveOutUnused } from './scripts/lib/leave-out-methods.mjs';
import { lowerProperties } from './scripts/lib/lower-properties.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';

export default defineConfig({
  publicDir: false,
  plugins: [leaveOutUnused(), lowerProperties(), minifyTemplates()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    modulePreload: false,
    // Measured 1 % smaller than the built-in minifier.
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      // A function that is written out where it is called is shorter, and compresses worse. Nobody asks for a
      // function's number of arguments.
      compress: {
        passes: 4,
        inline: false,
        unsafe_arrows: true,
        pure_getters: true,
        keep_fargs: false,
      },
      mangle: { toplevel: true },
      format: { comments: /^!/ },
    },
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
      },
    },
  },
});
