/** What the sandbox's pages say and ask, read from their HTML: as served, or as a browser serialises it. */

/** A field of a sign-in page. */
export interface PageField {
  readonly name: string;
  readonly type: 'text' | 'radio' | 'checkbox';
  /** What can be chosen, of a radio button or a checkbox. */
  readonly choices: readonly string[];
}

/** What a window shows, as far as signing in goes. */
export type PageState =
  /** A step of signing in; `problem` is what was wrong with the latest try. */
  | {
      readonly kind: 'step';
      readonly step: number;
      readonly heading: string;
      readonly problem: string | undefined;
      readonly fields: readonly PageField[];
      readonly failures: readonly string[];
    }
  /** Another page of the sandbox: how a sign-in ended, a choice of software, or why there is no sign-in. */
  | { readonly kind: 'outcome' | 'company' | 'message'; readonly heading: string }
  /** A page that is not the sandbox's. */
  | { readonly kind: 'elsewhere' }
  /** No page yet: blank, or between two pages. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'closed' };

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

const unescape = (text: string) =>
  text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity);

/** An attribute of a tag, unescaped. */
export function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescape(value);
}

/** The text of the first element that this pattern finds. */
const textOf = (html: string, pattern: RegExp) => {
  const text = pattern.exec(html)?.[1];
  return text === undefined ? undefined : unescape(text).trim();
};

function fieldsOf(html: string): PageField[] {
  const fields = new Map<string, PageField>();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const [name, type] = [attributeOf(tag, 'name'), attributeOf(tag, 'type')];
    if (name === undefined) continue;
    if (type !== 'text' && type !== 'radio' && type !== 'checkbox') continue;
    const value = type === 'text' ? undefined : attributeOf(tag, 'value');
    const choices = [...(fields.get(name)?.choices ?? []), ...(value === undefined ? [] : [value])];
    fields.set(name, { name, type, choices });
  }
  return [...fields.values()];
}

/** What this page shows. */
export function readPage(html: string): PageState {
  const kind = attributeOf(/<meta name="codat-sandbox"[^>]*>/.exec(html)?.[0] ?? '', 'content');
  const heading = textOf(html, /<h1[^>]*>(.*?)<\/h1>/s) ?? '';
  switch (kind) {
    case 'outcome':
    case 'company':
    case 'message':
      return { kind, heading };
    case 'step':
      return {
        kind,
        heading,
        step: Number(/name="step" value="(\d+)"/.exec(html)?.[1]),
        problem: textOf(html, /role="alert"[^>]*>(.*?)</s),
        fields: fieldsOf(html),
        failures: [...html.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']) => value),
      };
    default:
      return { kind: 'elsewhere' };
  }
}
