/** The recipes of the guides are the apps and proxies that other tests of this folder build, serve and click through. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const recipes = [
  {
    guide: 'docs/frameworks.md',
    folder: 'test/apps',
    files: [
      'svelte/src/App.svelte',
      'sveltekit/src/routes/+page.svelte',
      'sveltekit/src/routes/connected/+page.svelte',
      'solid/src/elements.d.ts',
      'solid/src/main.tsx',
      'preact/src/elements.d.ts',
      'angular/src/main.ts',
      'react-18/src/main.tsx',
      'vue/src/App.vue',
    ],
  },
  {
    guide: 'docs/start.md',
    folder: 'examples/start',
    files: [
      'server.js',
      'plain/public/index.html',
      'plain/public/connected.html',
      'react/vite.config.ts',
      'react/src/App.tsx',
      'vue/vite.config.ts',
      'vue/src/App.vue',
      'next/app/api/codat/[...path]/route.ts',
      'next/app/page.tsx',
      'next/app/connected/page.tsx',
    ],
  },
  {
    guide: 'docs/proxy-recipes.md',
    folder: 'examples/proxies',
    files: [
      'bun/server.ts',
      'deno/server.ts',
      'dotnet/Program.cs',
      'express/server.js',
      'hono/server.js',
      'next/app/api/codat/[...path]/route.ts',
      'nginx/codat.conf',
      'node/server.js',
      'python/codat_proxy.py',
      'python/django_urls.py',
      'python/django_views.py',
      'python/fastapi_app.py',
      'rails/codat_proxy.rb',
      'spring/CodatProxy.java',
      'spring/CodatProxyController.java',
      'sveltekit/src/routes/api/codat/[...path]/+server.ts',
      'workers/worker.js',
    ],
  },
];

for (const { guide, folder, files } of recipes) {
  const text = readFileSync(guide, 'utf8');
  const blocks = [...text.matchAll(/```\w+\n(.*?)```/gs)].map(([, code = '']) => code.trim());
  for (const file of files) {
    test(`${guide} shows ${file} as it is tried`, () => {
      const source = readFileSync(join(folder, file), 'utf8').trim();
      assert.ok(blocks.includes(source), `No block has the text of ${join(folder, file)}`);
    });
  }
}
