import * as v from 'valibot';
import type { Context } from 'hono';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';
import type { Invites } from '../../server/index.js';
import type { Application, Records } from './database/index.js';
import { visitorOrigin } from './origin.js';

const cookieName = 'saltmarsh';

/** A week: long enough to come back to an unfinished application. */
export const APPLICATION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

const SessionSchema = v.object({
  /** The lender's own number for the application: its company decides whose connections are shown. */
  reference: v.string(),
  /** What the visitor may do: all that an applicant may, or, by an invite, connect software. */
  scope: v.picklist(['apply', 'connect']),
  /** The invite that opened the session: it ends when that is taken back. */
  inviteId: v.optional(v.string()),
  /** When the session ends, in milliseconds since 1970. It is never prolonged. */
  expiresAt: v.number(),
});

/** What the signed cookie carries. */
export type Session = v.InferOutput<typeof SessionSchema>;

/** Somebody who is signed in, with the application that it is about. */
export interface Visitor extends Session {
  readonly application: Application;
}

/** The session of the applicant. */
export function applicantSession({ reference }: Application): Session {
  return { reference, scope: 'apply', expiresAt: Date.now() + APPLICATION_LIFETIME_MS };
}

/** Reads and writes the session: an HMAC SHA-256 signed cookie that no script of the page can see. */
export class SessionStore {
  readonly #secret: string;
  readonly #applications: Pick<Records['applications'], 'find'>;
  readonly #invites: Pick<Invites, 'isActive'>;

  constructor(
    secret: string,
    applications: Pick<Records['applications'], 'find'>,
    invites: Pick<Invites, 'isActive'>,
  ) {
    this.#secret = secret;
    this.#applications = applications;
    this.#invites = invites;
  }

  /**
   * Who is there; undefined when there is no session, it was tampered with or has expired, or its application was
   * withdrawn, or its invite taken back.
   */
  read(context: Context): Promise<Visitor | undefined> {
    return this.readFrom(context.req.raw);
  }

  /** The same, for a handler that has only the request. */
  async readFrom(request: Request): Promise<Visitor | undefined> {
    const cookies = request.headers.get('cookie') ?? '';
    const { [cookieName]: value } = await parseSigned(cookies, this.#secret, cookieName);
    if (!value) return undefined;
    const parsed = v.safeParse(SessionSchema, parseJson(value));
    if (!parsed.success) return undefined;
    const session = parsed.output;
    // The cookie's own age is the browser's word only; the signed time is ours.
    if (Date.now() >= session.expiresAt) return undefined;
    const { scope, inviteId } = session;
    const isByInvite = scope === 'connect';
    if (isByInvite && !(inviteId !== undefined && (await this.#invites.isActive(inviteId)))) {
      return undefined;
    }
    const application = this.#applications.find(session.reference);
    return application && application.withdrawnAt === undefined
      ? { ...session, application }
      : undefined;
  }

  /** Signs the visitor in, in place of any session before. */
  async write(context: Context, session: Session): Promise<void> {
    await setSignedCookie(context, cookieName, JSON.stringify(session), this.#secret, {
      ...cookieScope(context),
      maxAge: Math.max(0, Math.floor((session.expiresAt - Date.now()) / 1000)),
    });
  }

  end(context: Context): void {
    deleteCookie(context, cookieName, cookieScope(context));
  }
}

function cookieScope(context: Context) {
  return {
    path: '/',
    httpOnly: true,
    // Lax, not Strict: the visitor comes back from the provider by a link from another site.
    sameSite: 'Lax',
    secure: visitorOrigin(context.req.raw).startsWith('https:'),
  } as const;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
