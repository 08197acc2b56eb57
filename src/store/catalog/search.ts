import type { Integration } from '../../api/schema.js';
import { categoryOf } from './catalog.js';
import { aliasesOf, siteOf } from './platforms.js';

/** Words that stand for a whole category. */
const categoryWords: Readonly<Record<string, readonly string[]>> = {
  accounting: ['accounting', 'accountancy', 'accounts', 'bookkeeping', 'software'],
  banking: ['banking', 'banks'],
  commerce: ['commerce', 'ecommerce', 'shops', 'stores', 'payments', 'pos'],
  bankfeed: ['bankfeeds', 'feeds', 'banks'],
  expense: ['expenses'],
};

/** In a shorter word one typo makes another word. */
const MIN_LETTERS_FOR_TYPO = 4;

/** Fewer letters are inside of too many names. */
const MIN_LETTERS_INSIDE = 3;

/** How an integration matches a search, the best first. */
const EXACT = 0;
const PREFIX = 1;
const WORDS = 2;
const INSIDE = 3;
const TYPO = 4;

/** An integration as it is searched. */
interface Entry {
  integration: Integration;
  /** Its name and aliases without anything but letters and digits. */
  names: readonly string[];
  /** Its addresses. */
  sites: readonly string[];
  /** The words of all of these, and those of its category. */
  words: readonly string[];
}

interface Search {
  compact: string;
  words: readonly string[];
  /** What has been typed, if it may be an address: without scheme, `www.` and path. */
  address: string;
}

/** Text as it is compared: without case, accents, or spaces around. */
export function normalizeText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en').trim();
}

const wordsOf = (normalized: string): string[] => normalized.match(/[\p{L}\p{N}]+/gu) ?? [];

const compactOf = (normalized: string): string => wordsOf(normalized).join('');

const isAddress = (text: string): boolean => /^[^\s.]+(\.[^\s.]+)+$/.test(text);

function entryOf(integration: Integration): Entry {
  const { key, name } = integration;
  const site = siteOf(key);
  const texts = [name, ...aliasesOf(key)].map(normalizeText);
  const sites = [...(site ? [site] : []), ...texts.filter(isAddress)];
  const categories = categoryWords[categoryOf(integration)] ?? [];
  return {
    integration,
    names: texts.map(compactOf),
    sites,
    words: [...new Set([...texts, ...sites].flatMap(wordsOf)), ...categories],
  };
}

const indexes = new WeakMap<readonly Integration[], readonly Entry[]>();

function indexOf(integrations: readonly Integration[]): readonly Entry[] {
  const known = indexes.get(integrations);
  const index = known ?? integrations.map(entryOf);
  if (!known) indexes.set(integrations, index);
  return index;
}

/**
 * Whether a word begins with what was typed, but for one letter that is missing, too many, another one, or in the place
 * of its neighbour.
 */
export function beginsWithTypo(word: string, typed: string): boolean {
  if (Math.min(word.length, typed.length) < MIN_LETTERS_FOR_TYPO) return false;
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same++;
  const goesOn = (skipTyped: number, skipWord: number) =>
    word.startsWith(typed.slice(same + skipTyped), same + skipWord);
  const isSwapped = typed[same] === word[same + 1] && typed[same + 1] === word[same];
  return goesOn(0, 1) || goesOn(1, 0) || goesOn(1, 1) || (isSwapped && goesOn(2, 2));
}

/** Whether two addresses are of the same site, or one is being typed. */
const isSameSite = (site: string, address: string): boolean =>
  site.startsWith(address) || address.endsWith(`.${site}`) || site.endsWith(`.${address}`);

/** Indexes a catalog ahead of its first search. */
export function prepareSearch(integrations: readonly Integration[]): void {
  indexOf(integrations);
}

function rankOf({ names, sites, words }: Entry, search: Search): number | undefined {
  const { compact, address } = search;
  if (names.includes(compact) || sites.includes(address)) return EXACT;
  if (names.some((name) => name.startsWith(compact))) return PREFIX;
  if (search.words.every((typed) => words.some((word) => word.startsWith(typed)))) return WORDS;
  if (address && sites.some((site) => isSameSite(site, address))) return WORDS;
  const [name = ''] = names;
  const isInside = (typed: string) => typed.length >= MIN_LETTERS_INSIDE && name.includes(typed);
  return search.words.every(isInside) ? INSIDE : undefined;
}

function isTypo({ names, words }: Entry, search: Search): boolean {
  return (
    names.some((name) => beginsWithTypo(name, search.compact)) ||
    search.words.every((typed) =>
      words.some((word) => word.startsWith(typed) || beginsWithTypo(word, typed)),
    )
  );
}

function parseSearch(text: string): Search {
  const normalized = normalizeText(text);
  const host = normalized.replace(/^[a-z]+:\/\//, '').replace(/^www\.|[/?#].*$/g, '');
  return {
    compact: compactOf(normalized),
    words: wordsOf(normalized),
    address: isAddress(host) ? host : '',
  };
}

/**
 * The integrations that a search finds by name, alias, address or category, the best matches first and equal ones in
 * the order they have; all of them where nothing was typed. Typos are forgiven where nothing matches without.
 */
export function searchIntegrations(
  integrations: readonly Integration[],
  text: string,
): readonly Integration[] {
  if (!text.trim()) return integrations;
  const search = parseSearch(text);
  // Signs alone are in no name.
  if (!search.compact) return [];
  const index = indexOf(integrations);
  const ranked: Integration[][] = [];
  for (const entry of index) {
    const rank = rankOf(entry, search);
    if (rank !== undefined) (ranked[rank] ??= []).push(entry.integration);
  }
  if (ranked.length === 0) {
    ranked[TYPO] = index
      .filter((entry) => isTypo(entry, search))
      .map(({ integration }) => integration);
  }
  return ranked.flat();
}
