import { checkPath, createTestWorld } from './create-test-world.js';
import { fromJson } from './json.js';
import { misuse } from './misuse.js';
import { respondNode, type NodeRequest, type NodeResponse } from './node-http.js';
import type { LocalTestWorld, LocalTestWorldOptions, TestWorldOptions } from './test-world.js';
import { actionNames, type WorldActions } from './world-actions.js';

/** What a test in a page receives about the world that was made for it. */
export interface WorldDescription {
  readonly id: string;
  readonly companyId: string;
  readonly proxyUrl: string;
  readonly codatUrl: string;
}

/** A world holds some megabytes, and many tests never close theirs: beyond so many, the one goes that rested longest. */
const MAX_WORLDS = 200;

/** What is the same for all worlds of a server. */
export type TestWorldsOptions = Pick<LocalTestWorldOptions, 'path' | 'proxy' | 'links'>;

/** What is used of a Koa context, which web-test-runner's middleware gets. */
export interface KoaContext {
  readonly path: string;
  readonly req: NodeRequest;
  readonly res: NodeResponse;
  respond?: boolean | undefined;
}

/** A middleware of Node's own server, Express, Connect and Vite. */
export type NodeMiddleware = (
  request: NodeRequest,
  response: NodeResponse,
  next?: (error?: unknown) => void,
) => void;

/** Worlds for tests in a page, each made when a test asks for one with `openTestWorld`. */
export interface TestWorlds {
  /** Responds to what is under the path. */
  fetch(request: Request): Promise<Response>;
  /** A middleware of Node's own server, Express, Connect and Vite. */
  readonly node: NodeMiddleware;
  /** A middleware of Koa, and so of web-test-runner. */
  readonly koa: (context: KoaContext, next: () => Promise<unknown>) => Promise<void>;
  /** A plugin of Vite, and so of Vitest. */
  vite(): TestWorldsVitePlugin;
  /** Makes a world that is served on this origin. */
  create(origin: string, options?: TestWorldOptions): Promise<WorldDescription>;
  /** A world by its id. */
  get(id: string): LocalTestWorld | undefined;
}

/** A plugin as Vite takes it. */
export interface TestWorldsVitePlugin {
  name: string;
  configureServer(server: { middlewares: { use(middleware: NodeMiddleware): unknown } }): void;
}

type Action = { name: keyof WorldActions; args: unknown[] };

async function actionIn(request: Request): Promise<Action> {
  const { name, args } = fromJson(await request.text()) as {
    name?: unknown;
    args?: unknown;
  };
  const known = actionNames.find((action) => action === name);
  if (!known || !Array.isArray(args)) throw misuse(`"${String(name)}" is no action of a world.`);
  // JSON has no undefined.
  return { name: known, args: args.map((arg: unknown) => arg ?? undefined) };
}

/** Does what a page asked for, and responds with what it came to or what was wrong in asking. */
async function respondToAction(world: LocalTestWorld, request: Request): Promise<Response> {
  try {
    const { name, args } = await actionIn(request);
    const act = (world as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>)[
      name
    ];
    return Response.json({ result: (await act?.(...args)) ?? null });
  } catch (error) {
    return Response.json({ error: error instanceof Error ? error.message : '' }, { status: 400 });
  }
}

/**
 * Serves worlds to tests in a page: mount it in the server of web-test-runner, Vitest or any other, and call
 * `openTestWorld()` in the test.
 */
export function createTestWorlds(options: TestWorldsOptions = {}): TestWorlds {
  const { path: givenPath = '/codat-test', ...shared } = options;
  const path = checkPath(givenPath);
  const worlds = new Map<string, LocalTestWorld>();
  const isOurs = (pathname: string) => pathname === path || pathname.startsWith(`${path}/`);

  const create = async (origin: string, chosen: TestWorldOptions = {}) => {
    const id = crypto.randomUUID();
    const world = await createTestWorld({
      ...shared,
      ...chosen,
      origin,
      path: `${path}/${id}`,
    });
    worlds.set(id, world);
    const [oldest] = worlds;
    if (worlds.size > MAX_WORLDS && oldest) {
      worlds.delete(oldest[0]);
      await oldest[1].close();
    }
    const { companyId, proxyUrl, codatUrl } = world;
    return { id, companyId, proxyUrl, codatUrl };
  };

  async function respond(request: Request): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    if (pathname === path && request.method === 'POST') {
      try {
        const chosen = (await request.json()) as TestWorldOptions;
        return Response.json(await create(origin, chosen), { status: 201 });
      } catch (error) {
        return Response.json({ error: String(error) }, { status: 400 });
      }
    }
    const id = pathname.slice(path.length + 1).split('/')[0] ?? '';
    const world = worlds.get(id);
    if (!world) return new Response('There is no such world.', { status: 404 });
    // Last in the order: of many worlds, one that is in use is not the next to go.
    worlds.delete(id);
    worlds.set(id, world);
    if (pathname !== `${world.path}/actions`) return world.fetch(request);
    if (request.method === 'POST') return respondToAction(world, request);
    worlds.delete(id);
    await world.close();
    return new Response(null, { status: 204 });
  }

  const node: NodeMiddleware = (request, response, next) => {
    const [pathname = '/'] = (request.originalUrl ?? request.url ?? '/').split('?');
    if (!isOurs(pathname) && next) next();
    else void respondNode(respond, request, response).catch((error: unknown) => next?.(error));
  };
  return {
    fetch: respond,
    node,
    async koa(context, next) {
      if (!isOurs(context.path)) {
        await next();
        return;
      }
      // Responses go to the socket as they are, so that broken and delayed bodies stay so.
      context.respond = false;
      await respondNode(respond, context.req, context.res);
    },
    vite: () => ({
      name: 'codat-test-worlds',
      configureServer({ middlewares }) {
        middlewares.use(node);
      },
    }),
    create,
    get: (id) => worlds.get(id),
  };
}
