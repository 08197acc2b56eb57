import { parseSync } from 'vite';

/** What each of Lit's decorators hands on to `createProperty`, around the options it is given. */
const optionsOf = {
  property: (options) => options,
  state: (options) =>
    options
      ? `{ ...${options}, state: true, attribute: false }`
      : '{ state: true, attribute: false }',
};

/** The class, property and options of a statement that decorates one property; undefined for any other. */
function decorated(statement, code) {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
  if (call?.type !== 'CallExpression' || !/^_*decorate$/.test(call.callee.name ?? ''))
    return undefined;
  const [{ elements = [] }, prototype, key] = call.arguments;
  const [decorator, ...others] = elements;
  const options = optionsOf[decorator?.callee?.name];
  if (!options || others.length > 0 || key?.type !== 'Literal') return undefined;
  const [given] = decorator.arguments;
  return {
    target: code.slice(prototype.object.start, prototype.object.end),
    key: JSON.stringify(key.value),
    options: options(given && code.slice(given.start, given.end)),
  };
}

/**
 * The code with the compiler's calls for `@property` and `@state` turned into calls of Lit's `createProperty`,
 * which is what those decorators do: one file then needs neither them nor the compiler's helper.
 */
export function lowerPropertiesIn(code) {
  const { body } = parseSync('module.js', code).program;
  return body.toReversed().reduce((text, statement) => {
    const found = decorated(statement, code);
    if (!found) return text;
    const { target, key, options } = found;
    const call = `${target}.createProperty(${[key, options].filter(Boolean).join(', ')});`;
    return text.slice(0, statement.start) + call + text.slice(statement.end);
  }, code);
}

/** A Vite plugin: Lit's properties of this project's own elements, without decorators. */
export function lowerProperties() {
  return {
    name: 'lower-properties',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !code.includes('decorate')) return null;
      return { code: lowerPropertiesIn(code), map: null };
    },
  };
}
