import type { Plugin } from 'vite';

/** A Vite plugin: Lit's properties of this project's own elements, without decorators. */
export function lowerProperties(): Plugin;
/** The code with the compiler's calls for `@property` and `@state` turned into `createProperty`. */
export function lowerPropertiesIn(code: string): string;
