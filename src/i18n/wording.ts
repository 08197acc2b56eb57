/** What an amount is called, by the plural rules of the language; `#` stands for the number. */
type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const KILOBYTE = 1024;

/** Plurals, numbers and file sizes of a language, for its words. */
export function wording(language: string) {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const sizeIn = (unit: string, maximumFractionDigits: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits });
  const kilobytes = sizeIn('kilobyte', 0);
  const megabytes = sizeIn('megabyte', 1);
  const number = (value: number) => numbers.format(value);
  return {
    number,
    plural: (count: number, forms: PluralForms): string =>
      (forms[rules.select(count)] ?? forms.other).replaceAll('#', number(count)),
    fileSize: (bytes: number): string =>
      bytes < KILOBYTE * KILOBYTE
        ? kilobytes.format(Math.max(1, bytes / KILOBYTE))
        : megabytes.format(bytes / KILOBYTE / KILOBYTE),
  };
}
