import { SandboxApiError } from './errors.js';

/** What can be asked about: the names that exist, and a record's value for one of them. */
export interface Queryable<Item> {
  /** What Codat calls such a record. */
  readonly type: string;
  /** Names that may be asked for, besides anything inside an object. */
  readonly properties: readonly string[];
  readonly read: (item: Item, property: string) => unknown;
}

/** A field of a record by its name, or undefined. */
export function fieldOf(record: object, name: string): unknown {
  const fields: [string, unknown][] = Object.entries(record);
  return fields.find(([key]) => key === name)?.[1];
}

type Test<Item> = (item: Item) => boolean;

/** Longest first, so that `>=` is not read as `>`. */
const operators = ['!=', '>=', '<=', '=', '~', '>', '<'] as const;
type Operator = (typeof operators)[number];

const malformed = () => new SandboxApiError(400, 'Error parsing query - Malformed query.');

/**
 * Reads Codat's query language: `property` `operator` `value`, joined by `&&` and `||` (`&&` binds
 * closer), grouped by `{}`. https://docs.codat.io/using-the-api/querying
 *
 * @throws SandboxApiError 400 in Codat's words.
 */
export function parseQuery<Item>(query: string, on: Queryable<Item>): Test<Item> {
  if (query.length >= 2048) {
    throw new SandboxApiError(400, 'Error parsing query - Query must be under 2048 characters.');
  }
  const tokens = query.split(/(&&|\|\||[{}])/).filter((token) => token.trim() !== '');
  let at = 0;

  const any = (): Test<Item> => {
    const tests = [all()];
    while (tokens[at] === '||') {
      at += 1;
      tests.push(all());
    }
    return (item) => tests.some((test) => test(item));
  };
  const all = (): Test<Item> => {
    const tests = [one()];
    while (tokens[at] === '&&') {
      at += 1;
      tests.push(one());
    }
    return (item) => tests.every((test) => test(item));
  };
  const one = (): Test<Item> => {
    const token = tokens[at];
    at += 1;
    if (token === '{') {
      const inner = any();
      if (tokens[at] !== '}') throw malformed();
      at += 1;
      return inner;
    }
    if (token === undefined) throw malformed();
    return comparison(token, on);
  };

  const test = any();
  if (at !== tokens.length) throw malformed();
  return test;
}

function comparison<Item>(text: string, on: Queryable<Item>): Test<Item> {
  const match = /^\s*([^\s!=~<>]+)\s*(!=|>=|<=|=|~|>|<)(.*)$/s.exec(text);
  const [, name = '', operator = '', value = ''] = match ?? [];
  if (!isOperator(operator) || value.trim() === '') throw malformed();
  const property = resolveProperty(name, on);
  const wanted = value.trim();
  return (item) => compare(on.read(item, property), operator, wanted);
}

/**
 * The property as it is spelled, whatever the case of the question.
 *
 * @throws SandboxApiError 400 where there is none.
 */
export function resolveProperty<Item>(name: string, on: Queryable<Item>): string {
  const wanted = name.toLowerCase();
  const property = on.properties.find((known) =>
    known.endsWith('.*')
      ? wanted.startsWith(known.slice(0, -1).toLowerCase())
      : known.toLowerCase() === wanted,
  );
  if (property === undefined) {
    throw new SandboxApiError(
      400,
      `Error parsing query - Could not resolve property ${name} on ${on.type}`,
    );
  }
  return property.endsWith('.*')
    ? property.slice(0, -1) + name.slice(property.length - 1)
    : property;
}

function isOperator(text: string): text is Operator {
  return operators.some((operator) => operator === text);
}

function compare(actual: unknown, operator: Operator, wanted: string): boolean {
  if (actual === undefined || actual === null) return operator === '!=';
  switch (operator) {
    case '=':
      return order(actual, wanted) === 0;
    case '!=':
      return order(actual, wanted) !== 0;
    case '~':
      return textOf(actual).toLowerCase().includes(wanted.toLowerCase());
    case '>':
      return order(actual, wanted) > 0;
    case '<':
      return order(actual, wanted) < 0;
    case '>=':
      return order(actual, wanted) >= 0;
    case '<=':
      return order(actual, wanted) <= 0;
  }
}

/** Numbers by size, dates by time, all else by letters; case never matters. */
export function order(left: unknown, right: unknown): number {
  const a = textOf(left);
  const b = textOf(right);
  const bothNumbers = a !== '' && b !== '' && Number.isFinite(+a) && Number.isFinite(+b);
  if (bothNumbers) return +a - +b;
  if (isDate(a) && isDate(b)) return timeOf(a) - timeOf(b);
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(timeOf(text));
}

/** Codat's times are UTC where they name no zone, whatever the machine's own is. */
function timeOf(text: string): number {
  return Date.parse(/^[\d-]+[T ][\d:.]+$/i.test(text) ? `${text}Z` : text);
}
