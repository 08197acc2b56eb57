import { make } from './dom.js';

/** The preview as a host would write it. */
export class MarkupView {
  readonly element: HTMLElement;
  readonly #text = make('pre', {
    tabindex: '0',
    role: 'group',
    'aria-labelledby': 'markup-heading',
  });

  constructor() {
    this.element = make(
      'section',
      { class: 'box', 'aria-labelledby': 'markup-heading' },
      make('div', { class: 'box-head' }, make('h2', { id: 'markup-heading' }, 'Markup')),
      this.#text,
    );
  }

  show(markup: string): void {
    this.#text.textContent = markup;
  }
}
