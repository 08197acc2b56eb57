import { expect, fixture } from '@open-wc/testing';
import { registerTranslation } from '@shoelace-style/localize';
import { html } from 'lit';
import { en } from '../../src/locales/en.js';
import { createWorld } from '../support/browser-world.js';
import { ListHarness } from '../support/harness/list-harness.js';
import '../support/mount.js';
import { atTheEnd, find, until } from '../support/page.js';

const day = 864e5;

const markup = (text: string) => document.createRange().createContextualFragment(text);

/** A list of one connection from years ago, in a page made of these attributes. */
async function listIn(before: string, after = '') {
  const { proxyUrl } = await createWorld({
    connections: [{ platformKey: 'gbol', ageMs: 800 * day, syncAgeMs: 3 * day }],
  });
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const tag = `<codat-connection-list proxy-url="${proxyUrl}"></codat-connection-list>`;
  page.append(markup(`${before}${tag}${after}`));
  const list = await new ListHarness(find(page, 'codat-connection-list')).ready();
  // Its dates are shown on request.
  list.get('.when').click();
  await list.element.updateComplete;
  return { page, list };
}

const panelOf = (list: ListHarness) => list.get('[part=panel]');
const dateOf = (list: ListHarness) => list.text('.row .secondary');

const hebrew = { ...en, $code: 'he', $dir: 'rtl' as const, listHeading: 'החיבורים שלך' };
registerTranslation(hebrew);

describe('the language of the page', () => {
  beforeEach(() => {
    const { lang } = document.documentElement;
    document.documentElement.lang = 'en-GB';
    atTheEnd(() => {
      document.documentElement.lang = lang;
    });
  });

  it('is that of the nearest element around, with its region', async () => {
    const { list } = await listIn('<section lang="he"><div lang="de-AT">', '</div></section>');

    await until('German', () => list.text('h2') === 'Ihre Verbindungen');
    expect(panelOf(list).lang).to.equal('de-AT');
    const month = new Intl.DateTimeFormat('de-AT', { month: 'long' });
    expect(dateOf(list)).to.contain(month.format(Date.now() - 800 * day));
  });

  it("is the element's own before any other", async () => {
    const { list } = await listIn('<div lang="de">', '</div>');
    list.element.lang = 'en';
    await until('English', () => list.text('h2') === 'Your connections');
  });

  it('is followed when it changes anywhere around, and when the element moves', async () => {
    const { page, list } = await listIn('<div><p>', '</p></div>');
    expect(list.text('h2')).to.equal('Your connections');
    page.lang = 'de';
    await until('German', () => list.text('h2') === 'Ihre Verbindungen');
    page.removeAttribute('lang');
    await until('English', () => list.text('h2') === 'Your connections');
    const other = document.createElement('div');
    other.lang = 'he';
    page.append(other);
    other.append(list.element);
    await until('Hebrew', () => list.text('h2') === 'החיבורים שלך');
  });

  it('is written where it is another, and nothing is written anew when nothing has changed', async () => {
    const { page, list } = await listIn('<div dir="rtl">', '</div>');
    const { element } = list;
    let written: (string | null)[] = [];
    const observer = new MutationObserver((records) => {
      written.push(...records.map(({ attributeName }) => attributeName));
    });
    const root = panelOf(list).getRootNode();
    observer.observe(root, { subtree: true, attributes: true, childList: true });
    atTheEnd(() => observer.disconnect());
    element.requestUpdate();
    await element.updateComplete;
    await Promise.resolve();
    expect(written).to.deep.equal([]);

    written = [];
    page.lang = 'he';
    await until('Hebrew', () => written.includes('lang'));
    expect(panelOf(list).lang).to.equal('he');
  });

  it('is found through shadow roots and slots, and followed there', async () => {
    const { page, list } = await listIn('<div id="card">', '</div>');
    const card = page.querySelector('#card')!;
    const root = card.attachShadow({ mode: 'open' });
    root.append(markup('<section lang="de"><slot></slot></section>'));
    list.element.requestUpdate();
    await until('German', () => list.text('h2') === 'Ihre Verbindungen');
    root.querySelector('section')!.lang = 'en';
    await until('English', () => list.text('h2') === 'Your connections');
    // And inside of a shadow root, from its host.
    const inner = document.createElement('div');
    inner.attachShadow({ mode: 'open' }).append(list.element);
    page.append(inner);
    inner.lang = 'de';
    await until('German', () => list.text('h2') === 'Ihre Verbindungen');
  });

  it('decides nothing where there are no words of it: words, dates and marks are English', async () => {
    const { list } = await listIn('<div lang="sv" dir="ltr">', '</div>');

    expect(list.text('h2')).to.equal('Your connections');
    expect(panelOf(list).lang).to.equal('en');
    expect(panelOf(list).dir).to.equal('ltr');
    const month = new Intl.DateTimeFormat('en', { month: 'long' });
    expect(dateOf(list)).to.contain(month.format(Date.now() - 800 * day));
    expect(dateOf(list)).to.contain('3 days ago');
  });

  it('gives English words their direction in a page that is written the other way', async () => {
    const { list } = await listIn('<div lang="fa" dir="rtl">', '</div>');

    expect(getComputedStyle(panelOf(list)).direction).to.equal('ltr');
  });

  it("leaves the page's direction to its own language, and to what the host puts into a slot", async () => {
    const { list } = await listIn('<div dir="rtl">', '</div>');
    expect(getComputedStyle(panelOf(list)).direction).to.equal('rtl');

    const { page, list: other } = await listIn('<div lang="fa" dir="rtl">', '</div>');
    const heading = document.createElement('h2');
    heading.slot = 'heading';
    page.querySelector('codat-connection-list')!.append(heading);
    other.element.requestUpdate();
    await other.element.updateComplete;
    expect(getComputedStyle(heading).direction).to.equal('rtl');
  });

  it('sets the direction of its words where the page sets none', async () => {
    const { list } = await listIn('<div lang="he">', '</div>');

    expect(getComputedStyle(panelOf(list)).direction).to.equal('rtl');
  });

  it('is spoken as soon as its words are registered', async () => {
    const { list } = await listIn('<div lang="da">', '</div>');
    expect(panelOf(list).lang).to.equal('en');
    const danish = { ...en, $code: 'da', $name: 'Dansk', listHeading: 'Dine forbindelser' };
    registerTranslation(danish);

    await until('Danish', () => list.text('h2') === 'Dine forbindelser');
    await until('the mark', () => panelOf(list).lang === 'da');
  });

  it('takes no words that another library has registered, such as Shoelace, for its own elements', async () => {
    // Of a language that there are no words of, and of one whose words are those of a region.
    for (const [$code, $name] of [
      ['nb', 'Norsk bokmål'],
      ['pt', 'Português'],
    ] as const) {
      registerTranslation({ $code, $name, $dir: 'ltr', close: 'x' } as never);
    }
    const { list: norwegian } = await listIn('<div lang="nb">', '</div>');
    expect(panelOf(norwegian).lang).to.equal('en');
    expect(dateOf(norwegian)).to.contain('3 days ago');

    const { list: portuguese } = await listIn('<div lang="pt">', '</div>');
    await until('Portuguese', () => panelOf(portuguese).lang === 'pt');
    await until('its words', () => portuguese.text('h2') === 'Suas conexões');
  });

  it('survives a language that is none', async () => {
    const { list } = await listIn('<div lang="no such language!">', '</div>');

    expect(list.text('h2')).to.equal('Your connections');
  });

  it('is watched by one observer a document, whatever the number of elements', async () => {
    const { observe } = MutationObserver.prototype;
    let watches = 0;
    MutationObserver.prototype.observe = function (this: MutationObserver, target, options) {
      if (options?.attributeFilter?.includes('lang')) watches++;
      observe.call(this, target, options);
    };
    atTheEnd(() => {
      MutationObserver.prototype.observe = observe;
    });
    await fixture(
      html`<div>
        ${Array.from({ length: 60 }, () => html`<powered-by-codat variant="text"></powered-by-codat>`)}
      </div>`,
    );

    expect(watches).to.be.at.most(1);
  });
});
