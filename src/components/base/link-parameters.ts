import type { LinkParameterList } from '../../store/link-parameters.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { isScriptText } from './script-text.js';

/** A parameter's value: several for a name that comes several times, none for one that is left out. */
type LinkParameterValue = string | number | boolean | readonly string[] | null | undefined;

/** Parameters that the host adds to each linkUrl: a query string, or values by name. */
export type LinkParameters =
  string | URLSearchParams | Readonly<Record<string, LinkParameterValue>>;

/** What a placeholder of Codat's redirect may be called, and what other tools call their parameters. */
const namePattern = /^[\p{L}\p{M}\p{N}_.~:$[\]-]+$/u;

const EXPECTED =
  'Expected a query string such as "utm_source=newsletter&offer=12", or an object of texts by name.';

/** The names and values as they were given; undefined for what has none. */
function entriesOf(value: unknown): (readonly [unknown, unknown])[] | undefined {
  if (typeof value === 'string') return [...new URLSearchParams(value.trim())];
  if (typeof value !== 'object' || value === null) return undefined;
  if (!(Symbol.iterator in value)) return Object.entries(value);
  const pairs: unknown[] = [...(value as Iterable<unknown>)];
  const isPair = (one: unknown): one is [unknown, unknown] =>
    Array.isArray(one) && one.length === 2;
  return pairs.every(isPair) ? pairs : undefined;
}

/** A value as the texts to write; undefined for what is no text. */
function textsOf(value: unknown): string[] | undefined {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    const texts = value.map(textsOf);
    return texts.every((one) => one !== undefined) ? texts.flat() : undefined;
  }
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'bigint':
      return [String(value)];
    default:
      return undefined;
  }
}

/** The host's parameters for each linkUrl. What cannot be one is warned of, and left out alone. */
export function parseLinkParameters(
  element: HTMLElement,
  value: unknown,
): LinkParameterList | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  // Whatever framework wrote an object into the attribute: that is warned of already.
  const isWarnedOf = value === element.getAttribute('link-parameters') && isScriptText(value);
  if (isWarnedOf) return undefined;
  const entries = entriesOf(value);
  if (!entries) {
    const given = Array.isArray(value) ? 'array' : typeof value;
    warnOnce(element, `Invalid link-parameters of type ${given}. ${EXPECTED} Ignoring it.`);
    return undefined;
  }
  const wrong: string[] = [];
  const parameters = entries.flatMap(([name, given]) => {
    const texts = typeof name === 'string' && namePattern.test(name) ? textsOf(given) : undefined;
    if (!texts) wrong.push(String(name));
    return (texts ?? []).map((text) => [String(name), text] as const);
  });
  if (wrong.length > 0) {
    const names = wrong.map((name) => `"${name}"`).join(', ');
    warnOnce(element, `Invalid link-parameters ${names}. ${EXPECTED} Ignoring only these.`);
  }
  return parameters;
}
