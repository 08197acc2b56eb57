/** The theme's custom properties, which belong to no single element: docs/theming.md is where they are described. */
import { readFileSync } from 'node:fs';
import { container, elementsOf } from './elements.mjs';

const plain = (cell) => cell.trim().replaceAll('`', '');

/** A default as CSS has it: the guide has one column for light and one for dark. */
const defaultOf = (light, dark) => (dark === 'the same' ? light : `light-dark(${light}, ${dark})`);

/** The rows of the guide's table "Properties of all elements". */
function themeProperties() {
  const guide = readFileSync('docs/theming.md', 'utf8');
  const [, table = ''] = /^## Properties of all elements$(.*?)^## /ms.exec(guide) ?? [];
  const rows = table.matchAll(/^\| `(--[\w-]+)` *\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm);
  return [...rows].map(([, name, ...cells]) => {
    const [description, light, dark] = cells.map(plain);
    return { name, description, default: defaultOf(light, dark) };
  });
}

/**
 * A copy of a manifest in which the element that stands around the others has the theme's properties: generators of
 * editors' data and of types know the properties of elements only.
 */
export function withThemeProperties(manifest) {
  const described = JSON.parse(JSON.stringify(manifest));
  const { declaration } = elementsOf(described).find(({ tagName }) => tagName === container);
  declaration.cssProperties = [...themeProperties(), ...(declaration.cssProperties ?? [])];
  return described;
}
