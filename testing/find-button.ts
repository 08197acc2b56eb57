import { misuse } from './misuse.js';

const TIMEOUT_MS = 10_000;
const POLL_MS = 25;

/** Everything that a selector finds, inside the elements' shadow roots too. */
function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)];
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    if (shadowRoot) found.push(...deepAll(shadowRoot, selector));
  }
  return found;
}

/** What is read out of a node: its text, its labels and images' descriptions, and nothing that is hidden from that. */
function spokenText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element) || node.ariaHidden === 'true') return '';
  const label = node.ariaLabel ?? (node instanceof HTMLImageElement ? node.alt : null);
  return label ?? Array.from(node.childNodes, spokenText).join('');
}

const nameOf = (button: HTMLElement) => spokenText(button).replace(/\s+/g, ' ').trim();

/** How to look for a button. */
export interface FindButtonOptions {
  /** Where to look. Default: the document. */
  readonly root?: ParentNode;
  /** How long to wait for it, in milliseconds. Default 10 000. */
  readonly timeoutMs?: number;
}

/**
 * Waits for a button or link that is shown, by its whole name or a pattern, and looks inside the elements too. For tests
 * that run in the page; Playwright and Vitest have `page.getByRole`.
 *
 * @throws Error that lists the buttons there are
 */
export async function findButton(
  name: string | RegExp,
  { root = document, timeoutMs = TIMEOUT_MS }: FindButtonOptions = {},
): Promise<HTMLElement> {
  const isNamed = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  const end = Date.now() + timeoutMs;
  for (;;) {
    // Without layout, as in jsdom, nothing says what is visible.
    const shown = deepAll(root, 'button, a[href]').filter(
      (button) => !('checkVisibility' in button) || button.checkVisibility(),
    );
    const found = shown.find((button) => isNamed(nameOf(button)));
    if (found) return found;
    if (Date.now() > end) {
      const names = shown.map((button) => `"${nameOf(button)}"`).join(', ');
      throw misuse(
        `No button ${typeof name === 'string' ? `"${name}"` : String(name)} within ${timeoutMs} ms. There are: ${names || 'none'}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
