import type { SandboxSeed } from '../types.js';
import { addressesIn, type UseMessage, type UseResponse, type WorkerOptions } from './protocol.js';

/** How a page wants its sandbox; everything is optional. */
export interface RegisterSandboxOptions {
  /**
   * What exists at the start and after `reset()`. Default: one company without connections. Another seed than the last
   * one starts the sandbox anew; another redirect or step does not.
   */
  readonly seed?: SandboxSeed;
  /**
   * The page on which `codat-link-return` stands, as an address or a path as the page would link to it. Codat's
   * `{placeholders}` are added where it has no query. Default: sign-in ends on the sandbox's own page.
   */
  readonly redirectUrl?: string;
  /** Milliseconds a data type stays in each stage of its first sync. Default 1000. */
  readonly syncStepMs?: number;
  /** The worker's file. Default: the one that this function is from; behind a bundler, give it. */
  readonly url?: string | URL;
  /** Which pages it serves. Default: those in the folder of the worker's file. */
  readonly scope?: string;
}

/** The sandbox that serves this page. */
export interface RegisteredSandbox {
  /** For the elements' `proxy-url`: `codat-sandbox/proxy` in the scope. */
  readonly proxyUrl: string;
  /** Codat's API and sign-in pages; its controls, such as `/_sandbox/faults`, too. */
  readonly codatUrl: string;
  /** Starts anew from the seed. */
  reset(): Promise<void>;
  /** Takes the worker away: from the next load the page is served as if there had been none. */
  unregister(): Promise<void>;
}

/** Codat's parameters of a redirect, as the elements read them. */
const parameters = ['connectionId', 'statusCode', 'errorMessage', 'statusText', 'platformName']
  .map((name) => `${name}={${name}}`)
  .join('&');

/** Its query stays as it is: an address would encode Codat's `{placeholders}`. */
function absolute(redirectUrl: string): string {
  const [, path = '', query, fragment = ''] =
    /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(redirectUrl) ?? [];
  const page = URL.canParse(path, document.baseURI) ? new URL(path, document.baseURI) : undefined;
  if (!page || !/^https?:$/.test(page.protocol)) {
    throw new Error(
      `codat-elements: the sandbox needs an address or a path of a page for redirectUrl, not ${JSON.stringify(redirectUrl)}.`,
    );
  }
  return `${page.href}?${query || parameters}${fragment}`;
}

/**
 * Runs Codat's API, its sign-in pages and a token proxy over them in a service worker, and resolves once this page is
 * served by it. Give the elements their `proxy-url` then, or load them then.
 *
 * Called without a seed, a redirect and a step, as on the return page, it leaves the sandbox as it is.
 *
 * @throws Error where there can be no service worker, or none that serves this page; where `redirectUrl` is no address of a
 * page, or `seed` no plain data
 */
export async function registerSandbox({
  url = import.meta.url,
  scope,
  seed,
  redirectUrl,
  syncStepMs,
}: RegisterSandboxOptions = {}): Promise<RegisteredSandbox> {
  if (!('serviceWorker' in navigator)) {
    throw new Error(
      'codat-elements: the sandbox needs a service worker, which browsers have on https and on localhost only.',
    );
  }
  const options: WorkerOptions = {
    ...(seed && { seed }),
    ...(redirectUrl !== undefined && { redirectUrl: absolute(redirectUrl) }),
    ...(syncStepMs !== undefined && { syncStepMs }),
  };
  const registration = await registered(url, scope);
  if (!location.href.startsWith(registration.scope)) {
    await registration.unregister();
    throw new Error(
      `codat-elements: the sandbox serves pages in ${registration.scope}, and this one is ${location.href}. Put the worker's file beside the page or above it.`,
    );
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (!worker) throw new Error('codat-elements: the service worker was unregistered meanwhile.');
  await activated(worker);
  await use(worker, Object.keys(options).length > 0 ? options : undefined);

  const { proxyUrl, codatUrl } = addressesIn(registration.scope);
  return {
    proxyUrl,
    codatUrl,
    async reset() {
      await fetch(`${codatUrl}/_sandbox/reset`, { method: 'POST' });
    },
    async unregister() {
      await registration.unregister();
    },
  };
}

/** The worker's file, which the browser may refuse: it blocks the site's data, or the file is elsewhere or not there. */
async function registered(
  url: string | URL,
  scope: string | undefined,
): Promise<ServiceWorkerRegistration> {
  try {
    return await navigator.serviceWorker.register(url, {
      type: 'module',
      ...(scope !== undefined && { scope }),
    });
  } catch (cause) {
    throw new Error(
      `codat-elements: the browser refused the sandbox's service worker ${String(url)}: ${String(cause)} The file has to be on the page's own origin, and the browser must not block this site's data.`,
      { cause },
    );
  }
}

function activated(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (worker.state === 'activated') resolve();
      else if (worker.state === 'redundant') {
        reject(new Error('codat-elements: the service worker could not be installed.'));
      }
    };
    worker.addEventListener('statechange', check);
    check();
  });
}

/** Has the worker take this page on, and waits until it has. */
async function use(worker: ServiceWorker, options: WorkerOptions | undefined): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const response = new Promise<UseResponse>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<UseResponse>) => resolve(data);
  });
  const message: UseMessage = { type: 'codat-sandbox', ...(options && { options }) };
  try {
    worker.postMessage(message, [port2]);
  } catch (cause) {
    throw new Error(
      `codat-elements: the sandbox's seed has to be plain data, as JSON has it: ${String(cause)}`,
      { cause },
    );
  }
  const { error } = await response;
  port1.close();
  if (error !== undefined) throw new Error(`codat-elements: ${error}`);
}
