import type { Connection, Integration } from '../../api/schema.js';
import { onlyConnection } from '../connections/rules.js';
import { groupIntegrations, type CatalogGroup } from './catalog.js';
import { popularOf } from './popular.js';
import { isSearch, type CategoryTexts } from './search-text.js';

/** A person finds one of fewer integrations at a glance. */
export const MIN_ITEMS_FOR_SEARCH = 8;

export const DEFAULT_COLLAPSE_AFTER = 8;

/** The integrations that a search finds, the best matches first. */
export type FindIntegrations = (
  integrations: readonly Integration[],
  text: string,
  textsOf?: CategoryTexts,
) => readonly Integration[];

/** How much of a group is shown. */
export type Fold =
  /** All of it, under its heading. */
  | { kind: 'whole' }
  /** Its heading is a row that opens and closes it: the popular integrations above stand for it. */
  | { kind: 'row'; isOpen: boolean }
  /** The first `count`, and a button that shows the rest. */
  | { kind: 'first'; count: number }
  /** One integration is all there can be, and this one is connected. */
  | { kind: 'connected'; connection: Connection };

/** A group as it is shown. */
export interface ArrangedGroup extends CatalogGroup {
  fold: Fold;
}

export interface Arrangement {
  popular: readonly Integration[];
  groups: readonly ArrangedGroup[];
  /** How many integrations a search has found that can be connected. */
  found: number;
}

interface CatalogToArrange {
  integrations: readonly Integration[];
  connections: readonly Connection[];
  /** Whether the host has given the order. */
  isOrdered: boolean;
  /** Platform keys of what comes first; undefined: the best known. */
  featured: readonly string[] | undefined;
  /** How many integrations a group shows before it folds; 0: it never does. */
  collapseAfter: number;
  search: string;
  find: FindIntegrations;
  /** What categories are called, to be found by it. */
  categoryTexts?: CategoryTexts;
  /** Categories that the person has opened. */
  opened: ReadonlySet<string>;
}

/** Without those that already stand above. */
function without(groups: readonly CatalogGroup[], popular: readonly Integration[]): CatalogGroup[] {
  const above = new Set(popular);
  return groups
    .map((group) => ({
      ...group,
      integrations: group.integrations.filter((one) => !above.has(one)),
    }))
    .filter(({ integrations }) => integrations.length > 0);
}

/**
 * Decides what a picker shows first, and what is folded.
 *
 * With popular integrations on top, each category is a row that opens all of it. Without, a category shows its first
 * integrations. An integration is shown twice only where the person has opened a category of which it is a popular one:
 * what is called "all" holds all.
 */
export function arrange(catalog: CatalogToArrange): Arrangement {
  const { integrations, connections, isOrdered, featured, collapseAfter, search, opened } = catalog;
  const isSearched = isSearch(search);
  const matching = isSearched
    ? catalog.find(integrations, search, catalog.categoryTexts)
    : integrations;
  const groups = groupIntegrations(matching, isSearched || isOrdered);
  const connectionOf = ({ sourceType }: CatalogGroup) => onlyConnection(sourceType, connections);
  const open = groups.filter((group) => !connectionOf(group));
  const isLong = ({ integrations: members }: CatalogGroup) =>
    collapseAfter > 0 && members.length > collapseAfter;
  const folds = open.some(isLong);
  const isBrowsed = !isSearched && (folds || featured !== undefined);
  const enough = integrations.length >= MIN_ITEMS_FOR_SEARCH || featured !== undefined;
  const popular = isBrowsed && enough ? popularOf(open, featured) : [];
  const hasRows = popular.length > 0 && folds;
  const foldOf = (group: CatalogGroup): Fold => {
    const connection = connectionOf(group);
    if (connection) return { kind: 'connected', connection };
    const isOpen = opened.has(group.sourceType);
    if (hasRows) return { kind: 'row', isOpen };
    return isLong(group) && !isOpen ? { kind: 'first', count: collapseAfter } : { kind: 'whole' };
  };
  const shown = hasRows ? groups : without(groups, popular);
  return {
    popular,
    groups: shown.map((group) => ({ ...group, fold: foldOf(group) })),
    found: open.reduce((sum, { integrations: members }) => sum + members.length, 0),
  };
}

/** The integrations of a group that are in the page. */
export function shownOf({ integrations, fold }: ArrangedGroup): readonly Integration[] {
  switch (fold.kind) {
    case 'whole':
      return integrations;
    case 'row':
      return fold.isOpen ? integrations : [];
    case 'first':
      return integrations.slice(0, fold.count);
    case 'connected':
      return [];
  }
}
