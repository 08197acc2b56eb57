import { initialAttributes, initiallyShown } from './choices.js';
import type { ElementDescription } from './manifest.js';

/** One element of the preview: which attributes it has, and whether it is there at all. */
export class Preview {
  readonly description: ElementDescription;
  readonly element: HTMLElement;
  readonly #changed: () => void;
  #shown: boolean;

  constructor(description: ElementDescription, changed: () => void) {
    this.description = description;
    this.#changed = changed;
    this.element = document.createElement(description.tag);
    this.#shown = initiallyShown.has(description.tag);
    for (const [name, value] of Object.entries(initialAttributes[description.tag] ?? {})) {
      this.element.setAttribute(name, value);
    }
  }

  get shown(): boolean {
    return this.#shown;
  }

  set shown(value: boolean) {
    this.#shown = value;
    this.#changed();
  }

  attribute(name: string): string | undefined {
    return this.element.getAttribute(name) ?? undefined;
  }

  /** Undefined takes the attribute away, so that the element's own default counts. */
  setAttribute(name: string, value: string | undefined): void {
    if (value === undefined) this.element.removeAttribute(name);
    else this.element.setAttribute(name, value);
    this.#changed();
  }

  /** The tag as a host would write it. */
  startTag(): string {
    const written = this.description.attributes.flatMap(({ name }) => {
      const value = this.attribute(name);
      if (value === undefined) return [];
      const escaped = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      return [value === '' ? ` ${name}` : ` ${name}="${escaped}"`];
    });
    return `<${this.description.tag}${written.join('')}>`;
  }

  markup(): string {
    return `${this.startTag()}</${this.description.tag}>`;
  }
}
