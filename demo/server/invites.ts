import { sign, verify } from 'hono/jwt';
import * as v from 'valibot';
import type { Session } from './session.js';

/** Long enough for somebody who reads their mail tomorrow. */
const LIFETIME_S = 2 * 24 * 60 * 60;

const algorithm = 'HS256';
const audience = 'invite';

const InviteSchema = v.object({
  aud: v.literal(audience),
  companyId: v.string(),
  reference: v.string(),
  businessName: v.string(),
  /** When the invite and every session that it opens end, in seconds since 1970. */
  exp: v.number(),
});

/** Links by which an applicant lets somebody else connect software for them: signed, and good for two days. */
export class Invites {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The path of an invite to this session's company. */
  async pathFor({ companyId, reference, businessName }: Session): Promise<string> {
    const exp = Math.floor(Date.now() / 1000) + LIFETIME_S;
    const claims = { aud: audience, exp, companyId, reference, businessName };
    return `/invite/${await sign(claims, this.#secret, algorithm)}`;
  }

  /**
   * The session that an invite opens: it may connect software for the company, and nothing else, and ends when the
   * invite does. Undefined for an invite that was tampered with or has expired.
   */
  async sessionFrom(token: string): Promise<Session | undefined> {
    try {
      const invite = v.parse(InviteSchema, await verify(token, this.#secret, algorithm));
      const { companyId, reference, businessName, exp } = invite;
      const expiresAt = exp * 1000;
      return { companyId, reference, businessName, scope: 'connect', expiresAt };
    } catch {
      // The reason does not matter to the visitor: the page says what to do.
      return undefined;
    }
  }
}
