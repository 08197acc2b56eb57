/** What Codat calls something may be any word, even one that every object knows. */
export const ownWord = <Word>(words: Record<string, Word>, name: string): Word | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;
