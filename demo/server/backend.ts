import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import { linkOrigin } from './origin.js';
import { mountSandbox, sandboxApiUrl } from './sandbox.js';

/** What serves Codat's API: Codat itself, or the sandbox inside this server. */
export interface Backend {
  readonly isSandbox: boolean;
  readonly apiKey: string;
  /** Signs Codat's webhooks; without it pages poll. */
  readonly webhookSecret: string | undefined;
  /** One line for the person who starts the server. */
  readonly description: string;
  /** Base of Codat's API for a visitor whose pages are on `origin`. No slash at its end. */
  apiUrlFor(origin: string): string;
  /** Whether an origin is this server by a name of this machine, which no Host header has to be believed for. */
  isOwnOrigin(origin: string): boolean;
  /** Origins, besides the visitor's own, from which logos and official buttons may come. */
  imageOriginsFor(origin: string): readonly string[];
}

export interface BackendOptions {
  port: number;
  apiKey?: string | undefined;
  apiUrl?: string | undefined;
  /** Codat's secret for its webhooks; the sandbox makes one of its own. */
  webhookSecret?: string | undefined;
  /** The path at which this server takes webhooks. */
  webhookPath: string;
}

/** With an API key, Codat; without one, a sandbox that is mounted on `app`. */
export function createBackend(app: Hono, options: BackendOptions): Backend {
  const { port, apiKey } = options;
  const isOwnOrigin = (origin: string) =>
    ['localhost', '127.0.0.1', '[::1]'].some((name) => origin === `http://${name}:${port}`);
  if (apiKey) {
    const apiUrl = (options.apiUrl ?? 'https://api.codat.io').replace(/\/+$/, '');
    return {
      isSandbox: false,
      isOwnOrigin,
      apiKey,
      webhookSecret: options.webhookSecret,
      description: `It talks to Codat at ${apiUrl}.`,
      apiUrlFor: () => apiUrl,
      // Codat's own images are on a host that every page allows; another server may serve them by itself.
      imageOriginsFor: () => (options.apiUrl ? [new URL(apiUrl).origin] : []),
    };
  }
  const sandboxKey = 'sandbox';
  const webhookSecret = `whsec_${randomBytes(24).toString('base64')}`;
  mountSandbox(app, sandboxKey, {
    url: `http://127.0.0.1:${port}${options.webhookPath}`,
    secret: webhookSecret,
  });
  return {
    isSandbox: true,
    isOwnOrigin,
    apiKey: sandboxKey,
    webhookSecret,
    description:
      'It talks to its own sandbox: every sign-in is simulated. Set CODAT_API_KEY to talk to Codat.',
    apiUrlFor: (origin) => sandboxApiUrl(port, linkOrigin(origin)),
    imageOriginsFor: (origin) => [linkOrigin(origin)],
  };
}
