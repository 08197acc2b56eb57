import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { withThemeProperties } from '../scripts/lib/theme-properties.mjs';

/**
 * Gives the pages that import the package's manifest the theme's properties too, as editors get them: they belong to no
 * single element, so the manifest itself has none.
 */
export function themeManifest(): Plugin {
  return {
    name: 'theme-manifest',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/custom-elements.json')) return;
      const manifest = JSON.parse(await readFile(id, 'utf8')) as object;
      return JSON.stringify(withThemeProperties(manifest));
    },
  };
}
