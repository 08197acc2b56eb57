/** A browser test's own sandbox and company, over HTTP. Runs in the browser. */
import type { LinkVisit, WorldDescription, WorldOptions } from './sandbox-middleware.js';

// The runner loads one file after another in the same tab, which remembers what an earlier one had under way.
sessionStorage.clear();

/** A world and the ways into it that the elements under test do not have. */
export interface BrowserWorld extends WorldDescription {
  /**
   * Calls Codat's simulated API with its key, past the proxy: what another party would do. The
   * sandbox's controls are under `/_sandbox`.
   */
  codat(path: string, init?: RequestInit): Promise<Response>;
  /** Calls the token proxy as the elements do. */
  proxy(path: string, init?: RequestInit): Promise<Response>;
  /** Goes through a connection's link pages to their end; gives the address where that is. */
  visit(visit: LinkVisit): Promise<URL>;
}

/** Makes a world that no other test sees. */
export async function createWorld(options: WorldOptions = {}): Promise<BrowserWorld> {
  const response = await fetch('/world', { method: 'POST', body: JSON.stringify(options) });
  if (!response.ok) throw new Error(`No world: ${await response.text()}`);
  const world = (await response.json()) as WorldDescription;
  const call =
    (base: string, own: Record<string, string>) =>
    (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries(own)) headers.set(name, value);
      if (typeof init.body === 'string') headers.set('content-type', 'application/json');
      return fetch(`${base}${path}`, { ...init, headers });
    };
  return {
    ...world,
    codat: call(world.codatUrl, { authorization: `Basic ${btoa('sandbox')}` }),
    proxy: call(world.proxyUrl, { 'x-requested-with': 'codat-elements' }),
    async visit(visit) {
      const answer = await fetch(`/world/${world.id}/visit`, {
        method: 'POST',
        body: JSON.stringify(visit),
      });
      return new URL(((await answer.json()) as { url: string }).url);
    },
  };
}

/** A request as the sandbox logged it. */
export interface LoggedRequest {
  method: string;
  path: string;
  status: number;
}

/** The requests Codat has had, those to the sandbox's controls and images left out. */
export async function requestsOf(world: BrowserWorld): Promise<LoggedRequest[]> {
  const response = await world.codat('/_sandbox/requests');
  const requests = (await response.json()) as LoggedRequest[];
  return requests.filter(({ path }) => /^\/(companies|integrations)/.test(path));
}

/** Something goes wrong at Codat from now on; the fields are those of the sandbox's faults. */
export async function breakCodat(world: BrowserWorld, fault: object): Promise<void> {
  await world.codat('/_sandbox/faults', { method: 'POST', body: JSON.stringify(fault) });
}

/** All is well at Codat again. */
export async function mendCodat(world: BrowserWorld): Promise<void> {
  await world.codat('/_sandbox/faults', { method: 'DELETE' });
}

/** Puts a connection into a status behind the elements' back. */
export async function setStatus(
  world: BrowserWorld,
  connectionId: string,
  status: string,
): Promise<void> {
  await world.codat(`/_sandbox/connections/${connectionId}/status`, {
    method: 'POST',
    body: JSON.stringify({ status }),
  });
}

/** Codat's clock runs ahead: what is being read is read. */
export async function advance(world: BrowserWorld, ms: number): Promise<void> {
  await world.codat('/_sandbox/advance', { method: 'POST', body: JSON.stringify({ ms }) });
}
