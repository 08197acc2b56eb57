/** Elements whose text is never shown. */
const unseen = 'script, style, template, noscript';

/** Whether an element's content is on the page; browsers from before 2024 do not say, and count as showing it. */
function isSeen(element: Element, display: string): boolean {
  if (display === 'none' || element.matches(unseen)) return false;
  // What has no box of its own, such as a slot, is as visible as what is around it.
  if (display === 'contents' || !('checkVisibility' in element)) return true;
  return element.checkVisibility({ visibilityProperty: true });
}

function textIn(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replace(/\s+/g, ' ');
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const element = node as Element;
  const { display } = getComputedStyle(element);
  if (!isSeen(element, display)) return '';
  if (element.localName === 'br') return '\n';
  if (element.localName === 'img') return element.getAttribute('alt') ?? '';
  const inside =
    element.localName === 'slot'
      ? (element as HTMLSlotElement).assignedNodes({ flatten: true })
      : [...(element.shadowRoot ?? element).childNodes];
  const text = inside.map(textIn).join('');
  return /^(inline|contents|ruby)/.test(display) ? text : `\n${text}\n`;
}

/** An element's text as a person reads it: without what is not shown, through slots and open shadow roots, line by line. */
export function seenText(element: Element): string {
  return textIn(element)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
