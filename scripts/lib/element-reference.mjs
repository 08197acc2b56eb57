import { elementsOf } from './elements.mjs';

const cell = (text) => (text ?? '').replace(/\s*\n\s*/g, ' ').replace(/\|/g, '\\|');
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  return `\n### ${title}\n\n${line(heads)}${line(heads.map(() => '---'))}${rows.map(line).join('')}`;
}

const described = (items = []) =>
  items.map(({ name, description }) => [name === '' ? '(default)' : code(name), cell(description)]);

/** What there is to say of an element: its description, and the tables of its API under headings of the third level. */
export function elementSection({ declaration }) {
  const members = declaration.members ?? [];
  const properties = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter(({ kind }) => kind === 'method');
  const text = declaration.description || declaration.summary || '';
  const tables = `${table(
    'Properties',
    ['property', 'attribute', 'type', 'default', ''],
    properties.map((it) => [
      code(it.name),
      code(it.attribute),
      code(it.type?.text),
      code(it.default),
      cell(it.description),
    ]),
  )}${table(
    'Methods',
    ['method', 'returns', ''],
    methods.map((it) => [
      code(`${it.name}(${(it.parameters ?? []).map(({ name }) => name).join(', ')})`),
      code(it.return?.type?.text),
      cell(it.description),
    ]),
  )}${table(
    'Events',
    ['event', 'class', ''],
    (declaration.events ?? []).map((it) => [
      code(it.name),
      code(it.type?.text),
      cell(it.description),
    ]),
  )}${table('Slots', ['slot', ''], described(declaration.slots))}${table(
    'Parts',
    ['part', ''],
    described(declaration.cssParts),
  )}${table('CSS properties', ['property', ''], described(declaration.cssProperties))}${table(
    'States',
    ['state', ''],
    described(declaration.cssStates),
  )}`;
  return { text, tables };
}

function section({ tagName, className, declaration }) {
  const { text, tables } = elementSection({ declaration });
  return `
## ${tagName}

${text}

Class \`${className}\` from \`codat-elements/components/${tagName}\`; registered by
\`codat-elements/components/${tagName}/define\`.
${tables}`;
}

/** The source of `docs/elements.md`: the reference of every element. */
export function elementReference(manifest) {
  return `# Elements

Made from the sources by \`npm run manifest\`: change their comments, not this file.
${elementsOf(manifest).map(section).join('')}`;
}
