import type { Context, Hono } from 'hono';
import type { LinkSession } from './link/session.js';
import type { ConnectionRecord } from './records.js';
import type { SandboxStore } from './store.js';
import type { ConnectionEventType } from './transitions.js';

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
  /** Something happened to a connection; Codat's name of it. */
  notify(type: ConnectionEventType, connection: ConnectionRecord): void;
}

/** What a request carries along: the address everything is served under, without a slash at its end. */
export interface SandboxEnv {
  Variables: { base: string };
}

export type SandboxApp = Hono<SandboxEnv>;
export type SandboxRequestContext = Context<SandboxEnv>;
