import { readdirSync } from 'node:fs';

/** The codes of the languages besides English, which the elements have built in. */
export const languages = readdirSync('src/locales')
  .filter((file) => file.endsWith('.ts') && file !== 'en.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();
