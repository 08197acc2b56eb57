/** Whether an element is rendered; browsers from before 2024 and jsdom do not say, and count as rendering it. */
export const isRendered = (element: Element, options?: CheckVisibilityOptions): boolean =>
  !('checkVisibility' in element) || element.checkVisibility(options);

/** The first that is rendered, by the first selector that has one: a flow hides the headings of the elements inside it. */
export function firstRendered(
  root: ParentNode | null | undefined,
  ...selectors: string[]
): HTMLElement | undefined {
  for (const selector of selectors) {
    const all = root?.querySelectorAll<HTMLElement>(selector) ?? [];
    const found = [...all].find((one) => isRendered(one));
    if (found) return found;
  }
  return undefined;
}

/** Gives the focus to an element where it is, a control or not. */
export function takeFocus(target: HTMLElement | null | undefined): void {
  if (!target) return;
  // An element that is no control takes the focus only with a tabindex.
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** The element that has the focus, looked up through open shadow roots. */
function focusedElement({ activeElement }: Document): HTMLElement | SVGElement | null {
  let focused = activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  // Nothing else can have it; of whichever document's class.
  return focused as HTMLElement | SVGElement | null;
}

/** Whether nothing has the focus: the element that had it was removed or hidden, or nothing was focused yet. */
function isFocusNowhere(document: Document): boolean {
  const { activeElement, body, documentElement } = document;
  const isNone = !activeElement || activeElement === body || activeElement === documentElement;
  const isGone = !isNone && (!activeElement.isConnected || !isRendered(activeElement));
  return (isNone || isGone) && !isFocusAround(document);
}

/** Whether something of the page around a frame has the focus; a page of another site does not say. */
function isFocusAround({ defaultView }: Document): boolean {
  try {
    const frame = defaultView?.frameElement;
    if (!frame) return false;
    // In a shadow root, the document names the root's host in its place.
    const around = frame.getRootNode() as Document | ShadowRoot;
    return around.activeElement !== frame && !isFocusNowhere(frame.ownerDocument);
  } catch {
    return false;
  }
}

/**
 * Whether an element may move the focus by itself: when it has the focus inside, or nothing has it. A field of the
 * host page keeps the focus, also one in a slot of the element.
 */
export function mayMoveFocus(element: HTMLElement): boolean {
  return Boolean(element.shadowRoot?.activeElement) || isFocusNowhere(element.ownerDocument);
}

/**
 * Closes a modal dialog. Browsers then give the focus back to what had it before the dialog opened, even when the
 * person or the host page has moved it out of the dialog meanwhile: in that case it stays where it is.
 */
export function closeDialog(dialog: HTMLDialogElement): void {
  const { ownerDocument: document } = dialog;
  const isElsewhere = !isFocusNowhere(document) && !dialog.matches(':focus-within');
  const focused = focusedElement(document);
  dialog.close();
  if (!isElsewhere || focusedElement(document) === focused) return;
  focused?.focus({ preventScroll: true });
}
