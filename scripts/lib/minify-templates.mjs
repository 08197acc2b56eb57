import { parseSync } from 'vite';

/** Comments and the white space that CSS never needs. */
const minifyCss = (text) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/([{;(][\w-]+): /g, '$1:')
    .replace(/(?<![\w.])0(\.\d)/g, '$1')
    .replace(/;\}/g, '}');

/** Runs of white space as one space: the most that is safe without knowing each element's layout. */
const minifyHtml = (text) => text.replace(/\s+/g, ' ');

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

function* taggedTemplates(node) {
  if (Array.isArray(node)) {
    for (const item of node) yield* taggedTemplates(item);
  } else if (node !== null && typeof node === 'object') {
    if (node.type === 'TaggedTemplateExpression') yield node;
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'parent' && typeof value === 'object') yield* taggedTemplates(value);
    }
  }
}

/** The code with the white space of its `css`, `html` and `svg` templates taken out. */
export function minifyTemplatesIn(code) {
  const edits = [];
  for (const { tag, quasi } of taggedTemplates(parseSync('module.js', code).program)) {
    const minify = tag.type === 'Identifier' ? minifiers[tag.name] : undefined;
    if (!minify) continue;
    for (const { start, end } of quasi.quasis) edits.push({ start, end, minify });
  }
  return edits
    .sort((one, other) => other.start - one.start)
    .reduce(
      (text, { start, end, minify }) =>
        text.slice(0, start) + minify(text.slice(start, end)) + text.slice(end),
      code,
    );
}

/** A Vite plugin: the templates of this project's own modules go out without their indentation. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(?:css|html|svg)`/.test(code)) return null;
      return { code: minifyTemplatesIn(code), map: null };
    },
  };
}
