import { createCodatSandbox } from '../sandbox.js';
import type { CodatSandbox, SandboxSeed, SandboxSnapshot } from '../types.js';
import { addressesIn, isUseMessage, type UseResponse, type WorkerOptions } from './protocol.js';
import { API_KEY, forward } from './reverse-proxy.js';
import { StateStore } from './saved-state.js';
import type { WorkerMessageEvent, WorkerScope } from './scope.js';

/** Where Codat has its brand images; the sandbox has the same under the same paths. */
const CODAT_IMAGES = 'https://static.codat.io/public/';

const defaultSeed: SandboxSeed = { companies: [{ name: 'The Corner Bakery' }] };

/** The sandbox as it stands, and whose it is. */
interface World {
  options: WorkerOptions;
  sandbox: CodatSandbox;
  readonly clients: Set<string>;
}

/** Of what came as JSON, and is compared with what came so before. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Serves the sandbox and a proxy over it below `codat-sandbox/` in the registration's scope, and Codat's brand images to
 * pages that have asked for the sandbox. All other requests go to the network as if there were no worker.
 */
export function serveSandbox(scope: WorkerScope): void {
  const addresses = addressesIn(scope.registration.scope);
  const store = new StateStore(`${addresses.codatUrl}/state.json`);
  let loading: Promise<World> | undefined;

  const sandboxOf = (options: WorkerOptions, snapshot?: SandboxSnapshot) =>
    createCodatSandbox({
      seed: defaultSeed,
      ...options,
      apiKey: API_KEY,
      basePath: new URL(addresses.codatUrl).pathname,
      linkUrl: addresses.codatUrl,
      ...(snapshot && { snapshot }),
    });

  const load = async (): Promise<World> => {
    try {
      const { options = {}, snapshot, clients = [] } = (await store.load()) ?? {};
      return { options, sandbox: sandboxOf(options, snapshot), clients: new Set(clients) };
    } catch (error) {
      console.warn('The sandbox starts anew: what was saved cannot be read.', error);
      return { options: {}, sandbox: sandboxOf({}), clients: new Set() };
    }
  };
  const getWorld = () => (loading ??= load());

  const save = (world: World) =>
    store.save(() => ({
      options: world.options,
      snapshot: world.sandbox.snapshot(),
      clients: [...world.clients],
    }));

  /** Nothing is said to a page before it is saved: the browser may stop the worker right after. */
  async function withSandbox(
    respond: (sandbox: CodatSandbox) => Promise<Response>,
  ): Promise<Response> {
    const world = await getWorld();
    try {
      return await respond(world.sandbox);
    } finally {
      await save(world);
    }
  }

  async function codatImage(request: Request, clientId: string): Promise<Response> {
    const { sandbox, clients } = await getWorld();
    if (!clients.has(clientId)) return fetch(request);
    const path = new URL(request.url).pathname;
    const response = await sandbox.fetch(new Request(addresses.codatUrl + path));
    return response.ok ? response : fetch(request);
  }

  async function takeOn({ data, source, ports: [port] }: WorkerMessageEvent): Promise<void> {
    if (!isUseMessage(data) || !source) return;
    const response: UseResponse = await use(data.options, source.id).then(
      () => ({}),
      (error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }),
    );
    port?.postMessage(response);
  }

  /** Only another seed starts anew: pages of one site may differ in the rest, and a page that says nothing changes nothing. */
  function setOptions(world: World, given: WorkerOptions): void {
    if (given.seed && !isSame(given.seed, world.options.seed)) {
      world.sandbox = sandboxOf(given);
      world.options = given;
      return;
    }
    const options = { ...world.options, ...given };
    if (isSame(options, world.options)) return;
    world.sandbox = sandboxOf(options, world.sandbox.snapshot());
    if (given.redirectUrl !== undefined) world.sandbox.redirectUrl = given.redirectUrl;
    world.options = options;
  }

  async function use(options: WorkerOptions | undefined, clientId: string): Promise<void> {
    const world = await getWorld();
    if (options) setOptions(world, options);
    await scope.clients.claim();
    const open = new Set((await scope.clients.matchAll()).map(({ id }) => id));
    for (const id of world.clients) if (!open.has(id)) world.clients.delete(id);
    world.clients.add(clientId);
    await save(world);
  }

  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('message', (event) => event.waitUntil(takeOn(event)));
  scope.addEventListener('fetch', (event) => {
    const { request, clientId } = event;
    if (request.url.startsWith(`${addresses.proxyUrl}/`)) {
      event.respondWith(withSandbox((sandbox) => forward({ sandbox, ...addresses }, request)));
    } else if (request.url.startsWith(`${addresses.codatUrl}/`)) {
      event.respondWith(withSandbox((sandbox) => sandbox.fetch(request)));
    } else if (request.url.startsWith(CODAT_IMAGES)) {
      event.respondWith(codatImage(request, clientId));
    }
  });
}
