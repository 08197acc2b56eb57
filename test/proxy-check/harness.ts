/** What the tests of `check-proxy` share: proxies over real HTTP with the sandbox as Codat, and runs against them. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { getRequestListener } from '@hono/node-server';
import { readCheckProxyArguments } from '../../cli/check-proxy-arguments.js';
import type { Finding } from '../../proxy-check/check.js';
import { checkProxy, type Result } from '../../proxy-check/run.js';
import { invitePageAt } from '../../proxy-check/invite-page.js';
import { Target } from '../../proxy-check/target.js';
import { createTokenProxy, type TokenProxy } from '../../server/index.js';
import { makeCertificate } from '../support/certificate.js';
import { webhookSecret } from '../support/webhooks.js';
import { createCodatSandbox, type CodatSandbox } from '../../sandbox/index.js';

/** Long enough to be searched for in responses. */
export const apiKey = 'kG9vZC10ZXN0LWtleS1vZi1mb3J0eS1jaGFyYWN0';
export const ownCompany = '8a210b68-6988-11ed-a1eb-0242ac120002';
export const otherCompany = '0f7d5a2e-1c3b-4d5e-9f60-718293a4b5c6';

/** Cookies of two users; the host's session in these tests. */
const sessions: Readonly<Record<string, string>> = {
  'sid=3f9a6c1e8b24': ownCompany,
  'sid=77d0e5b2914c': otherCompany,
};
export const own = 'Cookie: sid=3f9a6c1e8b24';
export const other = 'Cookie: sid=77d0e5b2914c';

export function companyOfCookie(cookie: string | null | undefined): string | undefined {
  const known = cookie?.split(/;\s*/).find((one) => one in sessions);
  return known === undefined ? undefined : sessions[known];
}

/** Each of the two companies has a connection. */
export function sandboxOfTwo(): CodatSandbox {
  return createCodatSandbox({
    apiKey,
    seed: {
      companies: [
        { id: ownCompany, name: 'Own', connections: [{ platformKey: 'gbol' }] },
        { id: otherCompany, name: 'Other', connections: [{ platformKey: 'gbol' }] },
      ],
    },
  });
}

/** Our own proxy over this sandbox, for the two users, with all that it can do. */
export function tokenProxyOver(sandbox: CodatSandbox): TokenProxy {
  return createTokenProxy({
    apiKey,
    webhookSecret,
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: (request) => companyOfCookie(request.headers.get('cookie')),
    onError: () => undefined,
  });
}

/**
 * Waits for turns of the event loop: what the command has already sent arrives meanwhile, however slow the machine is,
 * since the command and the proxies of these tests share one loop.
 */
export async function eventLoopTurns(count: number, isOver = () => false): Promise<void> {
  for (let turn = 0; turn < count && !isOver(); turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

/** Serves until the test ends; gives the origin. */
export async function listen(t: TestContext, listener: Listener): Promise<string> {
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  return `http://127.0.0.1:${await portOf(t, server)}`;
}

/** The same over TLS, with a certificate (PEM) that nobody trusts yet. */
export async function listenSecurely(
  t: TestContext,
  listener: Listener,
): Promise<{ origin: string; cert: string }> {
  const { cert, key } = await makeCertificate();
  const server = createSecureServer(
    { cert, key },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  return { origin: `https://localhost:${await portOf(t, server)}`, cert };
}

async function portOf(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

export function fetchListener(fetch: (request: Request) => Promise<Response>): Listener {
  return getRequestListener(fetch, { overrideGlobalObjects: false });
}

/** Runs the check as the command line would, in this process. */
export async function run(...args: readonly string[]): Promise<readonly Result[]> {
  const command = readCheckProxyArguments(args);
  if (command.kind !== 'check') throw new Error('The arguments ask for no check.');
  const invite = invitePageAt(command.invite, command.timeout);
  const settings = { ...command, invite, target: new Target(command), secrets: [apiKey] };
  return checkProxy(settings, command.only);
}

/**
 * The ids of the checks that failed, each with its first finding: a failed assertion then says enough. Without what
 * `isAccepted` takes for no failure of the proxy.
 */
export function failures(
  results: readonly Result[],
  isAccepted: (finding: Finding) => boolean = () => false,
): readonly string[] {
  return results.flatMap(({ check, outcome }) => {
    if (outcome.kind !== 'fails') return [];
    const first = outcome.findings.find((one) => !isAccepted(one));
    return first ? [`${check.id}: ${first.request} -> ${first.status}: ${first.problem}`] : [];
  });
}

export function failedIds(results: readonly Result[]): readonly string[] {
  return results.filter(({ outcome }) => outcome.kind === 'fails').map(({ check }) => check.id);
}
