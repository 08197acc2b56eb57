/** What editors are given of the elements: `web-types.json`, and VS Code's files of custom data. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

interface Described {
  name: string;
  description?: string;
}

interface Attribute {
  name: string;
  default?: string;
  parsedType?: { text: string };
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const manifest = read('custom-elements.json') as {
  modules: { declarations: { tagName?: string; attributes?: Attribute[] }[] }[];
};
const html = read('dist/types/vscode.html-custom-data.json') as {
  tags: { name: string; attributes: { name: string; values: Described[] }[] }[];
};
const css = read('dist/types/vscode.css-custom-data.json') as {
  properties: Described[];
  pseudoElements: Described[];
};
const webTypes = read('dist/types/web-types.json') as {
  contributions: {
    html: {
      elements: { name: string; attributes: { name: string; value: { type: string } }[] }[];
    };
    css: { properties: Described[] };
  };
};

const attributesOf = new Map(
  manifest.modules
    .flatMap(({ declarations }) => declarations)
    .map(({ tagName, attributes = [] }) => [tagName, attributes]),
);

/** The type of every attribute of every element, from the manifest. */
const types = [...attributesOf].flatMap(([tag, attributes]) =>
  attributes.map(({ name, parsedType }) => [`${tag} ${name}`, parsedType?.text ?? ''] as const),
);

test('no attribute is of a type that only the sources know', () => {
  const known = /^(?:'[^']+'|string|number|boolean)(?: \| (?:'[^']+'|string))*$/;
  assert.ok(types.length > 0);
  assert.deepEqual(
    types.filter(([, type]) => !known.test(type)),
    [],
  );
});

test('no default is a name that only the sources know', () => {
  const literal = /^(?:'.*'|-?\d+|true|false)$/;
  const unknown = [...attributesOf].flatMap(([tag, attributes]) =>
    attributes
      .filter(({ default: value }) => value !== undefined && !literal.test(value))
      .map(({ name, default: value }) => `${tag} ${name}=${value}`),
  );
  assert.deepEqual(unknown, []);
});

test('VS Code offers the words that an attribute takes, and nothing where any text may stand', () => {
  const offered = html.tags.flatMap(({ name: tag, attributes }) =>
    attributes.map(({ name, values }) => `${tag} ${name}: ${values.map((it) => it.name).join()}`),
  );
  const expected = types.map(([name, type]) => {
    const words = [...type.matchAll(/'([^']*)'/g)].map(([, word = '']) => word);
    return `${name}: ${words.join()}`;
  });
  assert.deepEqual(offered.sort(), expected.sort());
  assert.ok(offered.includes('codat-connect-button link-mode: popup,tab,redirect,manual'));
  assert.ok(offered.includes('codat-link-flow actions: continue,reconnect,disconnect'));
  assert.ok(offered.includes('codat-integration-picker platform-keys: '));
});

test('JetBrains’ editors have the same', () => {
  const offered = webTypes.contributions.html.elements.flatMap(({ name: tag, attributes }) =>
    attributes.map(({ name, value }) => `${tag} ${name}: ${value.type}`),
  );
  assert.deepEqual(offered.sort(), types.map(([name, type]) => `${name}: ${type}`).sort());
});

for (const [editor, { properties }] of [
  ['VS Code', css],
  ['JetBrains’ editors', webTypes.contributions.css],
] as const) {
  test(`${editor} have every custom property of the theming guide, and no other`, () => {
    const rows = readFileSync('docs/theming.md', 'utf8').matchAll(
      /^\| `(--[\w-]+)` *\|(?: `(?:codat|powered)-[\w-]+` *\|)? ([^|]+) \|/gm,
    );
    const expected = [...rows].map(([, name = '', words = '']) => {
      const description = words.replaceAll('`', '').trim();
      return `${name}: ${description}`;
    });
    assert.ok(expected.length > 20);
    assert.deepEqual(
      properties.map(({ name, description = '' }) => `${name}: ${description}`).sort(),
      expected.sort(),
    );
  });
}

test('VS Code offers each part once, and says what it is in each element', () => {
  const names = css.pseudoElements.map(({ name }) => name);
  assert.deepEqual(names, [...new Set(names)]);
  const logo = css.pseudoElements.find(({ name }) => name === '::part(logo)');
  assert.match(logo?.description ?? '', /^codat-connect-button: .+\ncodat-connection-alert: /);
});
