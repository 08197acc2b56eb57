/** The recipes of docs/proxy-recipes.md, each served by its own runtime: the elements' client, then the attacks of `check-proxy`. */
import { join } from 'node:path';
import test, { before } from 'node:test';
import { appFolder } from '../../scripts/lib/apps.mjs';
import { prepareApp } from '../support/apps.js';
import { journey, startCodat, uploadJourney } from '../support/proxy-journey.js';
import { prepareProxyExamples, startProxyExample, works } from '../support/proxy-examples.js';
import { skipWithout } from '../support/required-program.js';

const runtimes = join(appFolder('runtimes'), 'node_modules');
const deno = join(runtimes, '@deno', 'linux-x64-glibc', 'deno');
const bun = join(runtimes, '@oven', 'bun-linux-x64', 'bin', 'bun');
/** Debian's own, which has Debian's packages. */
const python = '/usr/bin/python3';

/** Where Debian has what `examples/proxies/spring` needs beside Java. */
const jackson = ['core', 'annotations', 'databind']
  .map((part) => `/usr/share/java/jackson-${part}.jar`)
  .join(':');

interface Recipe {
  name: string;
  /** Its folder in `examples/proxies`. */
  example: string;
  /** Succeeds where the recipe can be tried; without it that is everywhere. */
  needs?: readonly string[];
  command(port: number): readonly string[];
}

const server = [process.execPath, 'server.js'];
const recipes: readonly Recipe[] = [
  { name: 'Express', example: 'express', command: () => server },
  { name: 'Hono', example: 'hono', command: () => server },
  { name: 'Node’s own http server', example: 'node', command: () => server },
  {
    name: 'Deno',
    example: 'deno',
    needs: [deno, '--version'],
    command: () => [deno, 'run', '--allow-net', '--allow-env', 'server.ts'],
  },
  { name: 'Bun', example: 'bun', needs: [bun, '--version'], command: () => [bun, 'server.ts'] },
  {
    name: 'FastAPI',
    example: 'python',
    needs: [python, '-c', 'import fastapi, uvicorn, httpx'],
    command: (port) => [python, '-m', 'uvicorn', '--port', String(port), 'fastapi_app:app'],
  },
  {
    name: 'Django',
    example: 'python',
    needs: [python, '-c', 'import django, httpx'],
    command: (port) => [python, 'django_app.py', 'runserver', '--noreload', `127.0.0.1:${port}`],
  },
  {
    name: 'Rails',
    example: 'rails',
    needs: ['ruby', '-e', "require 'rails'; require 'action_controller/railtie'; require 'puma'"],
    command: (port) => ['puma', '--quiet', '--bind', `tcp://127.0.0.1:${port}`],
  },
  {
    name: 'Java',
    example: 'spring',
    needs: ['sh', '-c', `javac --version && ls ${jackson.replaceAll(':', ' ')}`],
    command: () => [
      'sh',
      '-c',
      `javac -cp ${jackson} -d classes CodatProxy.java TrialServer.java &&
        exec java -cp ${jackson}:classes com.example.TrialServer`,
    ],
  },
];

const withTokenProxy = ['express', 'hono', 'node', 'deno', 'bun'];

before(async () => {
  await prepareApp('runtimes');
  prepareProxyExamples();
});

for (const { name, needs, ...example } of recipes) {
  test(`the recipe for ${name} serves the elements’ client, and withstands attacks`, async (t) => {
    const skip = needs && skipWithout(works(needs), name);
    if (skip) {
      console.error(`\n*** ${skip}: its recipe is NOT TRIED. ***\n`);
      t.skip(skip);
      return;
    }
    const { sandbox, apiUrl } = await startCodat(t);
    const proxyUrl = await startProxyExample(t, example, apiUrl);
    await journey(proxyUrl, sandbox);
    // Those in other languages pass no files on.
    if (withTokenProxy.includes(example.example)) await uploadJourney(proxyUrl);
  });
}
