import * as v from 'valibot';
import type { Context } from 'hono';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';
import { visitorOrigin } from './origin.js';

const cookieName = 'saltmarsh';

/** A week: long enough to come back to an unfinished application. */
export const APPLICATION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

const SessionSchema = v.object({
  /** Codat's id of the company: the only thing that decides whose connections are shown. */
  companyId: v.string(),
  /** The lender's own number for the application, such as `SM-204816`. */
  reference: v.string(),
  businessName: v.string(),
  /** Absent for the companies that the developer pages make for themselves. */
  email: v.optional(v.string()),
  /** Whole pounds. */
  amount: v.optional(v.number()),
  /** What the visitor may do: all that an applicant may, or, by an invite, connect software. */
  scope: v.picklist(['apply', 'connect']),
  /** The invite that opened the session: it ends when that is taken back. */
  inviteId: v.optional(v.string()),
  /** When the session ends, in milliseconds since 1970. It is never prolonged. */
  expiresAt: v.number(),
  /** When the applicant applied, in milliseconds since 1970. */
  startedAt: v.optional(v.number()),
});

/** One visitor's application, as the signed cookie carries it. */
export type Session = v.InferOutput<typeof SessionSchema>;

/** Reads and writes the session: an HMAC SHA-256 signed cookie that no script of the page can see. */
export class SessionStore {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The visitor's session; undefined when there is none, it was tampered with, or it has expired. */
  read(context: Context): Promise<Session | undefined> {
    return this.readFrom(context.req.raw);
  }

  /** The same, for a handler that has only the request. */
  async readFrom(request: Request): Promise<Session | undefined> {
    const cookies = request.headers.get('cookie') ?? '';
    const { [cookieName]: value } = await parseSigned(cookies, this.#secret, cookieName);
    if (!value) return undefined;
    const parsed = v.safeParse(SessionSchema, parseJson(value));
    if (!parsed.success) return undefined;
    // The cookie's own age is the browser's word only; the signed time is ours.
    return Date.now() < parsed.output.expiresAt ? parsed.output : undefined;
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
