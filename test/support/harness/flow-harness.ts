import type { CodatLinkFlow } from '../../../src/components/codat-link-flow/codat-link-flow.js';
import { find, until } from '../page.js';
import { ElementHarness, readText } from './element-harness.js';
import { ListHarness } from './list-harness.js';
import { PickerHarness } from './picker-harness.js';

/** The whole journey. */
export class FlowHarness extends ElementHarness<CodatLinkFlow> {
  /** The step's heading, as the person sees it: the flow's own or the host's. */
  get heading(): string {
    const slot = this.root.querySelector<HTMLSlotElement>('.step > .head slot');
    const [assigned] = slot?.assignedElements() ?? [];
    return readText(assigned ?? slot?.querySelector('h2'));
  }

  async untilHeading(text: string): Promise<void> {
    await until(`"${text}"; there is "${this.heading}"`, () => this.heading === text);
    await this.element.updateComplete;
  }

  get actions(): string[] {
    return this.texts('.step [part=action], .step .text-button');
  }

  pressAction(label: string): void {
    this.press('.step :is([part=action], .text-button)', label);
  }

  get consent(): HTMLInputElement {
    return this.get('input[type=checkbox]', HTMLInputElement);
  }

  /** What is asked for, such as "Accounting: Needed". */
  get categories(): string[] {
    return this.all('[part=category]').map(
      (one) =>
        `${readText(one.querySelector('.name'))}: ${readText(one.querySelector('.secondary'))}`,
    );
  }

  /** The kind that the picker shows. */
  get category(): string {
    return this.text('[part=category]:has(:checked) .name');
  }

  chooseCategory(name: string): void {
    this.all('[part=category]')
      .find((one) => readText(one.querySelector('.name')) === name)
      ?.click();
  }

  /** What can be connected, once it is there. */
  async picker(): Promise<PickerHarness> {
    await this.untilState('connect');
    return new PickerHarness(find(this.root, 'codat-integration-picker')).ready();
  }

  async list(): Promise<ListHarness> {
    await this.untilState('done');
    return new ListHarness(find(this.root, 'codat-connection-list')).ready();
  }

  get dialog(): HTMLDialogElement {
    return this.get('dialog[part=panel]', HTMLDialogElement);
  }

  /** The question before leaving, where it is asked. */
  get question(): string {
    return this.text('dialog[open]:not([part=panel]) h2');
  }

  answer(label: string): void {
    this.press('dialog:not([part=panel]) button', label);
  }

  /** As a person presses Esc. */
  pressEscape(): void {
    const target = this.root.querySelector('dialog[open]:not([part=panel])') ?? this.dialog;
    const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    target.dispatchEvent(event);
  }

  /** The link for somebody else; empty while it is being made. */
  get link(): string {
    return this.root.querySelector<HTMLInputElement>('.share input')?.value ?? '';
  }

  /** From the introduction to where software is connected. */
  async begin(): Promise<PickerHarness> {
    this.pressAction('Get started');
    return this.picker();
  }
}
