import { sign, verify } from 'hono/jwt';
import * as v from 'valibot';
import type { Session } from './session.js';

/** Two days, in seconds: for somebody who reads their mail tomorrow. */
const lifetime = 2 * 24 * 60 * 60;

const algorithm = 'HS256';

/** What whoever holds the link may do: connect software for this company, and nothing of the application. */
const LinkSchema = v.object({
  aud: v.literal('hand-on'),
  companyId: v.string(),
  reference: v.string(),
  businessName: v.string(),
});

/** Links by which an applicant lets somebody else connect software for them: signed, and good for two days. */
export class HandOnLinks {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** The path of a link to this session's company. */
  async pathFor({ companyId, reference, businessName }: Session): Promise<string> {
    const exp = Math.floor(Date.now() / 1000) + lifetime;
    const claims = { aud: 'hand-on', exp, companyId, reference, businessName };
    return `/hand-on/${await sign(claims, this.#secret, algorithm)}`;
  }

  /** The session that a link opens; undefined where it was tampered with or is too old. */
  async sessionOf(token: string): Promise<Session | undefined> {
    try {
      const claims = v.parse(LinkSchema, await verify(token, this.#secret, algorithm));
      const { companyId, reference, businessName } = claims;
      return { companyId, reference, businessName, startedAt: Date.now() };
    } catch {
      // Why does not matter to whoever brings it: the page says what to do.
      return undefined;
    }
  }
}
