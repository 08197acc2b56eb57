/** Development servers of frameworks in front of a host's backend, each by a guide's recipe in an app that has nothing else. */
import { rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { appFolder, installApp } from '../../scripts/lib/apps.mjs';
import { startOnFreePort, startServer } from './apps.js';
import { writeFiles } from './write-files.js';

/**
 * Writes an app that takes what it depends on from one of `test/apps`, which other tests may be using meanwhile. Gives its
 * folder.
 */
async function writeApp(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  await installApp(name);
  const folder = resolve('.cache', 'dev-servers', name);
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, files);
  symlinkSync(join(appFolder(name), 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** `next dev` with this `next.config.mjs` on a port of this machine, until the test ends. */
export async function startNextDev(t: TestContext, config: string, port: number): Promise<void> {
  const root = JSON.stringify(resolve('.'));
  const app = await writeApp('next', {
    'package.json': '{ "private": true }',
    'recipe.mjs': config,
    'next.config.mjs': `import recipe from './recipe.mjs';
      export default { ...recipe, turbopack: { root: ${root} }, outputFileTracingRoot: ${root} };`,
    'app/layout.js': 'export default ({ children }) => children;',
  });
  const next = join('node_modules', 'next', 'dist', 'bin', 'next');
  await startServer(t, {
    args: [next, 'dev', '--port', String(port), '--hostname', '127.0.0.1'],
    cwd: app,
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    ready: /Ready in/,
  });
}

const angularProject = {
  version: 1,
  cli: { analytics: false, cache: { enabled: false } },
  projects: {
    host: {
      projectType: 'application',
      root: '',
      architect: {
        build: {
          builder: '@angular/build:application',
          options: { browser: 'main.ts', index: 'index.html', tsConfig: 'tsconfig.json' },
        },
        serve: { builder: '@angular/build:dev-server', options: { buildTarget: 'host:build' } },
      },
    },
  },
};

/** `ng serve` with this `proxy.conf.json`, until the test ends; gives the page's origin. */
export async function startAngularDev(t: TestContext, proxyConfig: string): Promise<string> {
  const app = await writeApp('angular', {
    'package.json': '{ "private": true, "type": "module" }',
    'angular.json': JSON.stringify(angularProject),
    'tsconfig.json':
      '{ "compilerOptions": { "target": "ES2022", "module": "ESNext", "useDefineForClassFields": false, "types": [] }, "files": ["main.ts"] }',
    'index.html': '<!doctype html><title>A page of a host’s</title>',
    'main.ts': 'export {};',
    'proxy.conf.json': proxyConfig,
  });
  return startOnFreePort(t, (port) => ({
    args: [
      join('node_modules', '@angular', 'cli', 'bin', 'ng.js'),
      ...['serve', '--host', '127.0.0.1', '--port', port],
      ...['--proxy-config', 'proxy.conf.json', '--no-live-reload', '--no-hmr'],
    ],
    cwd: app,
    ready: /Local:/,
  }));
}
