/** Links that let somebody else connect for a company: scoped, expiring, and single-use where there is a store. */
import type { Scope } from 'codat-elements/api';
import { checkNames, mistypedName } from '../check-names.js';
import { checkStore } from '../check-store.js';
import { isCompanyId } from '../company-id.js';
import { isRecord } from '../json.js';
import { isFromOwnPage } from '../request-origin.js';
import { parseScopes } from '../scopes.js';
import { InviteError } from './invite-error.js';
import { InviteRecords, type InviteStore, type ListedInvite } from './invite-records.js';
import { InviteTokens, type Invite } from './invite-token.js';
import { checkInviteUrl, inviteUrl, tokenIn } from './invite-url.js';

/** How invites are set up: with `secret`, or with `secrets` while one is being replaced. */
export interface InvitesOptions {
  /** Signs the invites: random, at least 32 characters, kept on the server. */
  secret?: string;
  /** Up to five: the first one signs, each of them is accepted. */
  secrets?: readonly string[];
  /** How long an invite, and every session that it opens, lasts at most, in milliseconds. Default two days. */
  ttl?: number;
  /**
   * The address of the page that asks, such as `https://app.lender.example/invite`: the invite becomes its last path
   * segment. With `{token}` in it, such as `https://app.lender.example/join?invite={token}`, it stands there. Or a path on
   * the host's own origin.
   */
  url: string;
  /**
   * Keeps which invites there are: with it each is used once and can be listed and revoked. `memoryStore()` for one
   * instance (open invites end with the process), `redisStore()` for several; the proxy's own store will do.
   */
  store?: InviteStore;
}

export interface InviteRequest {
  /** The Codat company id, from the inviting user's session. */
  companyId: string;
  /** What the invited person may do. Default `read` and `connect`. */
  scopes?: readonly Scope[];
  /** For the page that asks, such as the applicant's name. Anyone who has the link can read it. At most 500 characters. */
  note?: string;
}

/** A link for somebody else. As JSON it is what `invite-url` responds with. */
export interface CreatedInvite {
  readonly id: string;
  readonly url: string;
  readonly expiresAt: Date;
}

export interface Invites {
  /**
   * Headers for every response to a request for an invite's address, so that it gets into no `Referer`, no cache and no
   * search engine: `Referrer-Policy: no-referrer`, `Cache-Control: no-store`, `X-Robots-Tag: noindex`.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** Makes an invite. @throws TypeError for a wrong argument, InviteError */
  create(request: InviteRequest): Promise<CreatedInvite>;
  /**
   * Whose invite it is, for the page that asks. It signs nobody in, and does not use the invite up: mail scanners open links.
   * Where there is a store, it keeps when that was first (`openedAt`).
   *
   * @throws InviteError
   */
  open(request: Pick<Request, 'url'>): Promise<Invite>;
  /**
   * Uses the invite: the host then begins a new session for this company and these scopes, which ends at `expiresAt` at the
   * latest. Only by a `POST` of the host's own page.
   *
   * @throws InviteError
   */
  redeem(request: Request): Promise<Invite>;
  /**
   * Takes an invite back, used or not; give the company of the user who asks, so that no one takes back another's. Resolves to
   * whether there was one. Needs a store. @throws TypeError for a company that is given and is none
   */
  revoke(id: string, companyId?: string): Promise<boolean>;
  /** Whether a session that was opened by this invite may go on: it has neither ended nor been taken back. Needs a store. */
  isActive(id: string): Promise<boolean>;
  /**
   * An invite that has not ended, of the company of the user who asks: what `invite-url` responds to `GET {invite-url}/{id}`.
   * Undefined where this company has no such invite. Needs a store.
   */
  find(id: string, companyId: string): Promise<ListedInvite | undefined>;
  /** The company's invites that have not ended, the newest first. Needs a store. */
  list(companyId: string): Promise<readonly ListedInvite[]>;
}

const DEFAULT_TTL_MS = 2 * 24 * 60 * 60 * 1000;
const MAX_TTL_MS = 90 * 24 * 60 * 60 * 1000;
const MAX_NOTE_LENGTH = 500;
const defaultScopes: readonly Scope[] = ['read', 'connect'];

const headers: Readonly<Record<string, string>> = Object.freeze({
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
});

/**
 * Invites: links that let somebody else act for a company, within scopes and until a time.
 *
 * @throws TypeError at once when an option cannot be right.
 *
 * @example
 * const invites = createInvites({
 *   secret: process.env.INVITE_SECRET,
 *   url: 'https://app.lender.example/invite',
 *   store: redisStore({ client, subscriber }),
 * });
 */
export function createInvites(options: InvitesOptions): Invites {
  checkNames(options, ['secret', 'secrets', 'url', 'ttl', 'store'], 'createInvites', fail);
  const { secret, secrets, ttl = DEFAULT_TTL_MS, store } = options;
  if ((secret === undefined) === (secrets === undefined)) fail('give either secret or secrets');
  if (!Number.isFinite(ttl) || ttl <= 0 || ttl > MAX_TTL_MS) {
    fail('ttl must be a number of milliseconds, above 0 and at most 90 days');
  }
  checkStore(store, ['get', 'set', 'lock'], fail);
  const template = checkInviteUrl(options.url, fail);
  const tokens = new InviteTokens(secrets ?? [secret ?? '']);
  const records = store && new InviteRecords(store);

  const stored = (what: string): InviteRecords => records ?? fail(`${what} needs a store`);

  const verify = async ({ url }: Pick<Request, 'url'>): Promise<Invite> => {
    const token = tokenIn(url, template);
    if (token === undefined) throw new InviteError('invalid');
    return tokens.verify(token);
  };

  return {
    headers,
    async create(request) {
      const invite = { ...checkRequest(request), expiresAt: new Date(Date.now() + ttl) };
      const token = await tokens.sign(invite);
      await records?.add(invite);
      const { id, expiresAt } = invite;
      return { id, url: inviteUrl(template, token), expiresAt };
    },
    async open(request) {
      const invite = await verify(request);
      await records?.open(invite);
      return invite;
    },
    async redeem(request) {
      if (request.method !== 'POST') throw new InviteError('not-a-post');
      if (!isFromOwnPage(request) && !isFromPageOf(template, request)) {
        throw new InviteError('foreign-page');
      }
      const invite = await verify(request);
      await records?.use(invite);
      return invite;
    },
    // By what is given: of a session that has no company every company's invites could be taken back.
    revoke: async (...[id, ...company]) =>
      stored('revoke').revoke(
        id,
        company.length === 0 ? undefined : requireCompany('revoke', company[0]),
      ),
    isActive: async (id) => stored('isActive').isActive(id),
    find: async (id, companyId) => stored('find').find(id, requireCompany('find', companyId)),
    list: async (companyId) => stored('list').list(requireCompany('list', companyId)),
  };
}

function fail(message: string): never {
  throw new TypeError(`createInvites: ${message}.`);
}

/** Where a reverse proxy has changed the host that the request names. What the browser says of the site comes first. */
function isFromPageOf(template: string, { headers: sent }: Request): boolean {
  const isSaid = sent.has('Sec-Fetch-Site');
  return !isSaid && URL.canParse(template) && sent.get('Origin') === new URL(template).origin;
}

/** As plain JavaScript may give it: without one the store would be said to be out of reach. */
function requireCompany(method: string, companyId: unknown): string {
  return isCompanyId(companyId) ? companyId : fail(`${method} got no Codat company id`);
}

function checkRequest(request: InviteRequest): Omit<Invite, 'expiresAt'> {
  if (!isRecord(request)) fail('create takes the company in an object: create({ companyId })');
  const { companyId, scopes = defaultScopes, note } = request;
  // An invite with the default scopes may allow more than was meant.
  const mistyped = mistypedName(request, ['companyId', 'scopes', 'note']);
  if (mistyped !== undefined) fail(mistyped);
  if (!isCompanyId(companyId)) fail('companyId is not a Codat company id');
  if (note !== undefined && (typeof note !== 'string' || note.length > MAX_NOTE_LENGTH)) {
    fail(`note must be a text of at most ${MAX_NOTE_LENGTH} characters`);
  }
  return {
    id: crypto.randomUUID(),
    companyId,
    scopes: [...parseScopes(scopes)],
    ...(note !== undefined && { note }),
  };
}
