import type { CSSResultOrNative } from 'lit';

/** Style sheets by document and text: a sheet can be adopted only in the document that constructed it. */
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

function textOf(style: CSSResultOrNative): string {
  return 'cssText' in style
    ? style.cssText
    : [...style.cssRules].map(({ cssText }) => cssText).join('\n');
}

function sheetFor(document: Document, style: CSSResultOrNative): CSSStyleSheet | undefined {
  const known = sheets.get(document) ?? new Map<string, CSSStyleSheet>();
  sheets.set(document, known);
  const text = textOf(style);
  let sheet = known.get(text);
  if (!sheet) {
    const Constructor = document.defaultView?.CSSStyleSheet;
    // A document without a window draws nothing.
    if (!Constructor) return undefined;
    sheet = new Constructor();
    sheet.replaceSync(text);
    known.set(text, sheet);
  }
  return sheet;
}

/** Gives a shadow root its element's styles, in sheets of the document that the root is in. */
export function adoptDocumentStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = root;
  root.adoptedStyleSheets = styles.flatMap((style) => sheetFor(ownerDocument, style) ?? []);
}
