type Child = Node | string;

/** Makes an element with attributes and children: text stays text, whatever is in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A part of the controls that folds. */
export function fold(title: string, open: boolean, ...children: readonly Child[]) {
  const details = make('details', { class: 'fold' }, make('summary', {}, title), ...children);
  details.open = open;
  return details;
}
