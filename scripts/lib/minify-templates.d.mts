import type { Plugin } from 'vite';

/** A Vite plugin: the templates of this project's own modules go out without their indentation. */
export function minifyTemplates(): Plugin;
/** The code with the white space of its `css`, `html` and `svg` templates taken out. */
export function minifyTemplatesIn(code: string): string;
