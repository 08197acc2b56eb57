/** A page translator, as browsers and extensions have them: what it does to the nodes of an element. */
import { atTheEnd } from './page.js';

/** How a translator goes about a text. */
export type TranslatorManner = 'wrap' | 'replace' | 'merge' | 'split' | 'rewrite';

const mark = 'data-translated';
const xhtml = 'http://www.w3.org/1999/xhtml';

/** All shadow roots in a tree, the tree itself included. */
function rootsIn(root: ParentNode): ParentNode[] {
  const hosts = [...root.querySelectorAll('*')].filter((one) => one.shadowRoot);
  return [root, ...hosts.flatMap(({ shadowRoot }) => (shadowRoot ? rootsIn(shadowRoot) : []))];
}

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  return texts;
}

const translated = (text: string) => text.replace(/\S+/g, (word) => `${word}·`);

/** The text without what the translator did to its words. */
export const untranslated = (text: string): string => text.replaceAll('·', '');

function font(...inside: (Node | string)[]): HTMLElement {
  const element = document.createElementNS(xhtml, 'font');
  element.setAttribute(mark, '');
  const inner = document.createElementNS(xhtml, 'font');
  inner.setAttribute(mark, '');
  inner.append(...inside);
  element.append(inner);
  return element;
}

const manners: Record<TranslatorManner, (text: Text) => void> = {
  /** The very node goes into the translator's own elements, with other words. */
  wrap(text) {
    const place = document.createComment('');
    text.before(place);
    const wrapper = font(text);
    place.replaceWith(wrapper);
    text.data = translated(text.data);
  },
  replace: (text) => text.replaceWith(font(translated(text.data))),
  merge(text) {
    const { parentElement } = text;
    const texts = [...(parentElement?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3);
    const all = translated(texts.map(({ nodeValue }) => nodeValue).join(''));
    texts.at(0)?.replaceWith(font(all));
    for (const other of texts.slice(1)) (other as Text).remove();
  },
  split(text) {
    text.data = translated(text.data);
    const half = Math.floor(text.length / 2);
    if (half > 0) text.splitText(half);
  },
  rewrite(text) {
    text.data = translated(text.data);
  },
};

const isDone = ({ data, parentElement }: Text) =>
  data.includes('·') || !data.trim() || (parentElement?.hasAttribute(mark) ?? false);

/** Translates what is in the page, shadow roots included, and whatever comes, until the test ends. */
export function translatePage(page: Element, manner: TranslatorManner): void {
  const options = { childList: true, characterData: true, subtree: true };
  const watched = new Set<Node>();
  const translate = () => {
    for (const root of rootsIn(page)) {
      if (!watched.has(root)) observer.observe(root, options);
      watched.add(root);
      for (const text of textsIn(root)) {
        if (!isDone(text) && text.parentElement?.localName !== 'style') manners[manner](text);
      }
    }
    observer.takeRecords();
  };
  const observer = new MutationObserver(translate);
  translate();
  atTheEnd(() => observer.disconnect());
}
