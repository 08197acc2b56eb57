/** Fixtures for Playwright: its types are described here, so that the package does not need it. */
import { createTestWorld } from './create-test-world.js';
import { misuse } from './misuse.js';
import { redirectUrlOn } from './origins.js';
import { serveTestWorld } from './serve-test-world.js';
import { focusPages, type PlaywrightPage } from './sign-in/playwright-page.js';
import type { LocalTestWorldOptions, TestWorld } from './test-world.js';
import { worldOf } from './world-actions.js';

/** What is used of a Playwright `Request`. */
export interface PlaywrightRequest {
  url(): string;
  method(): string;
  allHeaders(): Promise<Record<string, string>>;
  postDataBuffer(): Uint8Array | null;
}

/** What is used of a Playwright `Route`. */
export interface PlaywrightRoute {
  request(): PlaywrightRequest;
  continue(options: { url: string }): Promise<void>;
  abort(): Promise<void>;
  fulfill(options: {
    status: number;
    headers: Record<string, string>;
    body: string;
  }): Promise<void>;
}

/** What is used of a Playwright `BrowserContext`. */
export interface PlaywrightContext {
  pages(): PlaywrightPage[];
  route(url: (url: URL) => boolean, handler: (route: PlaywrightRoute) => unknown): Promise<unknown>;
}

/** How the fixture's world begins, and where the page looks for the token proxy. */
export interface CodatTestOptions extends Omit<LocalTestWorldOptions, 'origin' | 'path' | 'links'> {
  /** The path of the token proxy in the page under test. Default `/api/codat`. */
  readonly proxyPath?: string;
}

/** The world of one test. */
export interface PlaywrightTestWorld extends TestWorld {
  /**
   * Does something that opens the provider's window, such as a click on a tile, and gives the window.
   *
   * @throws Error where no window opens
   */
  popupOf<Page extends PopupOpener>(page: Page, act: () => Promise<unknown>): Promise<Page>;
}

/** What is used of the page that opens a window. */
export interface PopupOpener {
  waitForEvent(event: 'popup', options?: { timeout?: number }): Promise<unknown>;
}

/** What the fixtures add to a test. */
export interface CodatFixtures {
  /** Codat, simulated, behind the token proxy of the page under test. */
  codat: PlaywrightTestWorld;
  /** How that world begins, for `test.use({codatOptions: {…}})`. */
  codatOptions: CodatTestOptions;
}

/** The fixtures as Playwright takes them. */
export interface CodatFixtureDefinitions {
  codatOptions: [CodatTestOptions, { option: true }];
  codat: (
    args: { context: PlaywrightContext; codatOptions: CodatTestOptions },
    use: (world: PlaywrightTestWorld) => Promise<void>,
  ) => Promise<void>;
}

const WORLD_PATH = '/codat-test';
const POPUP_TIMEOUT_MS = 10_000;

/** The request as a page of the server's own origin would send it, which the page under test stands for. */
function asOwnPage(request: Request): Request {
  const own = new Request(request);
  own.headers.set('Origin', new URL(request.url).origin);
  own.headers.delete('Sec-Fetch-Site');
  return own;
}

/** Responds where the page's requests cannot be sent elsewhere: from https to this machine's http. */
async function fulfill(
  route: PlaywrightRoute,
  url: string,
  respond: (request: Request) => Promise<Response>,
): Promise<void> {
  const intercepted = route.request();
  // A stream would never be whole: pages poll instead, by 204 without an error in their console.
  if (/\/events(\?|$)/.test(url)) {
    await route.fulfill({ status: 204, headers: {}, body: '' });
    return;
  }
  const body = intercepted.postDataBuffer();
  const request = new Request(url, {
    method: intercepted.method(),
    headers: Object.entries(await intercepted.allHeaders()).filter(
      ([name]) => !name.startsWith(':'),
    ),
    ...(body !== null && { body: new Uint8Array(body) }),
  });
  try {
    const response = await respond(request);
    const headers = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers, body: await response.text() });
  } catch {
    // The sandbox's broken network.
    await route.abort();
  }
}

/** Serves a world to the pages of a browser context until `close`. */
async function routeWorld(context: PlaywrightContext, options: CodatTestOptions) {
  const { proxyPath = '/api/codat', redirectUrl, ...rest } = options;
  if (!proxyPath.startsWith('/')) {
    throw misuse(
      `proxyPath is a path, such as "/api/codat", and is "${proxyPath}". It is the proxy-url of the page under test.`,
    );
  }
  const mount = proxyPath.replace(/\/+$/, '');
  const world = await createTestWorld({ ...rest, path: WORLD_PATH });
  const respond = (request: Request) =>
    world.fetch(
      new URL(request.url).pathname.startsWith(`${WORLD_PATH}/proxy/`)
        ? asOwnPage(request)
        : request,
    );
  const served = await serveTestWorld({ fetch: respond });
  let requestCount = 0;

  await context.route(
    ({ origin, pathname }) => origin !== served.origin && pathname.startsWith(`${mount}/`),
    async (route) => {
      requestCount += 1;
      const { origin, protocol, pathname, search } = new URL(route.request().url());
      if (redirectUrl !== undefined) {
        world.sandbox.redirectUrl = redirectUrlOn(origin, redirectUrl);
      }
      const path = pathname.slice(mount.length);
      const url = `${served.origin}${WORLD_PATH}/proxy${path}${search}`;
      // The page that waited for the response is gone.
      if (protocol === 'http:') await route.continue({ url }).catch(() => undefined);
      else await fulfill(route, url, respond).catch(() => undefined);
    },
  );

  const facts = {
    companyId: world.companyId,
    proxyUrl: proxyPath,
    codatUrl: `${served.origin}${WORLD_PATH}/codat`,
    async close() {
      await world.close();
      await served.close();
    },
  };
  const actions = worldOf(facts, world, () => focusPages(context.pages()));
  const popupOf = async <Page extends PopupOpener>(page: Page, act: () => Promise<unknown>) => {
    const opened = page.waitForEvent('popup', { timeout: POPUP_TIMEOUT_MS });
    // Where the act fails its own error counts.
    opened.catch(() => undefined);
    await act();
    return opened.catch((error: unknown) => {
      const hint =
        requestCount === 0
          ? ` The page has requested nothing of ${proxyPath}: is that its proxy-url? Otherwise set proxyPath.`
          : '';
      throw misuse(`No window opened within ${POPUP_TIMEOUT_MS} ms.${hint} (${String(error)})`);
    }) as Promise<Page>;
  };
  return { ...actions, popupOf };
}

/**
 * Fixtures for `test.extend` of Playwright: `codat` is the world of one test, behind the token proxy of the pages in
 * the test's `context`. The page's own server needs no proxy, and no Codat.
 */
export function codatFixtures(defaults: CodatTestOptions = {}): CodatFixtureDefinitions {
  return {
    codatOptions: [{}, { option: true }],
    // Playwright reads from the parameter which fixtures this one needs.
    codat: async ({ context, codatOptions }, use) => {
      const world = await routeWorld(context, { ...defaults, ...codatOptions });
      await use(world);
      await world.close();
    },
  };
}
