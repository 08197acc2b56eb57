import * as v from 'valibot';
import { object } from './fields.js';
import { CodatApiError, CodatResponseError, isGone } from './errors.js';
import { Transport, type TransportOptions } from './http.js';

const InviteSchema = object({
  url: v.string(),
  id: v.nullish(v.union([v.string(), v.number()])),
  expiresAt: v.nullish(
    v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text))),
    ),
  ),
});

/** A link for somebody else, as the host's server has made it. */
export interface Invite {
  /** As it was sent: not checked, and secret, since anyone who has it can use it. */
  url: string;
  /** What the host's server takes it back by. */
  id: string | undefined;
  /** When the link ends, in milliseconds since 1970. */
  expiresAt: number | undefined;
}

/** @throws CodatResponseError that names the field, for anything else than an invite. */
export function readInvite(data: unknown): Invite {
  const result = v.safeParse(InviteSchema, data);
  if (!result.success) throw new CodatResponseError(v.getDotPath(result.issues[0]) ?? '');
  const { url, id, expiresAt } = result.output;
  return {
    url,
    // A segment of dots would be another path.
    id: /^\.*$/.test(String(id ?? '')) ? undefined : String(id),
    expiresAt: expiresAt ? Date.parse(expiresAt) : undefined,
  };
}

/** How the host's route is asked, as the proxy is: with its credentials, token and headers. */
export type InviteOptions = Omit<TransportOptions, 'proxyUrl'>;

/**
 * Asks the host's route for a link. Never repeated: after a failure it is unknown whether one was made.
 *
 * @throws CodatError, or an `AbortError` once the signal is aborted
 */
export async function createInvite(
  address: URL,
  options: InviteOptions,
  signal: AbortSignal,
): Promise<Invite> {
  const transport = new Transport(options, address);
  const schema = v.unknown();
  return readInvite(await transport.send({ method: 'POST', path: [], schema, signal }));
}

const StatusSchema = object({
  state: v.nullish(v.string()),
  openedAt: v.nullish(v.string()),
});

/** What has become of a link, as far as the host's server knows. */
export type InviteStatus = 'open' | 'opened' | 'revoked';

/**
 * What has become of a link, by `GET {address}/{id}`.
 *
 * @throws CodatError, or an `AbortError` once the signal is aborted
 */
export async function readInviteStatus(
  address: URL,
  id: string,
  options: InviteOptions,
  signal: AbortSignal,
): Promise<InviteStatus> {
  // Not tried again by itself: it is asked again soon.
  const transport = new Transport({ ...options, retries: 0 }, addressOf(address, id));
  const schema = StatusSchema;
  const request = { method: 'GET', path: [], schema, signal, fresh: true } as const;
  const { state, openedAt } = await transport.send(request);
  if (state === 'revoked') return 'revoked';
  return state === 'used' || openedAt ? 'opened' : 'open';
}

/**
 * Takes a link back by `DELETE {address}/{id}`. One that is there no more has been taken back; after a 404 the host's
 * server is asked, since its route may be missing.
 */
export async function revokeInvite(
  address: URL,
  id: string,
  options: InviteOptions,
  signal: AbortSignal,
): Promise<void> {
  try {
    await new Transport(options, addressOf(address, id)).send({
      method: 'DELETE',
      path: [],
      signal,
    });
  } catch (error) {
    if (error instanceof CodatApiError && error.status === 410) return;
    if (!isGone(error)) throw error;
    const status = await readInviteStatus(address, id, options, signal).catch(isGone);
    if (status !== 'revoked' && status !== true) throw error;
  }
}

function addressOf(address: URL, id: string): URL {
  const own = new URL(address);
  own.pathname = `${own.pathname.replace(/\/+$/, '')}/${encodeURIComponent(id)}`;
  return own;
}
