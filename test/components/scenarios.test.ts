import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { scenarios } from '../../demo/scenarios/index.js';
import { showScenario } from '../../demo/scenarios/scenario.js';
import '../../src/define.js';
import { brokenWords, overflows, smallTargets, violations } from '../support/audit.js';
import { atTheEnd, collectWarnings } from '../support/page.js';
import { undocumented } from '../support/undocumented.js';

const looks = [
  { scheme: 'light', dir: 'ltr', width: 1280 },
  { scheme: 'dark', dir: 'rtl', width: 320 },
] as const;

/** What is wrong with an element as it stands, a line each. */
async function findFaults(element: HTMLElement): Promise<string[]> {
  // Only a dialog over the page is drawn of a modal.
  const hasBox = element.getBoundingClientRect().width > 0;
  return [
    ...(await violations(element)),
    ...(hasBox ? overflows(element) : []),
    ...brokenWords(element).map((line) => `broken: ${line}`),
    ...smallTargets(element, 'a, button, summary, label:has(input), .share input', 44, 24),
    ...undocumented(element),
    ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : []),
  ];
}

for (const look of looks) {
  describe(`Scenarios, ${look.scheme}, ${look.dir}, ${look.width} px wide`, () => {
    beforeEach(async () => {
      const before = { width: innerWidth, height: innerHeight };
      await setViewport({ width: look.width, height: 640 });
      atTheEnd(() => setViewport(before));
    });

    for (const scenario of scenarios) {
      it(`${scenario.name} has no fault of accessibility or layout, and nothing that is not documented`, async () => {
        collectWarnings();
        const container = document.createElement('div');
        // As most pages have it, and wider than the browser's own.
        container.style.fontFamily = 'system-ui, sans-serif';
        document.body.append(container);
        atTheEnd(() => container.remove());
        const element = await showScenario(scenario, container, look);

        expect(await findFaults(element)).to.deep.equal([]);
      });
    }
  });
}

describe('Scenarios', () => {
  it('have names of their own', () => {
    const names = scenarios.map(({ name }) => name);

    expect([...new Set(names)]).to.deep.equal(names);
  });
});
