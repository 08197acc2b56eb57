/** Accessibility and layout, as plain values: a failed assertion on an element can hang the runner. */
import 'axe-core/axe.min.js';
import type { RunOptions } from 'axe-core';
import { until } from './page.js';

declare const axe: typeof import('axe-core');

const options: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    // The page is the host's: these are about what is around an element.
    region: { enabled: false },
    'page-has-heading-one': { enabled: false },
    'landmark-one-main': { enabled: false },
    'heading-order': { enabled: false },
    'document-title': { enabled: false },
    'html-has-lang': { enabled: false },
    bypass: { enabled: false },
  },
};

/** Waits until nothing moves: what is half faded in has other colors, and what is half turned sticks out. */
export async function settled(element: Element): Promise<void> {
  const own = element.shadowRoot ?? document;
  await until('the animations to end', () =>
    [own, ...[...drawn(own)].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
      .flatMap((root) => root.getAnimations())
      .every(({ effect }) => {
        const { iterations } = effect?.getTiming() ?? {};
        return iterations === Infinity || effect?.getComputedTiming().progress === null;
      }),
  );
}

/** What axe finds wrong with an element and everything in it, a line each. */
export async function violations(element: Element): Promise<string[]> {
  await settled(element);
  const found = await axe.run(element, options);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const [, reason = ''] = failureSummary.split('\n');
      return `${id} at ${target.flat().join(' ')}: ${reason.trim()}`;
    }),
  );
}

/** What a report calls an element. */
export function describeElement(element: Element): string {
  const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${element.localName}.${element.className} "${words}"`;
}

/** Everything drawn in an element: its own tree's elements and those of the elements in it. */
export function* drawn(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* drawn(element.shadowRoot);
  }
}

/** Every text that is seen in an element, and in the elements in it. */
export function* textNodes(host: Element): Generator<Text> {
  for (const element of drawn(host.shadowRoot ?? host)) {
    if (element.closest('.visually-hidden, style') || !element.checkVisibility()) continue;
    for (const node of element.childNodes) {
      if (node instanceof Text && node.data.trim()) yield node;
    }
  }
}

/** Whether an element is for screen readers alone. */
const isForScreenReaders = (element: Element) =>
  element.closest('.visually-hidden') !== null ||
  getComputedStyle(element).clipPath === 'inset(50%)';

/** What of an element sticks out of it to either side, or is cut off inside it. */
export function overflows(host: Element): string[] {
  const { left, right } = host.getBoundingClientRect();
  const found: string[] = [];
  for (const element of drawn(host.shadowRoot ?? host)) {
    if (!element.checkVisibility() || isForScreenReaders(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) continue;
    if (element.closest('dialog')) {
      if (box.left < -0.5 || box.right > innerWidth + 0.5) found.push(describeElement(element));
    } else if (box.left < left - 0.5 || box.right > right + 0.5) {
      found.push(describeElement(element));
    }
    // An input scrolls what is typed; that is no overflow.
    if (element instanceof HTMLElement && element.localName !== 'input') {
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`in ${describeElement(element)}`);
      }
    }
  }
  return found;
}

/**
 * Words that a line's end cuts in two though they are no longer than a line may be. Letters beside digits are no
 * word: they are of an id, which may break anywhere. A script without spaces has no words in this sense.
 */
export function brokenWords(host: Element): string[] {
  const found: string[] = [];
  for (const node of textNodes(host)) {
    for (const { 0: word, index } of node.data.matchAll(
      /(?<![\p{L}\p{N}])\p{L}{2,16}(?![\p{L}\p{N}])/gu,
    )) {
      if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) continue;
      const range = node.ownerDocument.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      // A word that begins a line after a hyphen has in WebKit an empty box at the end of the line before, too.
      const parts = [...range.getClientRects()].filter(({ width }) => width > 0);
      const lines = new Set(parts.map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.push(`${word} in “${node.data.trim().slice(0, 40)}”`);
    }
  }
  return found;
}

/** Whether a link is part of a sentence, whose line height is its own. */
const isInSentence = (element: Element) =>
  element.matches('p a, p button') &&
  (element.closest('p')?.textContent.trim().length ?? 0) > element.textContent.trim().length;

/** Targets that have fewer pixels than `least` in their height, or `leastWide` in their width. */
export function smallTargets(
  host: Element,
  selector: string,
  least: number,
  leastWide = least,
): string[] {
  return [...drawn(host.shadowRoot ?? host)]
    .filter(
      (element) => element.matches(selector) && element.checkVisibility() && !isInSentence(element),
    )
    .filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width < leastWide || height < least;
    })
    .map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return `${describeElement(element)} ${width}×${height}`;
    });
}
