/** Signs invites, and checks what claims to be one. */
import type { Scope } from 'codat-elements/api';
import { errors, jwtVerify, SignJWT } from 'jose';
import { isCompanyId } from '../company-id.js';
import { parseScopes } from '../scopes.js';
import { InviteError } from './invite-error.js';

/** Which company an invite is for, and what it allows. */
export interface Invite {
  readonly id: string;
  /** The Codat company id. */
  readonly companyId: string;
  readonly scopes: readonly Scope[];
  /** What the host has written for the page that asks. */
  readonly note?: string;
  /** When the invite ends, and every session that it opens. */
  readonly expiresAt: Date;
}

/** The one algorithm: what a token's own header says decides nothing. */
const ALGORITHM = 'HS256';
/** Tokens of another kind that the host signs with the same secret are no invites. */
const TYPE = 'codat-invite+jwt';
const AUDIENCE = 'codat-elements:invite';
/** As many bytes as the algorithm's hash has. */
const MIN_SECRET_LENGTH = 32;
const MAX_SECRETS = 5;
/** In characters: longer than any that this server makes. JSON takes six for one of a note that cannot be printed. */
const MAX_TOKEN_LENGTH = 4608;

export class InviteTokens {
  readonly #keys: readonly Uint8Array[];

  /** The first secret signs, each of them verifies. @throws TypeError that never repeats a secret. */
  constructor(secrets: readonly string[]) {
    const isList: boolean = Array.isArray(secrets);
    const areFit =
      isList &&
      secrets.every((secret) => typeof secret === 'string' && secret.length >= MIN_SECRET_LENGTH);
    if (!areFit || secrets.length === 0 || secrets.length > MAX_SECRETS) {
      throw new TypeError(
        `createInvites: give a random secret of at least ${MIN_SECRET_LENGTH} characters, or up to ${MAX_SECRETS} of them as secrets.`,
      );
    }
    this.#keys = secrets.map((secret) => new TextEncoder().encode(secret));
  }

  async sign({ id, companyId, scopes, note, expiresAt }: Invite): Promise<string> {
    const [key] = this.#keys;
    if (!key) throw new InviteError('unavailable');
    return new SignJWT({ scope: scopes.join(' '), note })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setJti(id)
      .setSubject(companyId)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(expiresAt.getTime() / 1000)
      .sign(key);
  }

  /** @throws InviteError `invalid` or `expired` */
  async verify(token: string): Promise<Invite> {
    if (token.length > MAX_TOKEN_LENGTH) throw new InviteError('invalid');
    for (const key of this.#keys) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: [ALGORITHM],
          typ: TYPE,
          audience: AUDIENCE,
        });
        return inviteIn(payload);
      } catch (error) {
        if (error instanceof errors.JWSSignatureVerificationFailed) continue;
        if (error instanceof errors.JWTExpired) throw new InviteError('expired');
        throw error instanceof InviteError ? error : new InviteError('invalid');
      }
    }
    throw new InviteError('invalid');
  }
}

/** @throws InviteError */
function inviteIn(payload: Readonly<Record<string, unknown>>): Invite {
  const { jti: id, sub: companyId, scope, note, exp } = payload;
  const isFit = typeof id === 'string' && typeof scope === 'string' && isCompanyId(companyId);
  if (!isFit || typeof exp !== 'number') throw new InviteError('invalid');
  // The library compares whole seconds.
  const endsAt = Math.round(exp * 1000);
  if (Date.now() >= endsAt) throw new InviteError('expired');
  return {
    id,
    companyId,
    scopes: scopesIn(scope),
    ...(typeof note === 'string' && { note }),
    expiresAt: new Date(endsAt),
  };
}

function scopesIn(text: string): readonly Scope[] {
  try {
    return [...parseScopes(text === '' ? [] : text.split(' '))];
  } catch {
    throw new InviteError('invalid');
  }
}
