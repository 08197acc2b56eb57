/** The element around this one as the page is drawn: through slots, and out of shadow roots. */
function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const { parentNode } = element;
  // By what it is rather than by its class, which is another in each window.
  if (parentNode && 'host' in parentNode) return parentNode.host as Element;
  return element.parentElement;
}

/** An element and all around it, as the page is drawn. */
export function* flatAncestors(element: Element): Generator<Element> {
  for (let one: Element | null = element; one; one = flatParent(one)) yield one;
}
