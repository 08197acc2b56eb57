/** What Codat calls something may be any word, even one that every object knows. */
export const ownWord = (words: Record<string, string>, name: string): string | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;
