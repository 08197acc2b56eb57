import { CodatError, CodatNetworkError, CodatResponseError } from '../../../api/errors.js';
import { readInvite, type Invite } from '../../../api/invites.js';
import { warnOnce } from '../../../ui/dom/warn-once.js';
import type { FlowSettings, MadeInvite } from './flow-settings.js';
import type { InviteSource } from './invite-source.js';

/** How long a host's function may take to make a link. */
const TIMEOUT_MS = 15_000;

/**
 * The link that a host's function makes.
 *
 * @throws CodatNetworkError when that takes too long, CodatResponseError that names what is wrong, or what the function threw.
 */
export async function madeInvite(make: () => MadeInvite | Promise<MadeInvite>): Promise<Invite> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CodatNetworkError('timeout')), TIMEOUT_MS);
  });
  try {
    const made = await Promise.race([make(), late]);
    return readInvite(typeof made === 'string' ? { url: made } : made);
  } finally {
    clearTimeout(timer);
  }
}

/** Tells the host's developer why what they set made no link. Nothing of a link is in it: anyone who has one can use it. */
export function warnOfSlip(flow: FlowSettings, source: InviteSource, error: unknown): void {
  const setting = flow.inviteUrl ? 'invite-url' : 'share-url';
  if (error instanceof CodatResponseError) {
    warnOnce(
      flow,
      `${setting} gave no link that can be used: ${error.field || 'it'} is missing or wrong. Expected an https ` +
        'address, or an object with it as "url" and, if you have them, "id" and "expiresAt" (an ISO date).',
    );
  } else if (source.kind === 'function') {
    const said =
      error instanceof CodatError ? 'has made no link in time' : `threw "${String(error)}"`;
    warnOnce(flow, `${setting} ${said}.`);
  }
}
