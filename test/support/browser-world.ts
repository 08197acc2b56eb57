/** A browser test's own sandbox and company, over HTTP. Runs in the browser. */
import type { Fault } from '../../sandbox/index.js';
import type { ConnectionStatus } from '../../src/api/schema.js';
import { openTestWorld, type ServedTestWorld } from '../../testing/open-test-world.js';
import type { SignInFailure } from '../../testing/sign-in/drive.js';
import type { InviteResponse, InviteRequestLog } from './invite-route.js';
import type { WorldOptions } from './sandbox-middleware.js';

// The runner loads one file after another in the same tab, which remembers what an earlier one had under way.
sessionStorage.clear();

/** What a person does on a connection's link pages. */
export interface LinkVisit {
  connectionId: string;
  action: 'authorize' | 'cancel' | 'fail';
  /** Of what the pages can make fail, such as `denied`. */
  reason?: SignInFailure;
  /** What is filled in or chosen otherwise than the pages suggest, such as the organisation. */
  fields?: Record<string, string>;
}

/** A world and the ways into it that the elements under test do not have. */
export interface BrowserWorld extends ServedTestWorld {
  /** A reverse proxy that adds the key and nothing else. */
  plainUrl: string;
  /** A host's route that makes links for somebody else. */
  invitesUrl: string;
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

/**
 * Makes a world that no other test sees. Its pages poll, and learn of no change by themselves; at its Codat time passes by
 * `advance` alone, so that no test depends on how far a sync is by now.
 */
export async function createWorld(options: WorldOptions = {}): Promise<BrowserWorld> {
  const world = await openTestWorld(
    { push: false, links: 'other-site', clock: 'paused', ...options },
    { url: '/world', focus: false },
  );
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
    plainUrl: world.proxyUrl.replace(/proxy$/, 'plain'),
    invitesUrl: world.proxyUrl.replace(/proxy$/, 'invites'),
    codat: call(world.codatUrl, { authorization: `Basic ${btoa('sandbox')}` }),
    proxy: call(world.proxyUrl, { 'x-requested-with': 'codat-elements' }),
    async visit({ connectionId, action, reason, fields }) {
      const visited = {
        authorize: () => world.signIn(connectionId, { ...(fields && { fields }) }),
        cancel: () => world.cancel(connectionId),
        fail: () => world.fail(connectionId, reason),
      };
      const { url } = await visited[action]();
      return new URL(url ?? '');
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
  const requests = await world.requests();
  return requests.filter(({ path }) => /^\/(companies|integrations)/.test(path));
}

/** Something goes wrong at Codat from now on. */
export const breakCodat = (world: BrowserWorld, fault: Fault): Promise<void> =>
  world.addFault(fault);

/** The responses to the next requests for invite links, one after the other. */
export async function respondToInvites(
  world: BrowserWorld,
  ...responses: readonly InviteResponse[]
): Promise<void> {
  await fetch(world.invitesUrl, { method: 'PUT', body: JSON.stringify(responses) });
}

/** The requests for links for somebody else, and those that took them back. */
export async function inviteRequestsOf(world: BrowserWorld): Promise<InviteRequestLog[]> {
  return (await inviteLogOf(world)).filter(({ method }) => method !== 'GET');
}

/** The requests that asked what has become of a link. */
export async function inviteLooksOf(world: BrowserWorld): Promise<InviteRequestLog[]> {
  return (await inviteLogOf(world)).filter(({ method }) => method === 'GET');
}

async function inviteLogOf({ invitesUrl }: BrowserWorld): Promise<InviteRequestLog[]> {
  return (await (await fetch(invitesUrl)).json()) as InviteRequestLog[];
}

/** All is well at Codat again. */
export const mendCodat = (world: BrowserWorld): Promise<void> => world.clearFaults();

/** Puts a connection into a status behind the elements' back. */
export const setStatus = (
  world: BrowserWorld,
  connectionId: string,
  status: ConnectionStatus,
): Promise<void> => world.setStatus(connectionId, status);

/** Codat's clock runs ahead: what is being read is read. */
export const advance = (world: BrowserWorld, ms: number): Promise<void> => world.advance(ms);
