import { createHash } from 'node:crypto';
import { createInvites, type Invite, type Invites, type ListedInvite } from '../../server/index.js';
import type { Application, Records } from './database/index.js';
import type { Session } from './session.js';

const path = '/invite';

/** The addresses of invites. */
export const invitePaths = `${path}/*`;

/** Links by which an applicant lets somebody else connect software for them: good for two days, and for one use. */
export function createDemoInvites(sessionSecret: string, store: Records['invites']): Invites {
  return createInvites({
    // A secret of its own, and long enough, whatever the sessions are signed with.
    secret: createHash('sha256').update(`invites ${sessionSecret}`).digest('base64'),
    url: path,
    store,
  });
}

/** What an application's invites carry: by this it is found again, whichever company it has by then. */
export function noteFor({ reference }: Application): string {
  return reference;
}

/** The session that an invite opens: it may connect software for the company, and ends when the invite does. */
export function sessionOf({ id, note = '', expiresAt }: Invite): Session {
  return { reference: note, scope: 'connect', inviteId: id, expiresAt: expiresAt.getTime() };
}

/** An application's invites that have not ended, the newest first, of every company that it has had. */
export async function invitesOf(
  invites: Invites,
  { applications }: Records,
  { reference }: Application,
): Promise<readonly ListedInvite[]> {
  const companies = applications.companiesOf(reference);
  const lists = await Promise.all(companies.map(({ companyId }) => invites.list(companyId)));
  return lists.flat().sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
}
