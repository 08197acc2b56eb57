import { misuse, shown } from './misuse.js';
import { otherSite, redirectUrlOn } from './origins.js';
import { focusThisPage } from './sign-in/window-page.js';
import type { LocalTestWorld, LocalTestWorldOptions } from './test-world.js';
import { actionsOn, worldOf } from './world-actions.js';
import { WorldControl } from './world-control.js';

/** The sandbox's key, which no page gets to see. */
const API_KEY = 'sandbox';
const authorization = { Authorization: `Basic ${btoa(API_KEY)}` };

/** Where nothing is served yet. */
const UNSERVED = 'http://localhost';

/** As plain JavaScript may give them. */
const isObject = (options: unknown): boolean => typeof options === 'object' && options !== null;

/** The path without a slash at its end. */
export function checkPath(path: string): string {
  const checked = path.replace(/\/+$/, '');
  if (/^(\/[\w.-]+)+$/.test(checked)) return checked;
  throw misuse(`A world's path begins with a slash, such as "/codat-test", and is ${shown(path)}.`);
}

function checkOrigin(origin: string): string {
  if (URL.canParse(origin) && new URL(origin).origin === origin) return origin;
  throw misuse(
    `A world's origin has a scheme and a host and no path, such as "http://localhost:3000", and is ${shown(origin)}.`,
  );
}

const pageOrigin = () => (typeof document === 'undefined' ? undefined : location.origin);

/** A secret of webhooks, which nobody but this world's sandbox and proxy know. */
const newSecret = () =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;

/** A request with other headers. A page may not set all of them on a request; beside the request it may. */
function withHeaders(request: Request, changed: Readonly<Record<string, string>>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changed)) headers.set(name, value);
  return Object.defineProperty(request, 'headers', { value: headers, configurable: true });
}

/** The same request to another address. */
async function readdressed(request: Request, url: string): Promise<Request> {
  const { method, headers, signal, body } = request;
  if (body || method === 'GET' || method === 'HEAD') return new Request(url, request);
  // Given as another one's options, a request loses its body in Firefox, which has no `Request.body`.
  return new Request(url, { method, headers, signal, body: await request.arrayBuffer() });
}

const fromNoCache = { 'Cache-Control': 'no-cache' };

/** A request with the headers that a browser adds by itself when a page sends it. */
const fromPage = (request: Request, origin: string) =>
  withHeaders(request, { Origin: origin, ...(request.cache === 'no-store' && fromNoCache) });

/**
 * Leaves signing in to the test: in a page without a server nothing responds at the sign-in pages' address. Gives what
 * ends that.
 */
function holdLinks(codatUrl: string): () => void {
  if (typeof document === 'undefined') return () => undefined;
  const hold = (event: Event) => {
    const { detail } = event as CustomEvent<{ linkUrl?: unknown }>;
    if (String(detail.linkUrl).startsWith(`${codatUrl}/`)) event.preventDefault();
  };
  document.addEventListener('codat-link-open', hold);
  return () => document.removeEventListener('codat-link-open', hold);
}

/**
 * Creates a world: Codat, simulated, with one company, and a token proxy over it. Serve its `fetch`, or, in a page, give
 * its `client` to an element or a `codat-provider`.
 *
 * In a page `codat-link-open` of this world is prevented, and `signIn(connection)` stands for the window.
 */
export async function createTestWorld(
  options: LocalTestWorldOptions = {},
): Promise<LocalTestWorld> {
  if (!isObject(options)) {
    throw misuse(
      `createTestWorld takes its options in an object, and was given ${shown(options)}.`,
    );
  }
  const { redirectUrl, scopes, push = true, links = 'same-origin', proxy: more, ...rest } = options;
  const { clock, origin: givenOrigin, path: givenPath = '/codat-test', ...company } = rest;
  const path = checkPath(givenPath);
  const fixedOrigin = givenOrigin === undefined ? pageOrigin() : checkOrigin(givenOrigin);
  // The server's side is loaded only where a world is: a test in a page over HTTP does without.
  const [{ createTokenProxy }, { createCodatSandbox }, { createCodatClient }] = await Promise.all([
    import('codat-elements/proxy'),
    import('codat-elements/sandbox'),
    import('codat-elements/api'),
  ]);

  const companyId = company.id ?? crypto.randomUUID();
  const [proxyPath, codatPath] = [`${path}/proxy`, `${path}/codat`];
  const webhookSecret = newSecret();
  const createdAt = Date.now();
  let origin = fixedOrigin ?? UNSERVED;
  const linkBase = () => (links === 'other-site' ? otherSite(origin) : origin) + codatPath;

  const sandbox = createCodatSandbox({
    apiKey: API_KEY,
    seed: { companies: [{ name: 'The Corner Bakery', ...company, id: companyId }] },
    basePath: codatPath,
    ...(clock === 'paused' && { now: () => createdAt }),
    ...(fixedOrigin !== undefined && { linkUrl: linkBase() }),
    ...(redirectUrl !== undefined && { redirectUrl: redirectUrlOn(origin, redirectUrl) }),
    ...(push && {
      webhook: {
        url: `${UNSERVED}${proxyPath}/webhooks`,
        secret: webhookSecret,
        fetch: (request: Request) => proxy(request),
      },
    }),
  });

  /** Addresses of the sandbox's responses are on the origin on which the page is. */
  const askCodat = async (request: Request) => {
    const { pathname, search } = new URL(request.url);
    const base = fixedOrigin ?? new URL(linkBase()).origin;
    return sandbox.fetch(await readdressed(request, base + pathname + search));
  };
  const proxy = createTokenProxy({
    // Tests make Codat fail on purpose, and see it in what the elements show.
    onError: () => undefined,
    fetch: askCodat,
    ...more,
    apiKey: API_KEY,
    apiUrl: `${UNSERVED}${codatPath}`,
    basePath: proxyPath,
    resolveCompany: () => (scopes ? { companyId, scopes } : companyId),
    ...(push && { webhookSecret }),
  });

  /** Whether something has changed past the proxy: the proxy's responses of a moment ago are then no longer true. */
  let isChanged = false;
  const askProxy = (request: Request) =>
    proxy(isChanged && request.method === 'GET' ? withHeaders(request, fromNoCache) : request);

  const takeOrigin = (served: string) => {
    if (fixedOrigin !== undefined || served === origin) return;
    origin = served;
    if (redirectUrl !== undefined) sandbox.redirectUrl = redirectUrlOn(origin, redirectUrl);
  };
  const releaseLinks = holdLinks(`${origin}${codatPath}`);

  const control = new WorldControl({
    sandbox,
    companyId,
    async linkUrlOf(connectionId) {
      const url = `${linkBase()}/companies/${companyId}/connections/${connectionId}`;
      const response = await sandbox.fetch(new Request(url, { headers: authorization }));
      if (!response.ok) {
        throw misuse(
          `The connection "${connectionId}" has no link: the sandbox responded with ${response.status}. A fault may be set: clearFaults().`,
        );
      }
      return ((await response.json()) as { linkUrl: string }).linkUrl;
    },
  });
  const base = fixedOrigin ?? '';
  const world = worldOf(
    {
      companyId,
      proxyUrl: `${base}${proxyPath}`,
      codatUrl: `${base}${codatPath}`,
      async close() {
        releaseLinks();
        // First, as it ends what a fault holds: the proxy waits for responses.
        sandbox.close();
        await proxy.close();
      },
    },
    actionsOn(control, sandbox),
    () => {
      isChanged = true;
      return focusThisPage();
    },
  );
  return {
    ...world,
    sandbox,
    path,
    client: createCodatClient({
      proxyUrl: `${origin}${proxyPath}`,
      fetch: (input, init) => askProxy(fromPage(new Request(input, init), origin)),
    }),
    async fetch(request) {
      const { origin: served, pathname } = new URL(request.url);
      if (pathname.startsWith(`${codatPath}/`)) {
        isChanged ||= request.method !== 'GET';
        return sandbox.fetch(request);
      }
      if (!pathname.startsWith(`${proxyPath}/`)) {
        return new Response(`A test world is served under ${proxyPath} and ${codatPath}.`, {
          status: 404,
        });
      }
      takeOrigin(served);
      return askProxy(request);
    },
  };
}
