import { warnOnce } from './warn-once.js';

/** A value as a warning may quote it. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : `of type ${Array.isArray(value) ? 'array' : typeof value}`;
}

const isUnset = (value: unknown) => value === null || value === undefined || value === '';

/** A setting's value where it is one of those it can have; else the first of them, with a warning. */
export function parseEnum<Value extends string>(
  element: HTMLElement,
  attribute: string,
  value: unknown,
  allowed: readonly [Value, ...Value[]],
): Value {
  const [fallback] = allowed;
  if (isUnset(value)) return fallback;
  const known =
    typeof value === 'string'
      ? allowed.find((one) => one.toLowerCase() === value.trim().toLowerCase())
      : undefined;
  if (known) return known;
  warnOnce(
    element,
    `Invalid ${attribute} ${quoted(value)}. Expected one of: ${allowed.join(', ')}. ` +
      `Falling back to "${fallback}".`,
  );
  return fallback;
}

/** A list's values where they are some of those it can have. Others are warned of and left out. */
export function parseEnumList<Value extends string>(
  element: HTMLElement,
  attribute: string,
  value: unknown,
  allowed: readonly Value[],
): Value[] {
  return parseWords(element, attribute, value).flatMap((word) => {
    const known = allowed.find((one) => one.toLowerCase() === word.toLowerCase());
    if (!known) {
      warnOnce(
        element,
        `Invalid ${attribute} "${word}". Expected any of: ${allowed.join(', ')}. Ignoring it.`,
      );
    }
    return known ?? [];
  });
}

/**
 * What a host may set a list to: words with spaces between them, as an attribute has them, or an array. `Word` says
 * which words there are, where that is known: editors offer them. Another is warned of, and no error of types.
 */
export type WordList<Word extends string = string> = string | readonly (Word | (string & {}))[];

/** A list's words. Frameworks that write an array into an attribute put commas between them. */
export function parseWords(element: HTMLElement, attribute: string, value: unknown): string[] {
  if (isUnset(value)) return [];
  const items: unknown[] =
    typeof value === 'object' && Symbol.iterator in value
      ? [...(value as Iterable<unknown>)]
      : [value];
  return items.flatMap((item) => {
    if (typeof item === 'string') return item.split(/[\s,]+/).filter(Boolean);
    if (!isUnset(item)) {
      warnOnce(
        element,
        `Invalid ${attribute}: an entry is ${quoted(item)}. Expected words with spaces between ` +
          'them, or an array of strings. Ignoring it.',
      );
    }
    return [];
  });
}

/** A text that a host has set; undefined where there is none, and for what is no text, with a warning. */
export function parseText(
  element: HTMLElement,
  attribute: string,
  value: unknown,
): string | undefined {
  if (isUnset(value)) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  warnOnce(element, `Invalid ${attribute} ${quoted(value)}. Expected a string. Ignoring it.`);
  return undefined;
}

/** What a host may set a number to: templates of JSX, Svelte and Vue write it as text. */
export type NumberSetting = number | `${number}`;

/** A number, also as the text that JSX and Svelte set a property to; undefined where none is set. */
export function parseNumber(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() ? Number(value) : undefined;
  return value ?? undefined;
}

/** A number of at least 0; else the fallback, with a warning. */
export function parseNonNegative(
  element: HTMLElement,
  attribute: string,
  value: unknown,
  fallback: number,
): number {
  const number = parseNumber(value);
  if (number === undefined) return fallback;
  if (typeof number === 'number' && number >= 0 && Number.isFinite(number)) return number;
  warnOnce(
    element,
    `Invalid ${attribute} ${quoted(value)}. Expected a number of 0 or more. Falling back to ${fallback}.`,
  );
  return fallback;
}

/** The words of a text of our own. */
export const words = (value: string): string[] => value.split(/\s+/).filter(Boolean);
