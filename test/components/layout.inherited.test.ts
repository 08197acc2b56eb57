import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { overflows, textNodes } from '../support/audit.js';
import { meddling } from '../support/boxes.js';
import { createWorld } from '../support/browser-world.js';
import { everyStatus, midway } from '../support/companies.js';
import '../support/mount.js';
import { atTheEnd, isLoaded, setAddress, until, untilDrawn } from '../support/page.js';

const [, pending, lost] = everyStatus;
const connections = [{ ...pending, ageMs: 3e8 }, { ...lost, ageMs: 2e8 }, midway];

const everything = (proxyUrl: string) => html`
  <codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>
  <codat-connection-list proxy-url=${proxyUrl}></codat-connection-list>
  <codat-sync-status proxy-url=${proxyUrl} details></codat-sync-status>
  <codat-link-flow proxy-url=${proxyUrl} require-consent></codat-link-flow>
  <codat-link-return></codat-link-return>
  <codat-connect-button proxy-url=${proxyUrl} platform-key="vqzp"></codat-connect-button>
  <powered-by-codat variant="text"></powered-by-codat>
`;

/** All elements, loaded, in a page of this style. */
async function mountAll(style: string, content?: TemplateResult): Promise<HTMLElement> {
  await setAddress('?statusCode=500&errorMessage=Denied');
  const { proxyUrl } = await createWorld({ connections });
  const page = await fixture<HTMLElement>(
    html`<div style="inline-size: 700px; ${style}">${content ?? everything(proxyUrl)}</div>`,
  );
  await until('all to be loaded', () => [...page.children].every(isLoaded));
  const ending = page.querySelector('codat-link-return')?.shadowRoot;
  if (ending) await until('its last words', () => ending.querySelector('.panel .secondary'));
  await untilDrawn();
  return page;
}

/** Where each text is, within its element, and how it is drawn. */
function drawing(page: Element): string[] {
  return [...page.children].flatMap((one) => {
    const origin = one.getBoundingClientRect();
    return [...textNodes(one)].map((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, top, width, height } = range.getBoundingClientRect();
      const place = [left - origin.left, top - origin.top, width, height].map(Math.round);
      const style = text.parentElement && getComputedStyle(text.parentElement);
      return `${one.localName} "${text.data.trim()}" ${place.join(' ')} ${style?.color} ${style?.cursor}`;
    });
  });
}

/** The size that the page's root gives to `rem`, until the test ends. */
function setRootSize(size: string): void {
  const { style } = document.documentElement;
  atTheEnd(() => {
    style.removeProperty('font-size');
  });
  style.setProperty('font-size', size);
}

const sizes = (page: Element) =>
  [...page.children].flatMap((one) =>
    [...textNodes(one)].map((text) => ({
      text: text.data.trim(),
      size: parseFloat(getComputedStyle(text.parentElement ?? one).fontSize),
    })),
  );

describe('What elements inherit', () => {
  it('a page cannot break their layout by what it sets around them', async () => {
    const plain = drawing(await mountAll(''));
    const meddled = drawing(await mountAll(meddling));

    expect(plain.length).to.be.greaterThan(50);
    expect(meddled).to.deep.equal(plain);
  });

  it('nor by what it sets on every element', async () => {
    const plain = drawing(await mountAll(''));
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { ${meddling} }`);
    const { adoptedStyleSheets } = document;
    atTheEnd(() => {
      document.adoptedStyleSheets = adoptedStyleSheets;
    });
    document.adoptedStyleSheets = [...adoptedStyleSheets, sheet];

    expect(drawing(await mountAll(''))).to.deep.equal(plain);
  });

  it('they take the font’s family, the direction and visibility from the page', async () => {
    const page = await mountAll('font-family: monospace; direction: rtl; visibility: hidden');
    const styles = [...page.children].flatMap((one) =>
      [...textNodes(one)].map(({ parentElement }) => {
        const { fontFamily, direction, visibility } = getComputedStyle(parentElement ?? one);
        return `${fontFamily} ${direction} ${visibility}`;
      }),
    );

    expect([...new Set(styles)]).to.deep.equal(['monospace rtl hidden']);
  });

  for (const root of ['62.5%', '8px', '20px']) {
    it(`text has the size of the text around it, with a root of ${root}`, async () => {
      const plain = drawing(await mountAll('font-size: 16px'));
      setRootSize(root);

      expect(drawing(await mountAll('font-size: 16px'))).to.deep.equal(plain);
    });
  }

  for (const around of [6, 10, 24, 32]) {
    it(`text in a page of ${around} px is in proportion to it, never under 12 px, and fits`, async () => {
      const page = await mountAll(`font-size: ${around}px`);
      const all = sizes(page);
      const largest = Math.max(...all.map(({ size }) => size));

      expect(all.filter(({ size }) => size < 12)).to.deep.equal([]);
      expect(largest).to.be.closeTo(Math.max(12, around * 0.875) * 1.2857, 0.1);
      expect([...page.children].flatMap(overflows)).to.deep.equal([]);
    });
  }

  it('an element inside another has the other’s text size', async () => {
    const { proxyUrl } = await createWorld();
    const page = await mountAll(
      'font-size: 20px',
      html`<codat-link-flow proxy-url=${proxyUrl}></codat-link-flow>`,
    );
    const flow = page.firstElementChild?.shadowRoot;
    flow?.querySelector('form')?.requestSubmit();
    // The popular ones' names are smaller.
    const name = await until('a category', () =>
      flow?.querySelector('codat-integration-picker')?.shadowRoot?.querySelector('.row-name'),
    );
    const lead = flow?.querySelector('.lead');

    expect(lead && getComputedStyle(lead).fontSize).to.equal('17.5px');
    expect(getComputedStyle(name).fontSize).to.equal('17.5px');
  });
});
