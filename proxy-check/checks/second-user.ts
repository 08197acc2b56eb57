/** What a second user can do with a connection that was just made for the first. */
import { finding, findingsOf, type Finding } from '../check.js';
import { allResults } from '../all-results.js';
import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

export interface SecondUser {
  readonly findings: readonly Finding[];
  /** How the second user tried to delete it: whether that was done shows when its owner deletes it. */
  readonly deleting: Exchange;
}

/** Whether it was done is read by the owner: the response to the second user may be in any words. */
export async function secondUserFindings(
  context: CheckContext,
  id: string,
): Promise<SecondUser | undefined> {
  const { target, ownCompany } = context;
  if (!target.hasOther) return undefined;
  const below = (company: string): string => `/companies/${company}/connections/${id}`;
  const path = below('me');
  const read = await target.sendAll([
    { path, as: 'other' },
    { path: below(ownCompany ?? 'me'), as: 'other' },
  ]);
  const body = '{"status":"Unlinked"}';
  const unlinking = await target.send({ method: 'PATCH', path, as: 'other', body });
  const isUnlinked = (await ownersView(context, id))?.['status'] === 'Unlinked';
  const deleting = await target.send({ method: 'DELETE', path, as: 'other' });
  return {
    findings: [
      ...findingsOf(read, ({ response }) =>
        response.isSuccess ? 'the second user can read it' : undefined,
      ),
      ...(isUnlinked ? [finding(unlinking, 'the second user can unlink it')] : []),
    ],
    deleting,
  };
}

async function ownersView(
  { target, me }: CheckContext,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  // Not an address that was read a moment ago: the proxy may have kept that response for so long.
  const list = await allResults(target, `/companies/${me}/connections?pageSize=94`);
  return list?.find((one) => one['id'] === id);
}
