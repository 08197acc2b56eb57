/** What becomes of elements that a server has rendered, in a browser, with the package as it was built. */
import assert from 'node:assert/strict';
import test, { after, before, type TestContext } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import {
  bundleScript,
  openServerPage,
  runScript,
  serverHtml,
  type PageScript,
  type ServerPage,
} from '../support/server-pages.js';

/** Every element, with attributes as a server writes them; the flow also where it is led to one software. */
const elements = [
  ['codat-integration-picker', 'platform-keys="gbol fztf" heading-level="3"'],
  ['codat-connection-alert', ''],
  ['codat-connection-list', 'actions="disconnect"'],
  ['codat-file-upload', ''],
  ['codat-connect-button', 'platform-key="gbol"'],
  ['codat-link-flow', 'required="accounting"'],
  ['codat-link-flow', 'platform-key="gbol"'],
  ['codat-sync-status', 'details'],
  ['powered-by-codat', ''],
  ['codat-link-return', ''],
] as const;

/** Elements that say words at once. */
const title = { picker: 'Connect your software', list: 'Your connections', back: 'Welcome back' };

let browser: Browser;
before(async () => {
  await bundleScript('hydrating');
  await bundleScript('plain');
  browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags() });
});
after(() => browser.close());

const markupOf = (tag: string, attributes = '') => `<${tag} ${attributes}></${tag}>`;

const rendered = (tag: string, attributes = '') => serverHtml(markupOf(tag, attributes));

const all = elements.map(([tag, attributes]) => markupOf(tag, attributes)).join('');
const everyElement = await serverHtml(
  `<codat-provider proxy-url="/api/codat">${all}</codat-provider>`,
);

async function open(
  t: TestContext,
  served: ServerPage,
  { search = '', ...options }: BrowserContextOptions & { search?: string } = {},
): Promise<{ page: Page; told: string[] }> {
  const page = await browser.newPage(options);
  t.after(() => page.close());
  return { page, told: await openServerPage(page, served, search) };
}

/** Of each element: where it is, how many nodes are in it, and how many of them were there at the last look. */
const look = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('codat-provider, codat-provider > *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const nodes = [
        ...(element.shadowRoot?.querySelectorAll<Element & { isSeen?: boolean }>('*:not(style)') ??
          []),
      ];
      const kept = nodes.filter(({ isSeen }) => isSeen).length;
      for (const node of nodes) node.isSeen = true;
      const box = [x, y, width, height].map(Math.round);
      return { tag: element.localName, box, nodes: nodes.length, kept };
    }),
  );

/** How often a text is in an element, in what the page's scripts have put there as well. */
const countOf = (page: Page, tag: string, text: string) =>
  page.evaluate(
    ([name = '', wanted = '']) =>
      (document.querySelector(name)?.shadowRoot?.textContent ?? '').split(wanted).length - 1,
    [tag, text],
  );

const ways: Record<PageScript, string> = {
  hydrating: 'takes over its server’s nodes with Lit’s support for hydration',
  plain: 'is drawn once without Lit’s support for hydration',
};
for (const [script, way] of Object.entries(ways) as [PageScript, string][]) {
  test(`every element ${way}, in its place and without a warning`, async (t) => {
    const { page, told } = await open(t, { body: everyElement, script });
    const before = await look(page);
    await runScript(page);
    assert.equal(before.length, elements.length + 1);
    assert.ok(before.every(({ nodes }) => nodes > 0));
    const isKept = script === 'hydrating';
    const expected = before.map((one) => ({ ...one, kept: isKept ? one.nodes : 0 }));
    assert.deepEqual(await look(page), expected);
    assert.deepEqual(told, []);
  });

  test(`an element that a server rendered has its styles when it ${way}`, async (t) => {
    const { page } = await open(t, { body: await rendered('codat-link-return'), script });
    const padding = () =>
      page.locator('codat-link-return .panel').evaluate((one) => getComputedStyle(one).padding);
    const before = await padding();
    await runScript(page);
    assert.notEqual(before, '0px');
    assert.equal(await padding(), before);
    assert.equal(await page.locator('codat-link-return style').count(), 0);
  });

  test(`an element speaks the page’s language once it ${way}`, async (t) => {
    const body = await rendered('codat-link-return');
    const { page, told } = await open(t, { body, script, lang: 'fr' });
    await runScript(page);
    await page.locator('codat-link-return', { hasText: 'Bon retour' }).waitFor();
    assert.equal(await countOf(page, 'codat-link-return', title.back), 0);
    assert.deepEqual(told, []);
  });

  test(`an element says the host’s words that were set before it ${way}`, async (t) => {
    const body = await rendered('codat-connection-list', 'proxy-url="/api/codat"');
    const { page, told } = await open(t, { body, script });
    await page.evaluate(() => {
      const list = document.querySelector('codat-connection-list');
      if (list) Object.assign(list, { text: { listHeading: 'Books' } });
    });
    await runScript(page);
    assert.equal(await countOf(page, 'codat-connection-list', 'Books'), 1);
    assert.equal(await countOf(page, 'codat-connection-list', title.list), 0);
    assert.deepEqual(told, []);
  });
}

test('a return page that a server rendered says how it went once its script runs', async (t) => {
  const body = await rendered('codat-link-return');
  const search = '?statuscode=403&errormessage=Denied';
  const { page, told } = await open(t, { body, script: 'hydrating' }, { search });
  const shown = () => page.locator('codat-link-return .panel').innerText();
  assert.match(await shown(), new RegExp(title.back));
  await runScript(page);
  assert.doesNotMatch(await shown(), new RegExp(title.back));
  assert.deepEqual(told, []);
});

test('an element is drawn anew where the server’s markup has lost its comments', async (t) => {
  const whole = await rendered('codat-link-return');
  const body = whole.replace(/<!--.*?-->/g, '');
  const { page } = await open(t, { body, script: 'hydrating' });
  await runScript(page);
  assert.equal(await countOf(page, 'codat-link-return', title.back), 1);
});

test('an element in a card’s own declarative root is drawn once', async (t) => {
  const inner = await rendered('codat-link-return');
  const body = `<shop-card><template shadowrootmode="open">${inner}</template></shop-card>`;
  const { page, told } = await open(t, { body });
  await runScript(page);
  const shown = (await page.locator('codat-link-return .panel').allInnerTexts()).join();
  assert.equal(shown.split(title.back).length, 2);
  assert.deepEqual(told, []);
});

test('an element that comes later as markup, or as a clone, is drawn once', async (t) => {
  const { page, told } = await open(t, { body: '<main></main>' });
  await runScript(page);
  const markup = (await rendered('codat-link-return')).replace(
    'shadowrootmode="open"',
    'shadowrootmode="open" shadowrootclonable',
  );
  const counts = await page.evaluate(async (html) => {
    const main = document.querySelector('main');
    // eslint-disable-next-line no-restricted-syntax -- markup of this test's own, with declarative roots
    main?.setHTMLUnsafe(html);
    const { content } = document.createElement('template');
    const holder = document.implementation.createHTMLDocument().body;
    // eslint-disable-next-line no-restricted-syntax -- markup of this test's own, with declarative roots
    holder.setHTMLUnsafe(html);
    content.append(...holder.childNodes);
    main?.append(document.importNode(content, true));
    const elements = [...document.querySelectorAll('codat-link-return')];
    await Promise.all(elements.map(({ updateComplete }) => updateComplete));
    return elements.map(({ shadowRoot }) => shadowRoot?.querySelectorAll('.panel').length);
  }, markup);
  assert.deepEqual(counts, [1, 1]);
  assert.deepEqual(told, []);
});

test('an element whose markup is still coming when its script has run is drawn once', async (t) => {
  const body = `<script src="/codat-elements.js"></script>${await rendered('codat-link-return')}`;
  const { page, told } = await open(t, { body });
  await page.locator('codat-link-return .panel').waitFor();
  assert.equal(await countOf(page, 'codat-link-return', title.back), 1);
  // The browser itself says that the element has a root already.
  assert.ok(
    told.every((line) => line.includes('second declarative shadow root')),
    told.join(),
  );
});

test('without scripts every element shows what its server rendered, and nothing moves', async (t) => {
  const { page } = await open(t, { body: everyElement }, { javaScriptEnabled: false });
  const words = (await page.locator('.panel').allInnerTexts()).join();
  for (const one of Object.values(title)) assert.match(words, new RegExp(one));
  const moving = await page
    .locator('.bone')
    .evaluateAll(
      (bones) => bones.filter((bone) => getComputedStyle(bone).animationName !== 'none').length,
    );
  assert.equal(moving, 0);
});
