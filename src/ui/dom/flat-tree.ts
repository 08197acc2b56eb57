/**
 * What the platform itself gives for a node: the fields of a form stand for its properties, by their names, such as `host`,
 * `parentNode` or `getAttribute`.
 */
export const memberOf = <Name extends keyof Element>(node: Node, name: Name): Element[Name] =>
  Reflect.get(Element.prototype, name, node);

/** By what it is rather than by its class, which is another in each window. */
const isFragment = (node: Node): boolean => memberOf(node, 'nodeType') === 11;

/** The node around this one: of a shadow root, its element. */
export function parentOf(node: Node): Node | null {
  const parent = memberOf(node, 'parentNode');
  return parent ?? (isFragment(node) ? ((node as Partial<ShadowRoot>).host ?? null) : null);
}

/** The element around this one as the page is drawn: through slots, and out of shadow roots. */
function flatParent(element: Element): Element | null {
  const slot = memberOf(element, 'assignedSlot');
  if (slot) return slot;
  const parent = parentOf(element);
  const around = parent && isFragment(parent) ? parentOf(parent) : parent;
  return around && memberOf(around, 'nodeType') === 1 ? (around as Element) : null;
}

/** An element and all around it, as the page is drawn. */
export function* flatAncestors(element: Element): Generator<Element> {
  for (let one: Element | null = element; one; one = flatParent(one)) yield one;
}

/** Whether an element, or one around it as the page is drawn, matches a selector. */
export function isWithin(element: Element, selector: string): boolean {
  for (const one of flatAncestors(element)) {
    if (memberOf(one, 'matches').call(one, selector)) return true;
  }
  return false;
}
