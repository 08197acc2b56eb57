import type { Localize } from './localize.js';

/** A file's name, as it may be shown; words for none where nobody could see it. */
export const shownFileName = (name: string, localize: Localize): string =>
  localize.text(name) || localize.term('unnamedFile');
