import { SandboxApiError } from './errors.js';
import { order, parseQuery, type Queryable, resolveProperty } from './query.js';

/** One page, as Codat sends a list. */
export interface Page<Wire> {
  readonly results: readonly Wire[];
  readonly pageNumber: number;
  readonly pageSize: number;
  /** How many there are on all pages, after the query. */
  readonly totalResults: number;
  readonly _links: Readonly<Record<string, { readonly href: string }>>;
}

/**
 * The page that is asked for by `page`, `pageSize`, `query` and `orderBy` (`-` before it for the
 * other way). Only the items of that page are turned into what is sent.
 */
export function paginate<Item, Wire>(
  items: readonly Item[],
  url: URL,
  path: string,
  on: Queryable<Item>,
  toWire: (item: Item) => Wire,
): Page<Wire> {
  const pageNumber = whole(url, 'page', 1, Number.MAX_SAFE_INTEGER);
  const pageSize = whole(url, 'pageSize', 100, 5000);
  const query = url.searchParams.get('query');
  const orderBy = url.searchParams.get('orderBy');

  const found = query ? items.filter(parseQuery(query, on)) : [...items];
  if (orderBy) {
    const descending = orderBy.startsWith('-');
    const property = resolveProperty(descending ? orderBy.slice(1) : orderBy, on);
    const sign = descending ? -1 : 1;
    found.sort((a, b) => sign * order(on.read(a, property), on.read(b, property)));
  }

  const hrefOf = (page: number) => {
    const search = new URLSearchParams({ page: String(page), pageSize: String(pageSize) });
    if (query) search.set('query', query);
    if (orderBy) search.set('orderBy', orderBy);
    return { href: `${path}?${search}` };
  };
  const from = (pageNumber - 1) * pageSize;
  return {
    results: found.slice(from, from + pageSize).map(toWire),
    pageNumber,
    pageSize,
    totalResults: found.length,
    _links: {
      self: { href: path },
      current: hrefOf(pageNumber),
      ...(from + pageSize < found.length && { next: hrefOf(pageNumber + 1) }),
      ...(pageNumber > 1 && { previous: hrefOf(pageNumber - 1) }),
    },
  };
}

function whole(url: URL, name: string, standard: number, limit: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return standard;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= limit) return value;
  const message = `'${name}' must be a whole number from 1${limit === 5000 ? ' to 5000' : ''}.`;
  throw new SandboxApiError(400, message, {
    validation: [{ itemId: name, message, validatorName: 'InclusiveBetweenValidator' }],
  });
}
