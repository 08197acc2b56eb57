/** A language tag as the standard spells it, or undefined where it is none: `de_at` is `de-AT`. */
export function parseLanguageTag(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return undefined;
  }
}

export const isSameLanguage = (one: string, other: string): boolean =>
  parseLanguageTag(one)?.language === parseLanguageTag(other)?.language;

/**
 * The code among `codes` whose words fit a tag best: of the same region (`fr-CA`), else of the language (`de` for
 * `de-AT`), else of another region (`pt-BR` for `pt`). Undefined where there are none of the language.
 */
export function matchLanguage(tag: string, codes: readonly string[]): string | undefined {
  const { language, region } = parseLanguageTag(tag) ?? {};
  if (!language) return undefined;
  return (
    codes.find((code) => code === `${language}-${region ?? ''}`) ??
    codes.find((code) => code === language) ??
    codes.find((code) => code.startsWith(`${language}-`))
  );
}
