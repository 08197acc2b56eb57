import type { LitElement } from 'lit';
import { until } from '../page.js';

/** Text as it is read: one space where there are several, none at the ends. */
export const readText = (node: Node | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** An element's text without what is hidden from these: the eyes, or a screen reader. */
function textWithout(element: Element | null | undefined, hidden: string): string {
  if (!element) return '';
  // Not asked by `instanceof`: another document has classes of its own.
  const copy = element.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll(hidden)) part.remove();
  return readText(copy);
}

/** Text as it is seen. */
export const seenText = (element: Element | null | undefined): string =>
  textWithout(element, '.visually-hidden');

/** What a screen reader says of a control. */
export const screenReaderText = (element: Element | null | undefined): string =>
  element?.ariaLabel ?? textWithout(element, '[aria-hidden=true]');

/** What a test does with any of the elements, without knowing how it is drawn. */
export class ElementHarness<E extends LitElement = LitElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** What is drawn. */
  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    if (!shadowRoot) throw new Error(`<${this.element.localName}> is not drawn yet.`);
    return shadowRoot;
  }

  get(selector: string): HTMLElement;
  get<T extends HTMLElement>(selector: string, kind: new () => T): T;
  get(selector: string, kind = HTMLElement): HTMLElement {
    const found = this.root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`<${this.element.localName}> has no ${selector}.`);
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  has(selector: string): boolean {
    return this.root.querySelector(selector) !== null;
  }

  /** The words of the first that matches; empty where there is none. */
  text(selector: string): string {
    return readText(this.root.querySelector(selector));
  }

  texts(selector: string): string[] {
    return this.all(selector).map(readText);
  }

  /** Which of its custom states it is in. */
  hasState(name: string): boolean {
    return this.element.matches(`:state(${name})`);
  }

  async untilState(name: string): Promise<this> {
    await until(`<${this.element.localName}> to be ${name}`, () => this.hasState(name));
    await this.element.updateComplete;
    return this;
  }

  /** Waits until it is no longer loading. */
  async ready(): Promise<this> {
    await until(
      `<${this.element.localName}> to be loaded`,
      () => this.element.hasUpdated && !this.hasState('loading'),
    );
    await this.element.updateComplete;
    return this;
  }

  async untilText(selector: string, text: string | RegExp): Promise<void> {
    const fits = (value: string) =>
      typeof text === 'string' ? value.includes(text) : text.test(value);
    await until(`"${text}" in ${selector}; there is "${this.text(selector)}"`, () =>
      this.texts(selector).some(fits),
    );
  }

  /** The error in place of what could not be shown. */
  get error(): string {
    return this.text('[part=error]');
  }

  async retry(): Promise<void> {
    this.get('[part=retry]').click();
    await this.element.updateComplete;
  }

  /** What its live region announces. */
  get announced(): string {
    return this.text('[role=status]');
  }

  /** What is said about linking, where something is. */
  get panel(): string {
    return this.text('[part~=attempt]');
  }

  async untilPanel(text: string | RegExp): Promise<void> {
    await this.untilText('[part~=attempt]', text);
  }

  /** The labels of what can be done about an attempt. */
  get panelActions(): string[] {
    return this.texts('[part~=attempt] :is(button, a)');
  }

  /** Presses what bears these words in an attempt's panel. */
  pressInPanel(label: string): void {
    this.press('[part~=attempt] :is(button, a)', label);
  }

  protected press(selector: string, label: string): void {
    const found = this.all(selector).find((one) => readText(one) === label);
    if (!found) throw new Error(`No "${label}" among ${JSON.stringify(this.texts(selector))}.`);
    found.focus();
    found.click();
  }
}
