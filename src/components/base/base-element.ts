import type { CSSResultGroup, CSSResultOrNative, LitElement, PropertyValues } from 'lit';
import { FocusController } from '../../controllers/focus-controller.js';
import { base } from '../../ui/base.styles.js';
import { containKeys } from './contain-keys.js';
import { adoptDocumentStyles } from './document-styles.js';
import { RenderedTree } from '../../ui/dom/rendered-tree.js';
import { GuardedElement } from './guarded-element.js';

/** What every element does as the elements of HTML do: focus, blur, click, adoption, styles. */
export abstract class BaseElement extends GuardedElement {
  /** Where `focus()` looks for a control, before the whole element: selectors, the first first. */
  protected static readonly focusPlaces: readonly string[] = [];

  readonly #renderedTree = new RenderedTree();
  readonly #focus = new FocusController(this, (this.constructor as typeof BaseElement).focusPlaces);

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
    const isElsewhere = this.ownerDocument !== document;
    // Lit's own sheets are the first document's.
    const root = isElsewhere ? this.#attachRoot() : super.createRenderRoot();
    if (root === this.shadowRoot) containKeys(this.shadowRoot);
    return root;
  }

  protected override update(changed: PropertyValues): void {
    this.#renderedTree.beforeRender();
    super.update(changed);
    this.#renderedTree.afterRender(this.renderRoot);
  }

  /** What a click on the element itself does, by `click()` or its `accesskey`; the pointer meets what is inside. */
  protected activate(): void {
    this.focus();
  }

  #attachRoot(): ShadowRoot {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    this.#adoptStyles();
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  #adoptStyles(): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    if (this.shadowRoot) adoptDocumentStyles(this.shadowRoot, elementStyles);
  }

  readonly #onOwnClick = (event: MouseEvent) => {
    // A pointer counts its clicks, and can come between what is inside.
    if (event.composedPath()[0] === this && event.detail === 0) this.activate();
  };
}
