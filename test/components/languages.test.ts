import { expect, fixture } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import type { CodatProvider } from '../../src/components/codat-provider/codat-provider.js';
import { breakCodat, createWorld } from '../support/browser-world.js';
import { fileOf } from '../support/files.js';
import { ListHarness } from '../support/harness/list-harness.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { mountUpload } from '../support/mount.js';
import { atTheEnd, collectWarnings, find, until } from '../support/page.js';

const headings = {
  de: 'Ihre Verbindungen',
  en: 'Your connections',
};

type Language = keyof typeof headings;

/** A list of one connection somewhere in a page. */
async function listIn(page: (list: TemplateResult) => TemplateResult) {
  const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
  const root = await fixture<HTMLElement>(
    page(html`<codat-connection-list .proxyUrl=${proxyUrl}></codat-connection-list>`),
  );
  return { root, list: new ListHarness(find(root, 'codat-connection-list')) };
}

const panelOf = (list: ListHarness) => list.get('[part=panel]');

const untilIn = (language: Language, list: ListHarness) =>
  until(`words in ${language}`, () => list.text('h2') === headings[language]);

/** A provider around a list, in a part of the page in English. */
async function listOf(provider: Partial<Pick<CodatProvider, 'locale' | 'text'>>) {
  const found = await listIn(
    (list) =>
      html`<div lang="en" dir="ltr">
        <codat-provider .locale=${provider.locale} .text=${provider.text}>${list}</codat-provider>
      </div>`,
  );
  return { ...found, provider: find(found.root, 'codat-provider') };
}

describe('a language besides English', () => {
  it('is loaded when the nearest lang asks for it', async () => {
    const { list } = await listIn((one) => html`<div lang="de">${one}</div>`);

    await untilIn('de', list);
    expect(panelOf(list).lang).to.equal('de');
  });

  it('is taken by the language where there are no words of the region', async () => {
    const { root, list } = await listIn((one) => html`<div lang="de-AT">${one}</div>`);

    await untilIn('de', list);
    root.lang = 'DE_ch';
    await until('the region', () => panelOf(list).lang === 'DE-ch');
    expect(list.text('h2')).to.equal(headings.de);
  });

  it('knows kinds of software and data when it runs from right to left', async () => {
    const { proxyUrl } = await createWorld();
    const root = await fixture<HTMLElement>(
      html`<div lang="ar" dir="rtl">
        <codat-integration-picker .proxyUrl=${proxyUrl}></codat-integration-picker>
      </div>`,
    );
    const picker = find(root, 'codat-integration-picker');

    await until('the categories in Arabic', () =>
      picker.shadowRoot?.textContent.includes('كل برامج المحاسبة'),
    );
    expect(picker.shadowRoot?.textContent).not.to.contain('كل البرامج الأخرى');
  });

  it('leaves an id that is to be copied as it is read, where words run from right to left', async () => {
    const { proxyUrl } = await createWorld();
    const root = await fixture<HTMLElement>(
      html`<div lang="ar" dir="rtl">
        <codat-integration-picker
          .proxyUrl=${proxyUrl}
          source-types="bankfeed"
          platform-keys="olpr"
        ></codat-integration-picker>
      </div>`,
    );
    const picker = await new PickerHarness(find(root, 'codat-integration-picker')).ready();
    picker.get('.tile').click();
    const field = await until('the id', () =>
      picker.root.querySelector<HTMLInputElement>('.address'),
    );

    expect(getComputedStyle(picker.get('[part=panel]')).direction).to.equal('rtl');
    expect(field.value).to.not.equal('');
    expect(getComputedStyle(field).direction).to.equal('ltr');
  });

  it('writes numbers among its words as the region does that the page names', async () => {
    const world = await createWorld();
    await breakCodat(world, {
      kind: 'hold',
      method: 'POST',
      path: '/companies/*/connections/*/files',
    });
    const upload = await mountUpload(
      html`<codat-file-upload proxy-url=${world.proxyUrl} lang="es-MX"></codat-file-upload>`,
    );
    await upload.ready();
    upload.choose(fileOf('a.pdf', 'pdf', 1_572_864));
    await upload.untilStatus(/^1\.5\sMB/);
    upload.element.lang = 'es';
    await upload.untilStatus(/^1,5\sMB/);
    upload.element.lang = 'de-CH';
    await upload.untilStatus(/^1\.5\sMB/);

    expect(upload.get('.panel').lang).to.equal('de-CH');
  });

  it('gives way to English where there are no words of it', async () => {
    const { list } = await listIn((one) => html`<div lang="zh">${one}</div>`);
    await list.ready();

    expect(list.text('h2')).to.equal(headings.en);
    expect(panelOf(list).lang).to.equal('en');
  });

  it('is not the browser’s where the page names none', async () => {
    const { lang } = document.documentElement;
    document.documentElement.removeAttribute('lang');
    Object.defineProperty(navigator, 'language', { value: 'de-DE', configurable: true });
    atTheEnd(() => {
      document.documentElement.lang = lang;
      Reflect.deleteProperty(navigator, 'language');
    });
    const { list } = await listIn((one) => html`<div>${one}</div>`);
    await list.ready();

    expect(list.text('h2')).to.equal(headings.en);
  });

  it('follows a change of lang without any other words in between', async () => {
    const { root, list } = await listIn((one) => html`<div lang="en">${one}</div>`);
    await list.ready();
    const seen = new Set<string>();
    const observer = new MutationObserver(() => seen.add(list.text('h2')));
    observer.observe(list.root, { subtree: true, childList: true, characterData: true });
    atTheEnd(() => observer.disconnect());
    root.lang = 'de';
    await untilIn('de', list);
    root.lang = 'en';
    await untilIn('en', list);

    expect([...seen]).to.have.members(Object.values(headings));
  });

  it('leaves the host’s own words in their place', async () => {
    const { list } = await listOf({ locale: 'de', text: { listDescription: 'Own words' } });

    await untilIn('de', list);
    expect(list.root.textContent).to.contain('Own words');
  });
});

describe('the locale of a provider', () => {
  it('goes before the lang of the page', async () => {
    const { list, provider } = await listOf({ locale: 'de' });

    await untilIn('de', list);
    expect(panelOf(list).lang).to.equal('de');
    provider.locale = undefined;
    await untilIn('en', list);
  });

  it('is the nearest provider’s, and an attribute as well', async () => {
    const { root, list } = await listIn(
      (one) =>
        html`<codat-provider locale="en"
          ><codat-provider locale="de">${one}</codat-provider></codat-provider
        >`,
    );
    await untilIn('de', list);
    find(root.parentElement!, 'codat-provider')
      .querySelector('codat-provider')!
      .removeAttribute('locale');
    await untilIn('en', list);
  });

  it('is warned of and left out when it is no language', async () => {
    const warnings = collectWarnings();
    const { list } = await listOf({ locale: 'no such language!' });
    await list.ready();

    expect(list.text('h2')).to.equal(headings.en);
    expect(warnings.filter((line) => line.includes('Invalid locale'))).to.have.length(1);
  });
});
