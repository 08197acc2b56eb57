/** A string, ended or not, or a bracket: inside a string brackets are text. */
const token = /"(?:[^"\\]|\\.)*("|$)?|[{}[\]]/gs;

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/**
 * Whether a text that is not valid JSON begins as an object or a list and ends before its last bracket, as a
 * body does whose connection broke. By the text itself: engines word their syntax errors each in its own way.
 */
export function isTruncatedJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  const open: string[] = [];
  for (const [found] of text.matchAll(token)) {
    const end = closing[found];
    if (end) open.push(end);
    else if (!found.startsWith('"') && open.pop() !== found) return false;
  }
  return open.length > 0;
}
