/** What a search engine, a phone and a hurried reader need of a page, as Lighthouse checks it and axe does not. */
import type { Page } from '@playwright/test';

/**
 * What is wrong with a page that has come to rest, in words; nothing where all is well. `maxLayoutShift` is how far things may
 * have moved while it loaded, by the browser's own measure; 0.1 is what is called good.
 */
export async function qualityFindings(page: Page, maxLayoutShift: number): Promise<string[]> {
  // tsx names functions by a helper of its module, which a page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  return page.evaluate((maxShift) => {
    const MIN_FONT = 12;

    const all = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element.shadowRoot ? [element, ...all(element.shadowRoot)] : [element],
      );
    const elements = all(document);
    const is = <Kind extends Element>(kind: new () => Kind) =>
      elements.filter((element): element is Kind => element instanceof kind);

    /** Whether it takes room on the page: what only screen readers get is clipped to a pixel. */
    const isSeen = (element: Element) => {
      const { width, height, right, bottom } = element.getBoundingClientRect();
      const isOnPage = right + scrollX > 0 && bottom + scrollY > 0;
      return (
        element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1 && isOnPage
      );
    };
    const named = (element: Element) =>
      `${element.localName} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 40)}”`;

    const findings: string[] = [];
    const expect = (isSo: boolean, finding: string) => {
      if (!isSo) findings.push(finding);
    };

    const content = (name: string) =>
      document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content ?? '';
    expect(document.compatMode === 'CSS1Compat', 'has no doctype');
    expect(document.characterSet === 'UTF-8', 'is not in UTF-8');
    expect(document.title.trim() !== '', 'has no title');
    expect(document.documentElement.lang !== '', 'has no language');
    expect(content('description').length >= 20, 'has no description');
    expect(content('viewport').includes('width=device-width'), 'has no viewport');
    expect(!/user-scalable|maximum-scale/.test(content('viewport')), 'cannot be enlarged');

    for (const image of is(HTMLImageElement).filter(isSeen)) {
      const styles = image.computedStyleMap();
      // Its height is enough for what is below; a logo is as wide as it is made.
      const hasHeight =
        image.hasAttribute('height') ||
        String(styles.get('height')) !== 'auto' ||
        String(styles.get('max-height')) !== 'none';
      const hasRatio = String(styles.get('aspect-ratio')) !== 'auto';
      expect(hasHeight || hasRatio, `image without a size: ${image.src}`);
    }

    for (const link of is(HTMLAnchorElement)) {
      expect(link.hasAttribute('href'), `link to nowhere: ${named(link)}`);
      const words = (link.textContent || '').trim();
      const isEmpty = /^(click here|here|more|read more|learn more|this|link)$/i.test(words);
      expect(!isEmpty, `link that does not say where it leads: ${words}`);
    }

    const hasWords = (element: Element) =>
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    for (const element of elements.filter((one) => hasWords(one) && isSeen(one))) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      expect(size >= MIN_FONT, `${size} px small: ${named(element)}`);
    }

    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
    }
    let shift = 0;
    const add = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries as readonly LayoutShift[]) {
        if (!entry.hadRecentInput) shift += entry.value;
      }
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    return nextFrame()
      .then(nextFrame)
      .then(() => {
        add(observer.takeRecords());
        observer.disconnect();
        expect(shift <= maxShift, `moves by ${shift.toFixed(3)} while it loads`);
        return findings;
      });
  }, maxLayoutShift);
}
