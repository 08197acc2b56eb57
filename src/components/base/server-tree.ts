import { render } from 'lit';

/** Keeps an element waiting for the one whose rendering it is part of, where hydration is supported. */
const serversAttribute = 'defer-hydration';

const isStyle = (node: Node) => node.nodeName === 'STYLE';

/** What is in a node, without comments, which are Lit's and differ between a server's rendering and a browser's. */
function contentOf(parent: Node): string {
  let content = '';
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) content += node.nodeValue ?? '';
    if (node.nodeType !== Node.ELEMENT_NODE || isStyle(node)) continue;
    const attributes = [...(node as Element).attributes]
      .filter(({ name }) => name !== serversAttribute)
      .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
      .sort();
    content += `<${[node.nodeName, ...attributes].join(' ')}>${contentOf(node)}</>`;
  }
  return content;
}

/**
 * Whether what a server rendered into the root can be taken over as it is: Lit's support for hydration is there, which
 * shows in the element's observed attributes, and the element draws the same. Lit itself leaves other words as the
 * server wrote them, such as those of another language, and throws where it meets other elements.
 */
export function isHydratable(
  root: ShadowRoot,
  observedAttributes: readonly string[],
  draw: () => unknown,
): boolean {
  if (!observedAttributes.includes(serversAttribute)) return false;
  const own = document.createDocumentFragment();
  render(draw(), own, { isConnected: false });
  return contentOf(own) === contentOf(root);
}

/** Takes away the style elements of a server's rendering: the root has adopted their rules. */
export function removeStyles(root: ShadowRoot): void {
  for (const node of [...root.childNodes]) if (isStyle(node)) root.removeChild(node);
}
