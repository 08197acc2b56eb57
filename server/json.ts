/** Whether parsed JSON is an object, neither `null` nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text without the mark of its byte order, which is nothing that was said. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The JSON in a text, which may begin with a mark of its byte order. @throws SyntaxError */
export function parseJson(text: string): unknown {
  return JSON.parse(withoutByteOrderMark(text));
}

/** The JSON object in a text; `undefined` for anything else. */
export function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value = parseJson(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON array in a text; `undefined` for anything else. */
export function parseArray(text: string): unknown[] | undefined {
  try {
    const value = parseJson(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
