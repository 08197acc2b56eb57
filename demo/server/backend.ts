import type { Hono } from 'hono';
import { linkOrigin } from './origin.js';
import { mountSandbox, sandboxApiUrl } from './sandbox.js';

/** Who answers as Codat: Codat itself, or the sandbox inside this server. */
export interface Backend {
  readonly apiKey: string;
  /** One line for whoever starts the server. */
  readonly description: string;
  /** Base of Codat's API for a visitor whose pages are on `origin`. No slash at its end. */
  apiUrlFor(origin: string): string;
  /** Origins, besides the visitor's own, from which logos and official buttons may come. */
  imageOriginsFor(origin: string): readonly string[];
}

export interface BackendOptions {
  port: number;
  apiKey?: string | undefined;
  apiUrl?: string | undefined;
}

/** With an API key, Codat; without one, a sandbox that is mounted on `app`. */
export function createBackend(app: Hono, options: BackendOptions): Backend {
  const { port, apiKey } = options;
  if (apiKey) {
    const apiUrl = (options.apiUrl ?? 'https://api.codat.io').replace(/\/+$/, '');
    return {
      apiKey,
      description: `It talks to Codat at ${apiUrl}.`,
      apiUrlFor: () => apiUrl,
      imageOriginsFor: () => [],
    };
  }
  const sandboxKey = 'sandbox';
  mountSandbox(app, sandboxKey);
  return {
    apiKey: sandboxKey,
    description:
      'It talks to its own sandbox: every sign-in is simulated. Set CODAT_API_KEY to talk to Codat.',
    apiUrlFor: (origin) => sandboxApiUrl(port, linkOrigin(origin)),
    imageOriginsFor: (origin) => [linkOrigin(origin)],
  };
}
