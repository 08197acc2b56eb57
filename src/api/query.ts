/**
 * Codat's query language, as far as the elements need it.
 *
 * Operators `=`, `&&`, `||`, grouping by braces; a query has under 2048 characters and goes
 * URL-encoded into the `query` parameter.
 * @see https://docs.codat.io/using-the-api/querying
 */

/** Text as it may stand in a query: what would end or extend the expression is left out. */
const literal = (value: string | boolean) => String(value).replace(/[^\p{L}\p{N} ._-]/gu, '');

/** `field=value`, or any of several: `{field=a||field=b}`. */
export function equalsAny(field: string, values: readonly (string | boolean)[]): string {
  const terms = values.map((value) => `${field}=${literal(value)}`);
  return terms.length > 1 ? `{${terms.join('||')}}` : (terms[0] ?? '');
}

/** All of these; empty parts are left out. */
export function allOf(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('&&');
}
