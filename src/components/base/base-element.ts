import {
  adoptStyles,
  type CSSResultGroup,
  type CSSResultOrNative,
  type LitElement,
  type PropertyValues,
} from 'lit';
import { FocusController } from '../../controllers/focus-controller.js';
import { base } from '../../ui/base.styles.js';
import { containKeys } from './contain-keys.js';
import { adoptDocumentStyles } from './document-styles.js';
import { RenderedTree } from '../../ui/dom/rendered-tree.js';
import { GuardedElement } from './guarded-element.js';
import { isHydratable, removeStyles } from './server-tree.js';

/** What every element does as the elements of HTML do: focus, blur, click, adoption, styles. */
export abstract class BaseElement extends GuardedElement {
  /** Where `focus()` looks for a control, before the whole element: selectors, the first first. */
  protected static readonly focusPlaces: readonly string[] = [];

  readonly #renderedTree = new RenderedTree();
  readonly #focus = new FocusController(this, (this.constructor as typeof BaseElement).focusPlaces);

  /** Whether the shadow root was there before the element: what is in it, a server has rendered. */
  #isFromServer = false;

  constructor() {
    super();
    this.addEventListener('click', this.#onOwnClick);
  }

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return [...super.finalizeStyles(styles), base];
  }

  /** Gives the focus to the element's first control; as soon as it is there, if it is still loading. */
  override focus(options?: FocusOptions): void {
    if (this.hasAttribute('tabindex')) super.focus(options);
    else this.#focus.focus(options);
  }

  /** Takes the focus away from the element, and from what is inside of it. */
  override blur(): void {
    this.#focus.blur();
    super.blur();
  }

  /** @internal The browser's, when the element has come into another document. */
  adoptedCallback(): void {
    this.#adoptStyles();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.#isFromServer = this.shadowRoot !== null;
    const isElsewhere = this.ownerDocument !== document;
    // Lit's own sheets are the first document's.
    const isOwn = isElsewhere || this.#isFromServer;
    const root = isOwn ? this.#attachRoot() : super.createRenderRoot();
    if (root === this.shadowRoot) containKeys(this.shadowRoot);
    return root;
  }

  protected override update(changed: PropertyValues): void {
    this.#renderedTree.beforeRender();
    const isFromServer = this.#isFromServer;
    this.#isFromServer = false;
    if (!isFromServer || !this.#hydrate(changed)) super.update(changed);
    this.#renderedTree.afterRender(this.renderRoot);
  }

  /** What a click on the element itself does, by `click()` or its `accesskey`; the pointer meets what is inside. */
  protected activate(): void {
    this.focus();
  }

  /** Takes over what a server rendered; or clears the root, for it to be drawn anew. */
  #hydrate(changed: PropertyValues): boolean {
    const root = this.shadowRoot;
    try {
      const { observedAttributes } = this.constructor as typeof LitElement;
      if (root && isHydratable(root, observedAttributes, () => this.render())) {
        removeStyles(root);
        // Lit's support notes here that the next update hydrates.
        super.createRenderRoot();
        super.update(changed);
        return true;
      }
    } catch {
      // What is not the markup's fault is thrown again by the drawing that follows.
    }
    root?.replaceChildren();
    return false;
  }

  #attachRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    this.#adoptStyles();
    return root;
  }

  #adoptStyles(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    const root = this.shadowRoot;
    if (!root) return;
    if (this.ownerDocument === document) adoptStyles(root, elementStyles);
    else adoptDocumentStyles(root, elementStyles);
  }

  readonly #onOwnClick = (event: MouseEvent) => {
    // A pointer counts its clicks, and can come between what is inside.
    if (event.composedPath()[0] === this && event.detail === 0) this.activate();
  };
}
