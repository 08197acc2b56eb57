import type { LitElement, ReactiveController } from 'lit';
import { isRendered } from '../ui/dom/focus.js';

/** What can have the focus: an element within this one gives it to its own first control. */
const focusable = [
  ...['a[href]', 'button:enabled', 'input:enabled', 'select:enabled', 'textarea:enabled'],
  ...['codat-integration-picker', 'codat-connection-list', 'codat-connect-button'],
].join();

/** The element that has the focus, as seen from where this one is. */
const focusedAround = (element: Element): Element | null =>
  (element.getRootNode() as Document | ShadowRoot).activeElement;

/**
 * Does for an element without a place of its own in the tab order what `focus()`, `blur()` and `autofocus` do for
 * others: its first control has the focus.
 */
export class FocusController implements ReactiveController {
  readonly #host: LitElement;
  /** Where the control is looked for that takes the focus, the first first. */
  readonly #places: readonly string[];
  /** A focus that waits for the control to be drawn. */
  #awaited: { options: FocusOptions | undefined; focused: Element | null } | undefined;
  #isAutofocused = false;

  constructor(host: LitElement, places: readonly string[]) {
    this.#host = host;
    this.#places = places;
    host.addController(this);
  }

  /** Gives the focus to the element's first control, as soon as it is there. */
  focus(options?: FocusOptions): void {
    const control = this.#control();
    const focused = focusedAround(this.#host);
    // Within it already, it stays where it is, as with every element that delegates its focus.
    if (focused === this.#host && control) return;
    this.#awaited = control ? undefined : { options, focused };
    control?.focus(options);
  }

  blur(): void {
    this.#awaited = undefined;
    const { activeElement } = this.#host.shadowRoot ?? {};
    (activeElement as HTMLElement | null | undefined)?.blur();
  }

  hostConnected(): void {
    if (this.#isAutofocused || !this.#host.hasAttribute('autofocus')) return;
    this.#isAutofocused = true;
    const { activeElement, body } = this.#host.ownerDocument;
    // A focus that is elsewhere in the page already stays there.
    const isFree = !activeElement || activeElement === body || activeElement.contains(this.#host);
    if (isFree) this.focus();
  }

  hostUpdated(): void {
    const awaited = this.#awaited;
    if (!awaited) return;
    // Meanwhile the focus may have gone elsewhere.
    if (awaited.focused === focusedAround(this.#host)) this.focus(awaited.options);
    else this.#awaited = undefined;
  }

  hostDisconnected(): void {
    this.#awaited = undefined;
  }

  #control(): HTMLElement | undefined {
    const root = this.#host.shadowRoot;
    for (const place of ['dialog[open]', ...this.#places, '']) {
      const around: ParentNode | null | undefined = place ? root?.querySelector(place) : root;
      const controls = around?.querySelectorAll<HTMLElement>(focusable) ?? [];
      const control = [...controls].find(
        (one) => isRendered(one, { visibilityProperty: true }) && !one.closest('[inert]'),
      );
      if (control) return control;
    }
    return undefined;
  }
}
