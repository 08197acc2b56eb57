/** VitePress's configuration. It runs in the folder that `scripts/lib/website.mjs` puts together. */
import { defineConfig } from 'vitepress';
import { sidebar } from './sidebar.mjs';

/** GitHub's anchors, which the guides' links are written for. */
const slugify = (text) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N} _-]/gu, '')
    .replace(/ /g, '-');

export default defineConfig({
  title: 'codat-elements',
  description:
    'Custom elements with which a web page lets a business connect its software through Codat',
  lang: 'en',
  base: process.env.DOCS_BASE ?? '/',
  srcDir: 'pages',
  outDir: process.env.DOCS_OUT,
  cacheDir: 'node_modules/.vitepress-cache',
  metaChunk: true,
  // The demo's address, which is nobody's but the reader's.
  ignoreDeadLinks: 'localhostLinks',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    anchor: { slugify },
    toc: { slugify },
    languageAlias: { caddyfile: 'nginx', svelte: 'html', mjs: 'js' },
    // The default theme's comments are too pale for WCAG's contrast.
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config(md) {
      // Wide tables are scrolled with the keyboard too.
      md.renderer.rules.table_open = () =>
        '<div class="table" tabindex="0" role="group" aria-label="Table"><table>\n';
      md.renderer.rules.table_close = () => '</table></div>\n';
      // The head of a column without a name is none.
      md.core.ruler.push('nameless-heads', ({ tokens }) => {
        tokens.forEach((token, place) => {
          const isNameless = token.type === 'th_open' && tokens[place + 1]?.content === '';
          if (isNameless) token.tag = tokens[place + 2].tag = 'td';
        });
      });
    },
  },
  vue: {
    template: {
      compilerOptions: {
        isCustomElement: (tag) => tag.startsWith('codat-') || tag === 'powered-by-codat',
      },
    },
  },
  vite: { build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'Elements', link: '/elements/', activeMatch: '^/elements/' },
      { text: 'Theming', link: '/theme-editor' },
      { text: 'Proxy', link: '/proxy' },
      { text: 'Help', link: '/troubleshooting' },
    ],
    sidebar: sidebar(new URL('../pages/', import.meta.url)),
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    docFooter: { prev: 'Previous', next: 'Next' },
  },
});
