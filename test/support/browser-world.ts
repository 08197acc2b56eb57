/** A browser test's own sandbox and company, over HTTP. Runs in the browser. */
import type { WorldDescription, WorldOptions } from './sandbox-middleware.js';

/** A world and the ways into it that the elements under test do not have. */
export interface BrowserWorld extends WorldDescription {
  /**
   * Calls Codat's simulated API with its key, past the proxy: what another party would do. The
   * sandbox's controls are under `/_sandbox`.
   */
  codat(path: string, init?: RequestInit): Promise<Response>;
  /** Calls the token proxy as the elements do. */
  proxy(path: string, init?: RequestInit): Promise<Response>;
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
  };
}
