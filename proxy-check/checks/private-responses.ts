import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

/** One response of each kind that is about a company, and errors. */
export function privateResponses(context: CheckContext): Promise<readonly Exchange[]> {
  const { target, me, connectionIds, unknownConnection } = context;
  const list = `/companies/${me}/connections`;
  const [own] = connectionIds;
  return target.sendAll([
    { path: list },
    ...(own === undefined ? [] : [{ path: `${list}/${own}` }]),
    { path: `/companies/${me}/dataStatus` },
    { path: `/companies/${me}/files` },
    { path: `${list}/${unknownConnection}` },
    { path: `/companies/${me}/nothing` },
    { path: list, as: 'nobody' },
    { method: 'POST', path: list, body: '{' },
  ]);
}
