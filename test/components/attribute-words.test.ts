/** What editors offer for each attribute, held against what the elements themselves say that they expect. */
import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { elementTags } from '../support/element-tags.js';
import '../support/mount.js';
import { collectWarnings, isLoaded, until } from '../support/page.js';

interface Attribute {
  name: string;
  fieldName: string;
  parsedType: { text: string };
}

interface Manifest {
  modules: { declarations: { tagName?: string; attributes?: Attribute[] }[] }[];
}

// A list offers its actions where there is a connection.
const world = await createWorld({ connections: [{ platformKey: 'gbol' }] });
const manifest = (await (await fetch('/custom-elements.json')).json()) as Manifest;
const declarations = manifest.modules.flatMap((module) => module.declarations);

/** Without these an element shows nothing of the company, and reads no further settings. */
const needed = { 'proxy-url': world.proxyUrl, 'company-id': world.companyId };

/** An attribute and its words, in a form that is easily compared. */
const line = (name: string, words: readonly string[]) => `${name}: ${[...words].sort().join(' ')}`;

const expectation =
  /Invalid ([\w-]+) "no-such-word"\. Expected (?:one|any) of: ([\w-]+(?:, [\w-]+)*)\./;

for (const tag of elementTags) {
  it(`${tag} accepts the words that the manifest has for its attributes, and no others`, async () => {
    const { attributes = [] } = declarations.find(({ tagName }) => tagName === tag) ?? {};
    const texts = attributes.filter(
      ({ name, parsedType }) =>
        !(name in needed) && !['boolean', 'number'].includes(parsedType.text),
    );
    const offered = texts.flatMap(({ name, parsedType }) => {
      const words = [...parsedType.text.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
      return words.length > 0 ? line(name, words) : [];
    });
    const warnings = collectWarnings();
    const page = await fixture(html`<div></div>`);
    const element = document.createElement(tag);
    for (const { name } of texts) element.setAttribute(name, 'no-such-word');
    for (const [name, value] of Object.entries(needed)) element.setAttribute(name, value);
    page.append(element);
    const expected = () =>
      warnings.flatMap((warning) => {
        const [, name, words] = expectation.exec(warning) ?? [];
        return name && words ? line(name, words.split(', ')) : [];
      });
    await until('a warning for each', () => expected().length >= offered.length);

    expect(expected().sort()).to.deep.equal(offered.sort());
  });
}

for (const tag of elementTags) {
  const { attributes = [] } = declarations.find(({ tagName }) => tagName === tag) ?? {};
  for (const { name, fieldName } of attributes.filter(
    ({ parsedType }) => parsedType.text === 'number',
  )) {
    for (const [what, set] of [
      ['attribute', (element: Element, text: string) => element.setAttribute(name, text)],
      [
        'property',
        (element: Element, text: string) => Object.assign(element, { [fieldName]: text }),
      ],
    ] as const) {
      it(`${tag} takes an empty ${name} for none, as ${what}`, async () => {
        const warnings = collectWarnings();
        const page = await fixture(html`<div></div>`);
        const drawn: string[] = [];
        for (const text of [undefined, '', ' ']) {
          const element = document.createElement(tag);
          for (const [setting, value] of Object.entries(needed)) {
            element.setAttribute(setting, value);
          }
          if (text !== undefined) set(element, text);
          page.append(element);
          await until('it to be drawn', () => isLoaded(element));
          const places = element.shadowRoot?.querySelectorAll('h1, h2, h3, h4, [aria-expanded]');
          drawn.push([...(places ?? [])].map(({ localName }) => localName).join());
        }

        expect(new Set(drawn).size).to.equal(1);
        expect(warnings).to.deep.equal([]);
      });
    }
  }
}
