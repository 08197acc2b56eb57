/** What a browser makes of a page's HTML, before any script of it has run. */
import { allowsBase } from 'codat-elements/diagnosis';
import { html, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element as a page's HTML creates it. */
export interface WrittenElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
}

export interface PageHtml {
  /** The elements of this package, in their order. */
  readonly ours: readonly WrittenElement[];
  /** What the addresses in the page are relative to. */
  readonly base: URL;
  /** The Content Security Policies in the page's head. */
  readonly policies: readonly string[];
}

/**
 * @param address where the page came from, after redirects
 * @param sentPolicies the Content Security Policies that came with it
 */
export function readHtml(
  text: string,
  address: URL,
  sentPolicies: readonly string[] = [],
): PageHtml {
  const elements = [...elementsIn(parse(text))];
  return {
    ours: elements
      .filter(({ tagName }) => isOurs(tagName))
      .map((element) => ({ tag: element.tagName, attributes: attributesOf(element) })),
    base: baseOf(elements, address, sentPolicies),
    policies: policiesIn(elements),
  };
}

const isOurs = (tag: string) => tag.startsWith('codat-') || tag === 'powered-by-codat';

const attributesOf = ({ attrs }: Tree.Element): ReadonlyMap<string, string> =>
  new Map(attrs.map(({ name, value }) => [name, value]));

/** Elements of HTML, those of declarative shadow trees too. What is in any other template is none of the page's. */
function* elementsIn(parent: Tree.ParentNode): Generator<Tree.Element> {
  for (const node of parent.childNodes) {
    if (!('tagName' in node)) continue;
    if (node.namespaceURI === html.NS.HTML) yield node;
    if ('content' in node && isShadowTree(node, parent)) yield* elementsIn(node.content);
    yield* elementsIn(node);
  }
}

/** A shadow tree of an element of this package is written by the package's own server rendering. */
function isShadowTree(template: Tree.Template, host: Tree.ParentNode): boolean {
  const mode = attributesOf(template).get('shadowrootmode')?.toLowerCase();
  return (mode === 'open' || mode === 'closed') && 'tagName' in host && !isOurs(host.tagName);
}

/**
 * The first `<base>` with an address counts, unless its address is none that browsers take, or a policy forbids it: one
 * that was sent, or is written before it.
 */
function baseOf(elements: readonly Tree.Element[], address: URL, sent: readonly string[]): URL {
  const place = elements.findIndex(
    (element) => element.tagName === 'base' && attributesOf(element).has('href'),
  );
  const href = elements[place] && attributesOf(elements[place]).get('href');
  if (href === undefined || !URL.canParse(href, address)) return address;
  const base = new URL(href, address);
  const written = policiesIn(elements.slice(0, place));
  const isTaken =
    !/^(data|javascript):$/.test(base.protocol) &&
    allowsBase({ sent, written }, base, address.origin);
  return isTaken ? base : address;
}

const policiesIn = (elements: readonly Tree.Element[]): string[] =>
  elements.filter(isPolicy).map((meta) => attributesOf(meta).get('content') ?? '');

/** Browsers take a policy in the head alone. */
const isPolicy = (element: Tree.Element): boolean =>
  element.tagName === 'meta' &&
  element.parentNode?.nodeName === 'head' &&
  attributesOf(element).get('http-equiv')?.toLowerCase() === 'content-security-policy';
