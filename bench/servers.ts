/** The servers of the benches, each as a process of its own, which sends its port to its parent. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createCodatSandbox } from '../sandbox/index.js';

// As hosts have it: what runs the sources here gives every function a name at run time, which costs.
const built = new URL('../dist/proxy/index.js', import.meta.url).href;
const { createTokenProxy } = (await import(built)) as typeof import('../server/index.js');

const apiKey = 'bench-key-of-more-than-eight-characters';
const codatUrl = process.env['CODAT_URL'] ?? '';
const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';
const limit = 1_000_000;
const webhookSecret = 'whsec_c2VjcmV0LW9mLXRoZS1iZW5jaA==';

/** In Codat's place: the same responses each time, made beforehand, so that it is not what is measured. */
async function codat() {
  const sandbox = createCodatSandbox({
    apiKey,
    seed: {
      companies: [
        { id: companyId, name: 'Bench', connections: [{ id: 'c', platformKey: 'gbol' }] },
      ],
    },
  });
  const headers = { authorization: `Basic ${btoa(apiKey)}` };
  const text = async (path: string) =>
    (await sandbox.fetch(new Request(`https://codat.test${path}`, { headers }))).text();
  const connection = await text(`/companies/${companyId}/connections/c`);
  const list = await text('/integrations?pageSize=500');
  const init = { headers: { 'content-type': 'application/json' } };
  return (request: Request) =>
    new Response(new URL(request.url).pathname === '/integrations' ? list : connection, init);
}

/** What a host would write in five lines: it adds the key, and checks nothing. */
function bare() {
  const app = new Hono();
  const headers = { authorization: `Basic ${btoa(apiKey)}`, accept: 'application/json' };
  app.all('/*', (c) => {
    const { pathname, search } = new URL(c.req.url);
    return fetch(codatUrl + pathname.replace('/me/', `/${companyId}/`) + search, { headers });
  });
  return app.fetch;
}

function proxy() {
  const own = createTokenProxy({
    apiKey,
    apiUrl: codatUrl,
    resolveCompany: () => companyId,
    // What is measured is the proxy's own work, not how long it makes others wait.
    limits: {
      perCompany: limit,
      overall: limit,
      perMinute: limit,
      companyPerMinute: limit,
      companyPerDay: limit,
    },
    webhookSecret,
  });
  const app = new Hono();
  app.all('/*', (c) => own(c.req.raw));
  return app.fetch;
}

/** The proxy, for event streams of companies that the request names. */
function streams() {
  reportMemory();
  const own = createTokenProxy({
    apiKey,
    resolveCompany: (request) => request.headers.get('x-company'),
    webhookSecret,
  });
  return (request: Request) => own(request);
}

/** In Codat's place for uploads: takes all, keeps nothing. */
function files() {
  return async (request: Request) => {
    await request.body?.pipeTo(new WritableStream());
    return new Response(null);
  };
}

/** Sends its memory on a message: `now`, after a garbage collection, or else the peak since the last message. */
function reportMemory(): void {
  let peak = 0;
  const look = () => (peak = Math.max(peak, process.memoryUsage.rss()));
  setInterval(look, 5).unref();
  process.on('message', (which) => {
    if (which === 'now') {
      globalThis.gc?.();
      process.send?.(process.memoryUsage.rss());
      return;
    }
    look();
    process.send?.(peak);
    peak = 0;
  });
}

/** The proxy, for uploads of companies that the request names. */
function uploads() {
  reportMemory();
  const own = createTokenProxy({
    apiKey,
    apiUrl: codatUrl,
    resolveCompany: (request) => request.headers.get('x-company'),
  });
  return (request: Request) => own(request);
}

/** What uploads are measured against: the same bodies, passed on by `fetch` as they come. */
function passing() {
  reportMemory();
  return async ({ body }: Request) => {
    // A stream is sent while it is read; the types of `fetch` do not know `duplex`.
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const { status } = await fetch(codatUrl, init);
    return new Response(null, { status });
  };
}

type Serve = Parameters<typeof serve>[0]['fetch'];

const servers: Record<string, () => Serve | Promise<Serve>> = {
  codat,
  bare,
  proxy,
  streams,
  files,
  uploads,
  passing,
};
const create = servers[process.argv[2] ?? ''];
if (!create) throw new Error(`One of ${Object.keys(servers).join(', ')}`);
serve(
  {
    fetch: await create(),
    port: 0,
    hostname: '127.0.0.1',
    // A kept connection that closes under a request is not what is measured.
    serverOptions: { keepAliveTimeout: 120_000 },
  },
  ({ port }) => process.send?.(port),
);
