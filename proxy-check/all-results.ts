import { resultsIn } from './assertions.js';
import type { Exchange, Target, Who } from './target.js';

type Result = Readonly<Record<string, unknown>>;

/** More than any company has. */
const MAX_PAGES = 100;

/**
 * The connections of a list to its last page: what is on the second one is no less the user's.
 *
 * @param path of the list, with whatever parameters but `page`
 * @param first the response to its first page, where there is one already
 * @returns `undefined` where a page cannot be read
 */
export async function allResults(
  target: Target,
  path: string,
  { as = 'user', first }: { as?: Who; first?: Exchange } = {},
): Promise<readonly Result[] | undefined> {
  const found = new Map<unknown, Result>();
  for (let page = 1; page <= MAX_PAGES; page++) {
    const address = `${path}${path.includes('?') ? '&' : '?'}page=${page}`;
    const exchange = page === 1 && first ? first : await target.send({ path: address, as });
    const { fields, isSuccess } = exchange.response;
    if (!isSuccess || !Array.isArray(fields['results'])) return undefined;
    const known = found.size;
    for (const result of resultsIn(exchange.response)) found.set(result['id'], result);
    // A proxy may limit a page's size, and leave out how many there are: the last page is one with nothing new.
    if (found.size === known || found.size === fields['totalResults']) return [...found.values()];
  }
  return undefined;
}

/** The ids of what `allResults` has found. */
export const idsOf = (results: readonly Result[]): readonly string[] =>
  results.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
