import { formatOf } from './formats.js';

/** What an amount is called, by the plural rules of the language; `#` stands for the number. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const KILOBYTE = 1024;

/** Plurals, numbers and file sizes of a language, for its words. */
export function wording(language: string) {
  const rules = new Intl.PluralRules(language);
  /** What numbers are written by: the language, or while `$inRegion` says a word, the page's region. */
  let tag = language;
  const number = (value: number) => formatOf(Intl.NumberFormat, tag, {}).format(value);
  const size = (value: number, unit: string, maximumFractionDigits: number) =>
    formatOf(Intl.NumberFormat, tag, {
      style: 'unit',
      unit,
      maximumFractionDigits,
    } as const).format(value);
  return {
    number,
    plural: (count: number, forms: PluralForms): string =>
      (forms[rules.select(count)] ?? forms.other).replaceAll('#', number(count)),
    fileSize: (bytes: number): string =>
      bytes < KILOBYTE * KILOBYTE
        ? size(Math.max(1, bytes / KILOBYTE), 'kilobyte', 0)
        : size(bytes / KILOBYTE / KILOBYTE, 'megabyte', 1),
    $inRegion: (region: string, say: () => string): string => {
      const before = tag;
      tag = region;
      try {
        return say();
      } finally {
        tag = before;
      }
    },
  };
}
