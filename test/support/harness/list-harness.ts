import type { CodatConnectionList } from '../../../src/components/codat-connection-list/codat-connection-list.js';
import { until } from '../page.js';
import { ElementHarness, screenReaderText, readText } from './element-harness.js';

/** One connection in a list. */
export class RowHarness {
  readonly item: HTMLElement;

  constructor(item: HTMLElement) {
    this.item = item;
  }

  get name(): string {
    return readText(this.item.querySelector('.name'));
  }

  get chip(): string {
    return readText(this.item.querySelector('[part=status]'));
  }

  /** How the connection is: by its chip, or else in words. */
  get status(): string {
    return this.chip || readText(this.item.querySelector('.status')) || this.words.split(' · ')[0]!;
  }

  /** The look of each button: `primary` for one that stands out. */
  get looks(): string[] {
    return this.#buttons.map(({ classList }) =>
      [...classList].filter((one) => one !== 'button').join(' '),
    );
  }

  /** What is said under the name. */
  get words(): string {
    return readText(this.item.querySelector('.row .secondary'));
  }

  /** What is said of how far its data is read. */
  get reading(): string {
    return readText(this.item.querySelector('.reading'));
  }

  get actions(): string[] {
    return this.#buttons.map(readText);
  }

  get actionNames(): string[] {
    return this.#buttons.map(screenReaderText);
  }

  get #buttons(): HTMLElement[] {
    return [...this.item.querySelectorAll<HTMLElement>('[part=action]')];
  }

  action(label: string): HTMLElement {
    const found = this.#buttons.find((button) => readText(button) === label);
    if (!found) throw new Error(`${this.name} has no "${label}" but ${this.actions.join(', ')}.`);
    return found;
  }
}

export class ListHarness extends ElementHarness<CodatConnectionList> {
  get rows(): RowHarness[] {
    return this.all('[part=item]').map((item) => new RowHarness(item));
  }

  get names(): string[] {
    return this.rows.map(({ name }) => name);
  }

  row(name: string): RowHarness {
    const found = this.rows.find((row) => row.name === name);
    if (!found) throw new Error(`No row "${name}" among ${this.names.join(', ')}.`);
    return found;
  }

  async untilStatus(name: string, status: string): Promise<void> {
    await until(`${name} to be "${status}"`, () => this.row(name).status.startsWith(status));
  }

  /** Presses an action, with the focus on it as a person's press has. */
  async act(name: string, label: string): Promise<void> {
    const button = this.row(name).action(label);
    button.focus();
    button.click();
    await this.element.updateComplete;
  }

  /** Presses what bears these words in the panel of one row's attempt. */
  pressInPanelOf(name: string, label: string): void {
    const buttons = [
      ...this.row(name).item.querySelectorAll<HTMLElement>('[part~=attempt] button'),
    ];
    const found = buttons.find((one) => readText(one) === label);
    if (!found) throw new Error(`No "${label}" among ${buttons.map(readText).join(', ')}.`);
    found.click();
  }

  get dialog(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }

  get dialogText(): string {
    return readText(this.dialog);
  }

  /** The labels of the dialog's buttons. */
  get dialogActions(): string[] {
    return this.texts('dialog button');
  }

  pressInDialog(label: string): void {
    this.press('dialog button', label);
  }

  async untilNoDialog(): Promise<void> {
    await until('the dialog to close', () => !this.has('dialog'));
  }

  /** What has the focus in this element. */
  get focused(): string {
    const { activeElement } = this.root;
    return screenReaderText(activeElement);
  }
}
