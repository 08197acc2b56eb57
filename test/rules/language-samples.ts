/** With what the words of a language are tried: arguments for each term, and what may be as in English. */
import { namesOf } from './language-names.js';

/** Counts of each plural form that a language may have. */
const counts = [0, 1, 2, 3, 11, 100];

/** Terms with numbers, where the number of arguments does not show it. */
const numbers: Record<string, readonly (readonly (string | number)[])[]> = {
  flowStep: [[3, 4]],
  prepareTime: [[5], [15]],
  uploadProgress: [
    [0, 2],
    [1, 2],
    [3, 12],
  ],
  syncCount: [
    ['⟨what⟩', 3, 12],
    ['', 3, 12],
  ],
  fileSize: [[2048], [5_000_000]],
  showAll: [[12]],
  syncDoneHint: [[1], [2], [3], [12], [100]],
  uploadMore: counts.slice(1).map((count) => [count]),
  alertMore: counts.slice(1).map((count) => [count]),
  integrationsFound: counts.map((count) => [count]),
  uploadDone: counts.slice(1).map((count) => [count]),
  uploadStarted: counts.slice(1).map((count) => [count]),
};

/** In place of a boolean: whether the person may do what is said. */
const MAY = 'may';

/** Arguments that may be empty. */
const optional: Record<string, readonly (readonly string[])[]> = {
  // Yes and no.
  leaveText: [
    ['⟨yes⟩', '⟨yes⟩'],
    ['⟨yes⟩', ''],
    ['', ''],
  ],
  accessExpired: [
    ['⟨name⟩', '⟨3 March⟩'],
    ['⟨name⟩', ''],
  ],
  syncStory: [
    ['⟨done⟩', '⟨now⟩', '⟨next⟩'],
    ['⟨done⟩', '⟨now⟩', ''],
    ['⟨done⟩', '', '⟨next⟩'],
  ],
  // Software that may be connected once is of these kinds.
  oneOnly: [
    ['⟨name⟩', 'accounting', MAY],
    ['⟨name⟩', 'bankfeed', MAY],
    ['⟨name⟩', 'accounting', ''],
    ['⟨name⟩', 'bankfeed', ''],
  ],
  // What is said to who may do it, and to who may not.
  organisationChangedHint: [
    ['⟨name⟩', '⟨previous⟩', MAY],
    ['⟨name⟩', '⟨previous⟩', ''],
  ],
  confirmDisconnectText: [
    ['⟨name⟩', MAY, 'accounting'],
    ['⟨name⟩', '', 'accounting'],
    ['⟨name⟩', MAY, 'bankfeed'],
  ],
  useDifferentText: [
    ['⟨name⟩', 'accounting'],
    ['⟨name⟩', 'bankfeed'],
  ],
  listDescription: [[MAY], ['']],
  flowControlHint: [[MAY], ['']],
  consentWithdrawalText: [[MAY], ['']],
};

const mayBeEmpty = [
  'alertExpired',
  'alertSync',
  'alertSyncAll',
  'syncNow',
  'syncReconnect',
  'uploadReceivedOn',
  'introductionHeading',
  'flowSync',
];

/** Each way to say a term, as lists of arguments. */
export function usesOf(name: string, word: unknown): readonly (readonly (string | number)[])[] {
  if (typeof word !== 'function') return [[]];
  const names = namesOf[name];
  if (names) return [...names, 'something-new'].map((one) => [one, '⟨name⟩']);
  const arranged = numbers[name] ?? optional[name];
  if (arranged) return arranged;
  const given = ['⟨first⟩', '⟨second⟩', '⟨third⟩'].slice(0, word.length);
  return mayBeEmpty.includes(name) ? [given, given.map(() => '')] : [given];
}

/** What is the same as in English, by its reason: terms, each with the texts, or with the languages. */
const same: readonly { reason: string; of: Readonly<Record<string, readonly string[]>> }[] = [
  {
    reason: 'Codat’s mark, where the language has no usual words for it',
    of: { poweredByCodat: ['Powered by Codat'] },
  },
  {
    reason: 'The word is the language’s own as well',
    of: { categoryOptional: ['Optional'], dataTypeName: ['transactions'] },
  },
  {
    reason: 'Nothing but what is given, and a mark',
    of: { consentDataText: ['⟨first⟩: ⟨second⟩'], prepareNeed: ['something-new'] },
  },
  { reason: 'A unit, as in English', of: { fileSize: ['2 kB', '4.8 MB'] } },
];

export const isSameOnPurpose = (term: string, text: string): boolean =>
  same.some(({ of }) => of[term]?.includes(text));
