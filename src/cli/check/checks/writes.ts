/** One connection made and deleted again; only with leave. */
import { ConnectionSchema } from '../../../api/schema.js';
import { finding, judge, type Check, type Finding } from '../check.js';
import { companyIn, resultsIn } from '../evidence.js';
import type { Scene } from '../scene.js';

const needsLeave = ({ allowsWrites }: Scene): string | undefined =>
  allowsWrites ? undefined : 'it makes a connection, and deletes it again: give --allow-writes';

async function keyFor({ target, platformKey }: Scene): Promise<string> {
  if (platformKey !== undefined) return platformKey;
  const { answer } = await target.ask({ path: '/integrations?query=enabled%3Dtrue&pageSize=100' });
  // One that an honest user may add again and again, if there is one.
  const enabled = resultsIn(answer).filter((one) => one['enabled'] === true);
  const chosen = enabled.find((one) => one['sourceType'] === 'Commerce') ?? enabled[0];
  return String(chosen?.['key']);
}

export const writeChecks: readonly Check[] = [
  {
    id: 'life-of-a-connection',
    kind: 'contract',
    promise: 'a connection can be made, read and deleted',
    mend: 'Send Codat {"platformKey": …} for POST, and DELETE without a body; pass its answers on.',
    obstacle: needsLeave,
    run: async (scene) => {
      const { target, me, ownCompany } = scene;
      const list = `/companies/${me}/connections`;
      const body = JSON.stringify({ platformKey: await keyFor(scene) });
      const created = await target.ask({ method: 'POST', path: list, body });
      const { id } = created.answer.fields;
      if (!created.answer.isSuccess || typeof id !== 'string') {
        return [finding(created, 'no connection was made')];
      }
      const findings: Finding[] = [];
      const one = `${list}/${id}`;
      try {
        ConnectionSchema(created.answer.json, '');
        const owner = companyIn(created.answer);
        if (ownCompany !== undefined && owner !== undefined && owner !== ownCompany) {
          findings.push(finding(created, 'it was made in another company'));
        }
        findings.push(
          ...judge([await target.ask({ path: one })], ({ answer }) =>
            answer.status === 200 ? undefined : 'it cannot be read',
          ),
          ...(await foreignHands(scene, one)),
        );
      } catch {
        findings.push(finding(created, 'it has not the fields that the elements need'));
      } finally {
        const deleted = await target.ask({ method: 'DELETE', path: one });
        if (!deleted.answer.isSuccess) {
          findings.push(
            finding(deleted, `it could not be deleted: delete connection ${id} yourself`),
          );
        }
      }
      return [
        ...findings,
        ...judge([await target.ask({ path: one })], ({ answer }) =>
          answer.status === 404 ? undefined : 'it is still there after it was deleted',
        ),
      ];
    },
  },
];

/** What a second user can do with it. */
async function foreignHands(
  { target, ownCompany }: Scene,
  one: string,
): Promise<readonly Finding[]> {
  if (!target.hasOther) return [];
  const id = one.slice(one.lastIndexOf('/') + 1);
  const paths = [
    `/companies/me/connections/${id}`,
    `/companies/${ownCompany ?? 'me'}/connections/${id}`,
  ];
  const exchanges = [
    await target.ask({ path: paths[0] ?? '', as: 'other' }),
    await target.ask({ path: paths[1] ?? '', as: 'other' }),
  ];
  return judge(exchanges, ({ answer }) =>
    answer.isSuccess ? 'the second user can read it' : undefined,
  );
}
