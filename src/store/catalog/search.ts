import type { Integration } from '../../api/schema.js';
import { kindOf, sourceTypes } from './catalog.js';
import { aliasesOf, siteOf } from './platforms.js';
import { compactOf, isSearch, normalizeText, wordsOf, type CategoryTexts } from './search-text.js';

/** Words that stand for a whole category, in any language. */
const englishWords: Readonly<Record<string, readonly string[]>> = {
  accounting: ['accounting', 'accountancy', 'accounts', 'bookkeeping', 'software'],
  banking: ['banking', 'banks', 'account', 'accounts'],
  commerce: ['commerce', 'ecommerce', 'shops', 'stores', 'payments', 'cards', 'pos'],
  bankfeed: ['bankfeeds', 'feeds', 'banks'],
  expense: ['expenses'],
};

/** In a shorter word one typo makes another word. */
const MIN_LETTERS_FOR_TYPO = 4;

/** Whether a word is of a script without spaces between words: whatever it is inside of may be a word of its own. */
const isUnspaced = (word: string): boolean =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(word);

/** Fewer letters are inside of too many names. */
const MIN_LETTERS_INSIDE = 3;

/** Whether a word is as short as those between others, such as "de" or "di"; a number is none. */
const isShort = (word: string): boolean =>
  word.length < MIN_LETTERS_INSIDE && !/\d/.test(word) && !isUnspaced(word);

/** How an integration matches a search, the best first. */
const EXACT = 0;
const PREFIX = 1;
const WORDS = 2;
const INSIDE = 3;

/** An integration as it is searched. */
interface Entry {
  integration: Integration;
  /** Its name and aliases without anything but letters and digits. */
  names: readonly string[];
  /** Its addresses. */
  sites: readonly string[];
  /** The words of all of these. */
  words: readonly string[];
  category: string;
  /** The words of its name, and of each alias. */
  calls: readonly (readonly string[])[];
}

interface Search {
  compact: string;
  words: readonly string[];
  /** What has been typed, if it may be an address: without scheme, `www.`, port and path. */
  address: string;
  /** The words of each category, by its name. */
  categories: ReadonlyMap<string, readonly string[]>;
}

const isAddress = (text: string): boolean => /^[^\s.]+(\.[^\s.]+)+$/.test(text);

function entryOf(integration: Integration): Entry {
  const { key, name } = integration;
  const site = siteOf(key);
  const texts = [name, ...aliasesOf(key)].map(normalizeText);
  const sites = [...(site ? [site] : []), ...texts.filter(isAddress)];
  return {
    integration,
    names: texts.map(compactOf),
    sites,
    words: [...new Set([...texts, ...sites].flatMap(wordsOf))],
    category: kindOf(integration.sourceType),
    calls: texts.map(wordsOf),
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

/** The words by which an integration can be searched. */
const searchedWords = ({ words, category }: Entry, { categories }: Search): readonly string[] => [
  ...words,
  ...(categories.get(category) ?? []),
];

function rankOf(entry: Entry, search: Search): number | undefined {
  const { names, sites } = entry;
  const { compact, address } = search;
  if (names.includes(compact) || sites.includes(address)) return EXACT;
  if (names.some((name) => name.startsWith(compact))) return PREFIX;
  const words = searchedWords(entry, search);
  // A short word is the beginning of another one only while it is being typed.
  const isThere = (typed: string, index: number) =>
    isShort(typed) && index < search.words.length - 1
      ? words.includes(typed)
      : words.some((word) => word.startsWith(typed));
  if (search.words.every(isThere)) return WORDS;
  if (address && sites.some((site) => isSameSite(site, address))) return WORDS;
  const [name = ''] = names;
  const isInside = (typed: string) =>
    (typed.length >= MIN_LETTERS_INSIDE || isUnspaced(typed)) && name.includes(typed);
  return search.words.every(isInside) ? INSIDE : undefined;
}

function isTypo(entry: Entry, search: Search): boolean {
  const words = searchedWords(entry, search);
  return (
    entry.names.some((name) => beginsWithTypo(name, search.compact)) ||
    search.words.every((typed) =>
      words.some((word) => word.startsWith(typed) || beginsWithTypo(word, typed)),
    )
  );
}

/** How much a word that was typed says for an integration: most as the first word of what it is called. */
function weightOf({ calls }: Entry, typed: string): number {
  if (calls.some(([first]) => first === typed)) return 6;
  // "of" or "uk" is in too many names.
  if (isShort(typed)) return 0;
  const begins = (word = '') => word.startsWith(typed) || beginsWithTypo(word, typed);
  if (calls.some(([first]) => begins(first))) return 3;
  const words = calls.flat();
  return words.includes(typed) ? 2 : Number(words.some(begins));
}

/** What most of the words stand for, where nothing has them all: "xero uk" means Xero. */
function mostOf(index: readonly Entry[], search: Search): readonly Entry[] {
  const weights = index.map((entry) =>
    search.words.reduce((sum, typed) => sum + weightOf(entry, typed), 0),
  );
  const most = Math.max(1, ...weights);
  return index.filter((_entry, position) => weights[position] === most);
}

/** The name in an address whose site is not known, such as `monzo` of `www.monzo.co.uk`, `starling` of `starlingbank.com`. */
const nameIn = (address: string): string =>
  /([^.]+?)(?:bank)?(?:\.(?:com?|org|net))?\.[^.]+$/.exec(address)?.[1] ?? '';

function parseSearch(text: string, categories: Search['categories']): Search {
  const normalized = normalizeText(text);
  const host = normalized.replace(/^[a-z]+:\/+/, '').replace(/^www\.|[/?#:].*$/g, '');
  return {
    compact: compactOf(normalized),
    words: wordsOf(normalized),
    address: isAddress(host) ? host : '',
    categories,
  };
}

/** What is found by all that was typed, the best first. */
function rank(index: readonly Entry[], search: Search): readonly Entry[] {
  const ranked: Entry[][] = [];
  for (const entry of index) {
    const rank = rankOf(entry, search);
    if (rank !== undefined) (ranked[rank] ??= []).push(entry);
  }
  return ranked.flat();
}

/**
 * The integrations that a search finds by name, alias, address or category, the best matches first and equal ones in
 * the order they have; all of them where nothing was typed. Where nothing matches, the name in an address is looked
 * for, then words of one or two letters are left out, then typos are forgiven, and then words that are in no name.
 */
export function searchIntegrations(
  integrations: readonly Integration[],
  text: string,
  textsOf: CategoryTexts = () => '',
): readonly Integration[] {
  if (!isSearch(text)) return integrations;
  const categories = new Map(
    sourceTypes.map((type) => [
      type,
      [...(englishWords[type] ?? []), ...wordsOf(normalizeText(textsOf(type)))],
    ]),
  );
  const search = parseSearch(text, categories);
  const index = indexOf(integrations);
  let found = rank(index, search);
  const name = nameIn(search.address);
  if (found.length === 0 && name.length >= MIN_LETTERS_INSIDE) {
    found = rank(index, parseSearch(name, categories));
  }
  const long = search.words.filter((word) => !isShort(word));
  if (found.length === 0 && long.length > 0 && long.length < search.words.length) {
    found = rank(index, parseSearch(long.join(' '), categories));
  }
  if (found.length === 0) found = index.filter((entry) => isTypo(entry, search));
  if (found.length === 0) found = mostOf(index, search);
  return found.map(({ integration }) => integration);
}
