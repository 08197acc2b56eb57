/** One connection made and deleted again; only with leave. */
import { connection } from './shapes.js';
import { finding, findingsOf, type Check, type Finding } from '../check.js';
import { allResults, idsOf } from '../all-results.js';
import { companyIn, resultsIn } from '../assertions.js';
import { printable } from '../printable.js';
import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';
import { secondUserFindings, type SecondUser } from './second-user.js';
import { shapeMismatch } from './shape-mismatch.js';

const needsLeave = ({ allowsWrites }: CheckContext): string | undefined =>
  allowsWrites ? undefined : 'it makes a connection, and deletes it again: give --allow-writes';

const enabledOnes = '/integrations?query=enabled%3Dtrue&pageSize=100';

async function keyFor({ target, platformKey }: CheckContext): Promise<string | undefined> {
  if (platformKey !== undefined) return platformKey;
  const { response } = await target.send({ path: enabledOnes });
  // One that an honest user may add again and again, if there is one.
  const enabled = resultsIn(response).filter((one) => one['enabled'] === true);
  const chosen = enabled.find((one) => one['sourceType'] === 'Commerce') ?? enabled[0];
  const key = chosen?.['key'];
  return typeof key === 'string' ? key : undefined;
}

export const writeChecks: readonly Check[] = [
  {
    id: 'life-of-a-connection',
    kind: 'contract',
    needs: ['connect', 'delete'],
    promise: 'a connection can be made, read and deleted',
    fix: 'Send Codat {"platformKey": …} for POST, and DELETE without a body; pass its responses on.',
    obstacle: needsLeave,
    run: async (context) => {
      const { target, me } = context;
      const key = await keyFor(context);
      if (key === undefined) {
        return findingsOf(
          [await target.send({ path: enabledOnes })],
          () =>
            'no integration is enabled: enable one in the Codat Portal, or name it with --platform-key',
        );
      }
      const list = `/companies/${me}/connections`;
      const before = await allResults(target, list);
      if (!before) return 'the list of connections cannot be read to its last page';
      const known = idsOf(before);
      const body = JSON.stringify({ platformKey: key });
      const created = await target.send({ method: 'POST', path: list, body });
      const { id } = created.response.fields;
      if (!created.response.isSuccess || typeof id !== 'string') {
        return [
          finding(created, 'no connection was made'),
          ...(await removeNew(context, key, known)),
        ];
      }
      // Such as one that was pending: its user may be about to connect it.
      if (known.includes(id)) {
        return `the proxy responded with connection ${printable(id)}, which was there before; it is left alone`;
      }
      const one = `${list}/${id}`;
      const findings: Finding[] = [...faultsOf(created, context)];
      let others: SecondUser | undefined;
      try {
        const read = findingsOf([await target.send({ path: one })], ({ response }) =>
          response.status === 200 ? undefined : 'it cannot be read',
        );
        findings.push(...read);
        // What its owner cannot read proves nothing about others.
        if (read.length === 0) others = await secondUserFindings(context, id);
        findings.push(...(others?.findings ?? []));
      } finally {
        findings.push(...(await remove(context, one, others?.deleting)));
      }
      return findings;
    },
  },
];

function faultsOf(created: Exchange, { ownCompany }: CheckContext): readonly Finding[] {
  const owner = companyIn(created.response);
  const isElsewhere = ownCompany !== undefined && owner !== undefined && owner !== ownCompany;
  return [
    ...(isElsewhere ? [finding(created, 'it was made in another company')] : []),
    ...shapeMismatch(created, connection),
  ];
}

/** @param byOther how the second user tried to delete it before, if that was tried */
async function remove(
  { target }: CheckContext,
  one: string,
  byOther?: Exchange,
): Promise<readonly Finding[]> {
  const removed = await target.send({ method: 'DELETE', path: one });
  if (byOther && removed.response.status === 404) {
    return [finding(byOther, 'the second user can delete it')];
  }
  const id = printable(one.slice(one.lastIndexOf('/') + 1));
  return [
    ...findingsOf([removed], ({ response }) =>
      response.isSuccess ? undefined : `it could not be deleted: delete connection ${id} yourself`,
    ),
    ...findingsOf([await target.send({ path: one })], ({ response }) =>
      response.status === 404 ? undefined : 'it is still there after it was deleted',
    ),
  ];
}

/** Something was made, though the response does not say what: it must not stay. */
async function removeNew(
  context: CheckContext,
  key: string,
  known: readonly string[],
): Promise<readonly Finding[]> {
  const list = `/companies/${context.me}/connections`;
  const after = (await allResults(context.target, list)) ?? [];
  const findings: Finding[] = [];
  for (const { id, integrationKey } of after) {
    const isNew = typeof id === 'string' && !known.includes(id);
    if (isNew && integrationKey === key) findings.push(...(await remove(context, `${list}/${id}`)));
  }
  return findings;
}
