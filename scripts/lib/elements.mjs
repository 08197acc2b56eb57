/** What generators need of `custom-elements.json`: one plain record an element. */

const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_match, letter) => letter.toUpperCase());

/** The handler prop of an event in React and Vue: `codat-link-end` gives `onCodatLinkEnd`. */
export const handlerName = (eventName) => `on${pascal(eventName)}`;

/** The element that others stand in: their events bubble to it, and a framework's types and wrappers should know them. */
export const container = 'codat-provider';

/**
 * The elements of a manifest, by tag name.
 *
 * @returns {{tagName: string, className: string, events: string[], declaration: object}[]} with the events that an
 *   element dispatches, or that bubble to it
 */
export function elementsOf(manifest) {
  const elements = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ customElement, tagName }) => customElement && tagName)
    .map((declaration) => ({
      tagName: declaration.tagName,
      className: declaration.name,
      events: (declaration.events ?? []).map(({ name }) => name),
      declaration,
    }))
    .sort((one, other) => (one.tagName < other.tagName ? -1 : 1));
  const all = [...new Set(elements.flatMap(({ events }) => events))].sort();
  return elements.map((element) =>
    element.tagName === container ? { ...element, events: all } : element,
  );
}
