import type { Context, Hono } from 'hono';
import type { LinkSession } from './link/session.js';
import type { SandboxStore } from './store.js';

/** What all parts of one sandbox share. */
export interface SandboxCore {
  /** Another one after each reset. */
  store: SandboxStore;
  redirectUrl: string | undefined;
  /** Link pages under way, by their token. */
  readonly linkSessions: Map<string, LinkSession>;
  readonly apiKey: string;
  /** Milliseconds a data type stays in each stage. */
  readonly syncStepMs: number;
}

/** What a request carries along: the address everything is served under, without a slash at its end. */
export interface SandboxEnv {
  Variables: { base: string };
}

export type SandboxApp = Hono<SandboxEnv>;
export type SandboxRequestContext = Context<SandboxEnv>;
