import type { CheckContext } from '../context.js';
import type { Exchange } from '../target.js';

/** One answer of each kind that is about a company, and errors. */
export function privateResponses(scene: CheckContext): Promise<readonly Exchange[]> {
  const { target, me, connectionIds, unknownConnection } = scene;
  const list = `/companies/${me}/connections`;
  const [own] = connectionIds;
  return target.askAll([
    { path: list },
    ...(own === undefined ? [] : [{ path: `${list}/${own}` }]),
    { path: `/companies/${me}/dataStatus` },
    { path: `${list}/${unknownConnection}` },
    { path: `/companies/${me}/nothing` },
    { path: list, as: 'nobody' },
    { method: 'POST', path: list, body: '{' },
  ]);
}
