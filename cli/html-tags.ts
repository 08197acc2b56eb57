/** An element of ours as it is written in HTML. */
export interface WrittenTag {
  readonly tag: string;
  /** Names in small letters, as HTML reads them. */
  readonly attributes: ReadonlyMap<string, string>;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const readText = (text: string) =>
  text.replace(/&(amp|lt|gt|quot);/g, (_entity, name: string) => entities[name] ?? '');

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  const pattern = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+)))?/g;
  for (const [, name = '', double, single, bare] of text.matchAll(pattern)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, readText(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

/** The start tags of certain elements in a page's HTML, in their order; what comments, scripts and styles hold is no tag. */
export function tagsIn(html: string, name: RegExp): WrittenTag[] {
  const text = html.replace(/<!--.*?-->|<(script|style|template)\b.*?<\/\1\s*>/gis, '');
  const tags = text.matchAll(/<([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi);
  return [...tags]
    .map(([, tag = '', rest = '']) => ({ tag: tag.toLowerCase(), attributes: attributesOf(rest) }))
    .filter(({ tag }) => name.test(tag));
}
