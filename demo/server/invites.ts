import { createHash } from 'node:crypto';
import { createInvites, memoryStore, type Invite, type Invites } from '../../server/index.js';
import type { Session } from './session.js';

const path = '/invite';

/** The addresses of invites. */
export const invitePaths = `${path}/*`;

/** Links by which an applicant lets somebody else connect software for them: good for two days, and for one use. */
export function createDemoInvites(sessionSecret: string): Invites {
  return createInvites({
    // A secret of its own, and long enough, whatever the sessions are signed with.
    secret: createHash('sha256').update(`invites ${sessionSecret}`).digest('base64'),
    url: path,
    store: memoryStore(),
  });
}

/** What the page that asks has to know of an application. */
export function noteFor({ reference, businessName }: Session): string {
  return `${reference} ${businessName}`;
}

/** The session that an invite opens: it may connect software for the company, and ends when the invite does. */
export function sessionOf({ id, companyId, note = '', expiresAt }: Invite): Session {
  const [reference = ''] = note.split(' ', 1);
  return {
    companyId,
    reference,
    businessName: note.slice(reference.length + 1),
    scope: 'connect',
    inviteId: id,
    expiresAt: expiresAt.getTime(),
  };
}
