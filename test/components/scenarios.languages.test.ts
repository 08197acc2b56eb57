import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { catalog } from '../../sandbox/catalog/index.js';
import { scenarios } from '../../demo/scenarios/index.js';
import { showScenario, speak } from '../../demo/scenarios/scenario.js';
import '../../src/define.js';
import { platforms } from '../../src/store/catalog/platforms.js';
import { brokenWords, drawn, overflows, settled, textNodes } from '../support/audit.js';
import { atTheEnd, collectWarnings } from '../support/page.js';
import { PSEUDO } from '../support/pseudo-locale.js';

/** The longest words, the other direction, and a script without spaces: one after the other, since each is a change. */
const languages = ['de', 'ar', 'ja'];

const spoken = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];

/** Every text of an element, visible or for screen readers. */
function* textsOf(element: HTMLElement): Generator<string> {
  for (const { data } of textNodes(element)) yield data;
  for (const one of drawn(element.shadowRoot ?? element)) {
    for (const name of spoken) yield one.getAttribute(name) ?? '';
  }
}

/** What comes from outside: names of software and where it is, of companies and files, and the host's own words. */
const names = [
  ...catalog.map(({ name }) => name),
  ...platforms.flatMap(({ name, site = '' }) => [name, ...site.split('.')]),
  ...['The Corner Bakery', 'Harbour Coffee Ltd', 'Before Ltd', 'Saltmarsh'],
  'bank-statement-with-a-very-long-name-that-does-not-fit-on-one-line.csv',
  ...['profit-and-loss-2025.pdf', 'invoice.pdf', 'receipt.jpg', 'ledger.xlsx', 'ledger.numbers'],
  ...['empty.csv', 'balance-sheet-2024.pdf'],
  'Ledger of Harbour Coffee Ltd, all transactions.xlsx',
  'To decide on your loan application.',
].sort((one, other) => other.length - one.length);

/** Also without the initials of software whose logo is missing, and the references for support. */
const withoutNames = (text: string) =>
  names
    .reduce((rest, name) => rest.replaceAll(name, ''), text)
    .replace(/^[A-Z]{2}$|\b[0-9a-f]{32}\b/g, '');

/** Texts with letters that no word of the language has, and no name from outside. */
const plainTexts = (element: HTMLElement) =>
  [...textsOf(element)].filter((text) => /[A-Za-z]{2}/.test(withoutNames(text)));

function faultsOf(element: HTMLElement, lang: string): string[] {
  const faults = [
    ...(element.getBoundingClientRect().width > 0 ? overflows(element) : []),
    ...brokenWords(element).map((line) => `broken: ${line}`),
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ];
  return faults.map((fault) => `${lang}: ${fault}`);
}

describe('Scenarios in other languages, 320 px wide', () => {
  beforeEach(async () => {
    const before = { width: innerWidth, height: innerHeight };
    await setViewport({ width: 320, height: 640 });
    atTheEnd(() => setViewport(before));
  });

  for (const scenario of scenarios) {
    it(`${scenario.name} says nothing in words of its own, and has room for those of others`, async () => {
      collectWarnings();
      const container = document.createElement('div');
      container.style.fontFamily = 'system-ui, sans-serif';
      document.body.append(container);
      atTheEnd(() => container.remove());
      const look = { scheme: 'light', dir: 'ltr', lang: PSEUDO } as const;
      const element = await showScenario(scenario, container, look);
      const root = container.querySelector('div')!;
      await settled(element);
      const found = [...plainTexts(element), ...faultsOf(element, 'longer')];
      for (const lang of languages) {
        root.dir = lang === 'ar' ? 'rtl' : 'ltr';
        await speak(root, lang);
        await settled(element);
        found.push(...faultsOf(element, lang));
      }

      expect(found).to.deep.equal([]);
    });
  }
});
