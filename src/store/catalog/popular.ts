import type { Integration } from '../../api/schema.js';
import type { CatalogGroup } from './catalog.js';
import { normalizeText } from './search-text.js';

/** What fits above the categories without hiding them. */
const MAX_POPULAR = 6;

/** What most businesses of the countries that Codat serves use, by platform key or, where banks have none, by name. */
const bestKnown: readonly string[] = [
  ...['gbol', 'qhyg', 'tgff', 'fbrh', 'vxvy', 'rwuv', 'pdvj', 'pqsw', 'hbql', 'akxx'],
  ...['barclays', 'hsbc', 'lloyds', 'natwest', 'santander', 'monzo', 'starling', 'chase', 'plaid'],
  ...['fztf', 'exgd', 'zsth', 'ltpp', 'qkdj', 'vqzp', 'ugxp', 'fqly'],
];

const ranks = new Map(bestKnown.map((one, rank) => [one, rank]));

const rankOf = ({ key, name }: Integration): number | undefined =>
  ranks.get(key) ?? ranks.get(normalizeText(name).split(' ')[0] ?? '');

/** The best known of each group in turn, in the order of the groups. */
function bestKnownOf(groups: readonly CatalogGroup[]): Integration[] {
  const ranked = groups.map(({ integrations }) =>
    integrations
      .map((integration) => ({ integration, rank: rankOf(integration) ?? Infinity }))
      .filter(({ rank }) => rank < Infinity)
      .sort((one, other) => one.rank - other.rank)
      .map(({ integration }) => integration),
  );
  const chosen = new Set<Integration>();
  for (let place = 0; place < MAX_POPULAR; place++) {
    for (const members of ranked) {
      const next = members[place];
      if (next && chosen.size < MAX_POPULAR) chosen.add(next);
    }
  }
  return ranked.flat().filter((one) => chosen.has(one));
}

/**
 * The integrations that come first: those that the host features, in its order, or else the best known of each group.
 */
export function popularOf(
  groups: readonly CatalogGroup[],
  featured: readonly string[] | undefined,
): Integration[] {
  if (!featured) return bestKnownOf(groups);
  const byKey = new Map(
    groups.flatMap(({ integrations }) => integrations.map((one) => [one.key, one])),
  );
  return [...new Set(featured)].flatMap((key) => byKey.get(key) ?? []).slice(0, MAX_POPULAR);
}
