import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const isCustomElement = (tag: string) => tag.startsWith('codat-') || tag === 'powered-by-codat';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
  server: { proxy: { '/api/codat': { target: 'http://localhost:3000', changeOrigin: false } } },
});
