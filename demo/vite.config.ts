/**
 * Builds the hosts that a bundler is part of: React, Vue and the playground. The lender's own pages
 * need none: they use the script tag's bundle. `npm run dev` serves all of them from the sources.
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { demoServer } from './dev-server.js';
import { themeManifest } from './theme-manifest.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const port = Number(process.env['PORT'] ?? 5173);

export default defineConfig(({ command }) => ({
  root: here('.'),
  appType: 'mpa',
  cacheDir: here('../.cache/vite'),
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
    themeManifest(),
    demoServer(),
  ],
  // Found only when it is imported, in the middle of a page: the page would be loaded anew.
  optimizeDeps: { include: ['uqr'] },
  // The development server takes the package from its sources; a build takes it as a host would.
  resolve: { tsconfigPaths: command === 'serve' },
  server: {
    port,
    strictPort: true,
    // Both names of this machine: the sandbox's sign-in pages stand on the other one, as another site.
    host: '127.0.0.1',
    fs: { allow: [here('..')] },
  },
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
}));
