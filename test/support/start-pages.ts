/** The projects of docs/start.md: what their `create` commands write, the guide's own files over it, and its commands. */
import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { appFolder, installApp } from '../../scripts/lib/apps.mjs';
import { packedFiles } from '../package/package-files.js';
import { startServer } from './apps.js';
import { freePort } from './free-port.js';
import { writeFiles } from './write-files.js';

const guide = readFileSync('docs/start.md', 'utf8');
const examples = join('examples', 'start');

export interface Project {
  /** Its section of the guide. */
  title: string;
  /** Its folder in `examples/start`. */
  name: string;
  /** What the `create` command writes and the page needs; what is for looks alone is left out. */
  template: Readonly<Record<string, string>>;
  /** The app of `test/apps` that has what it depends on; without one, this repository does. */
  app?: string;
  /** Starts its development server, where `server.js` does not serve the page. */
  dev?(port: number): readonly string[];
}

const htmlPage = (target: string, script: string) =>
  `<!doctype html>
  <html lang="en">
    <head><meta charset="UTF-8" /><link rel="icon" href="data:," /><title>App</title></head>
    <body><div id="${target}"></div><script type="module" src="${script}"></script></body>
  </html>`;

const vite = (port: number) => [
  resolve('node_modules', 'vite', 'bin', 'vite.js'),
  ...['--port', String(port), '--strictPort'],
];

export const projects: readonly Project[] = [
  { title: 'Plain HTML', name: 'plain', template: {} },
  {
    title: 'React',
    name: 'react',
    template: {
      'index.html': htmlPage('root', '/src/main.tsx'),
      'src/main.tsx': `import { StrictMode } from 'react';
        import { createRoot } from 'react-dom/client';
        import App from './App.tsx';
        createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);`,
    },
    dev: vite,
  },
  {
    title: 'Vue',
    name: 'vue',
    template: {
      'index.html': htmlPage('app', '/src/main.ts'),
      'src/main.ts': `import { createApp } from 'vue';
        import App from './App.vue';
        createApp(App).mount('#app');`,
    },
    dev: vite,
  },
  {
    title: 'Next',
    name: 'next',
    template: {
      'next.config.mjs': `const root = ${JSON.stringify(resolve('.'))};
        export default { cacheComponents: true, partialPrefetching: true, turbopack: { root }, outputFileTracingRoot: root };`,
      'tsconfig.json': readFileSync(join('test', 'apps', 'next', 'tsconfig.json'), 'utf8'),
      'app/layout.tsx': `import type { ReactNode } from 'react';
        export default function RootLayout({ children }: { children: ReactNode }) {
          return <html lang="en"><body>{children}</body></html>;
        }`,
    },
    app: 'next',
    dev: (port) => [
      join('node_modules', 'next', 'dist', 'bin', 'next'),
      ...['dev', '--port', String(port)],
    ],
  },
];

/** What is installed: the app's dependencies, which other tests may be using meanwhile, and the package. */
async function install(folder: string, app?: string): Promise<void> {
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  if (app !== undefined) {
    await installApp(app);
    const from = join(appFolder(app), 'node_modules');
    for (const name of readdirSync(from)) {
      if (name !== 'codat-elements') symlinkSync(join(from, name), join(modules, name));
    }
  }
  for (const file of packedFiles()) cpSync(file, join(modules, 'codat-elements', file));
}

/** The project's folder, as it is when the reader starts it, but for the backend's port. */
async function write(project: Project, backendPort: number): Promise<string> {
  const folder = resolve('.cache', 'start', project.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await install(folder, project.app);
  const manifest = '{ "private": true, "type": "module" }';
  writeFiles(folder, { 'package.json': manifest, ...project.template });
  cpSync(join(examples, project.name), folder, { recursive: true });
  if (project.app === undefined) cpSync(join(examples, 'server.js'), join(folder, 'server.js'));
  for (const name of ['server.js', 'vite.config.ts'].map((file) => join(folder, file))) {
    if (!existsSync(name)) continue;
    writeFileSync(name, readFileSync(name, 'utf8').replaceAll('3000', String(backendPort)));
  }
  return folder;
}

/** The redirect in the command of the project's section, to this origin. */
function redirectUrl({ title }: Project, origin: string): string {
  const section = guide.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
  // Vue is started as React.
  const [, url] = /--redirect-url '([^']+)'/.exec(section) ?? [];
  if (url === undefined) {
    assert.match(section, /Start it as \[React\]/);
    return redirectUrl({ title: 'React', name: 'react', template: {} }, origin);
  }
  return url.replace(/^http:\/\/localhost:\d+/, origin);
}

/** Writes a project and starts it by the guide's commands, on other ports, until the test ends; gives the page's address. */
export async function startProject(t: TestContext, project: Project): Promise<string> {
  const [pagePort, otherPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${pagePort}`;
  const backendPort = project.dev ? otherPort : pagePort;
  const cwd = await write(project, backendPort);

  const command = join('node_modules', 'codat-elements', 'dist', 'cli', 'main.js');
  const [, apiUrl = ''] = await startServer(t, {
    args: [command, 'sandbox', '--port', '0', '--redirect-url', redirectUrl(project, origin)],
    cwd,
    ready: /Codat sandbox: (\S+)/,
  });
  const env = { CODAT_API_URL: apiUrl, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' };
  if (existsSync(join(cwd, 'server.js'))) {
    await startServer(t, { args: ['server.js'], cwd, env, ready: /http:\/\/localhost/ });
  }
  if (project.dev) {
    await startServer(t, { args: project.dev(pagePort), cwd, env, ready: /ready in/i });
  }
  return origin;
}
