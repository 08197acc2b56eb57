/**
 * Builds the hosts that a bundler is part of: React, Vue and the playground. The lender's own pages
 * need none: they use the script tag's bundle.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [
    react(),
    vue({
      template: {
        compilerOptions: {
          isCustomElement: (tag) => tag.startsWith('codat-') || tag === 'powered-by-codat',
        },
      },
    }),
  ],
  build: {
    target: 'es2022',
    outDir: here('../dist/demo'),
    emptyOutDir: true,
    assetsDir: 'built',
    // The pages' policy allows no data: URLs.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['react', 'vue', 'playground'].map((host) => here(`${host}/index.html`)),
    },
  },
});
