/** What screen readers announce: every change of a live region, as it happens. */
import { atTheEnd } from './page.js';

/** A shadow root and those inside it, as they are now. */
function rootsIn(root: ShadowRoot | Document): (ShadowRoot | Document)[] {
  const inner = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  return [root, ...inner.flatMap(rootsIn)];
}

const regionOf = (node: Node): Element | null =>
  (node instanceof Element ? node : node.parentElement)?.closest('[role=status]') ?? null;

const textOf = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();

/**
 * Collects what the polite live regions of the page say from now on, in the order in which they say it. A region that
 * appears with its words in it says nothing, as in most screen readers.
 */
export function collectAnnouncements(): string[] {
  const said: string[] = [];
  const watched = new WeakSet<Node>();
  const observer = new MutationObserver((records) => {
    const regions = new Set(records.flatMap(({ target }) => regionOf(target) ?? []));
    for (const region of regions) if (textOf(region)) said.push(textOf(region));
    watch();
  });
  const watch = () => {
    for (const root of rootsIn(document)) {
      if (watched.has(root)) continue;
      watched.add(root);
      observer.observe(root, { childList: true, characterData: true, subtree: true });
    }
  };
  watch();
  atTheEnd(() => observer.disconnect());
  return said;
}
