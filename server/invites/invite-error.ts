/** Why an invite cannot be used. */
export type InviteErrorReason =
  /** No invite of this server's: tampered with, signed with another secret, or none at all. 404 */
  | 'invalid'
  /** Its time is over. 410 */
  | 'expired'
  /** It was redeemed before. 410 */
  | 'used'
  /** The host has taken it back. 410 */
  | 'revoked'
  /** Redeemed by another method than `POST`. 405 */
  | 'not-a-post'
  /** Another site's page has sent the `POST`. 403 */
  | 'foreign-page'
  /** The company has too many open invites. 429 */
  | 'too-many'
  /** The store could not be reached. 503 */
  | 'unavailable';

/** The HTTP statuses of refused invites. */
export type InviteErrorStatus = 403 | 404 | 405 | 410 | 429 | 503;

const statuses: Readonly<Record<InviteErrorReason, InviteErrorStatus>> = {
  invalid: 404,
  expired: 410,
  used: 410,
  revoked: 410,
  'not-a-post': 405,
  'foreign-page': 403,
  'too-many': 429,
  unavailable: 503,
};

const messages: Readonly<Record<InviteErrorReason, string>> = {
  invalid: 'This is not an invite.',
  expired: 'This invite has expired.',
  used: 'This invite was used before.',
  revoked: 'This invite was taken back.',
  'not-a-post': 'An invite is redeemed by POST: mail scanners open links too.',
  'foreign-page': 'Another site’s page may not redeem an invite.',
  'too-many': 'This company has too many open invites.',
  unavailable: 'Invites cannot be checked just now. Try again in a moment.',
};

/** An invite cannot be used. Never holds the invite itself, so it may be logged. */
export class InviteError extends Error {
  override readonly name = 'InviteError';
  readonly reason: InviteErrorReason;
  /** The HTTP status that says the same. */
  readonly status: InviteErrorStatus;
  /** The id of the invite that was used or taken back, such as to find whether it has opened the visitor's own session. */
  readonly inviteId: string | undefined;

  constructor(reason: InviteErrorReason, inviteId?: string) {
    super(messages[reason]);
    this.inviteId = inviteId;
    this.reason = reason;
    this.status = statuses[reason];
  }
}
