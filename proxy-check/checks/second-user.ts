/** What a second user can do with a connection that was just made for the first. */
import { finding, findingsOf, type Finding } from '../check.js';
import { resultsIn } from '../assertions.js';
import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

export interface SecondUser {
  readonly findings: readonly Finding[];
  /** How the second user tried to delete it: whether that was done shows when its owner deletes it. */
  readonly deleting: Exchange;
}

/** Whether it was done is read by the owner: the response to the second user may be in any words. */
export async function secondUserFindings(
  scene: CheckContext,
  id: string,
): Promise<SecondUser | undefined> {
  const { target, ownCompany } = scene;
  if (!target.hasOther) return undefined;
  const below = (company: string): string => `/companies/${company}/connections/${id}`;
  const path = below('me');
  const read = await target.askAll([
    { path, as: 'other' },
    { path: below(ownCompany ?? 'me'), as: 'other' },
  ]);
  const body = '{"status":"Unlinked"}';
  const unlinking = await target.ask({ method: 'PATCH', path, as: 'other', body });
  const isUnlinked = (await ownersView(scene, id))?.['status'] === 'Unlinked';
  const deleting = await target.ask({ method: 'DELETE', path, as: 'other' });
  return {
    findings: [
      ...findingsOf(read, ({ answer }) =>
        answer.isSuccess ? 'the second user can read it' : undefined,
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
  // Not an address that was read a moment ago: the proxy may have kept that answer for so long.
  const list = await target.ask({ path: `/companies/${me}/connections?page=1&pageSize=94` });
  return resultsIn(list.answer).find((one) => one['id'] === id);
}
