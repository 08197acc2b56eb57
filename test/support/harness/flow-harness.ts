import type { CodatLinkFlow } from '../../../src/components/codat-link-flow/codat-link-flow.js';
import { seenText } from '../../../src/ui/dom/seen-text.js';
import { find, until } from '../page.js';
import { ElementHarness, readText } from './element-harness.js';
import { ListHarness } from './list-harness.js';
import { PickerHarness } from './picker-harness.js';

const ACTIONS = ':is(.step, .foot) :is([part=action], .text-button)';

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

  /** Those that can be seen: some stand with an outcome, once there is one. */
  get actions(): string[] {
    return this.#actions.map(readText);
  }

  pressAction(label: string): void {
    const found = this.#actions.find((one) => readText(one) === label);
    if (!found) throw new Error(`No "${label}" among ${JSON.stringify(this.actions)}.`);
    found.focus();
    found.click();
  }

  get #actions(): HTMLElement[] {
    return this.all(ACTIONS).filter((one) => one.checkVisibility());
  }

  /** Whether all that is needed is connected. */
  get isReady(): boolean {
    return this.has('.foot .ready');
  }

  /** What is connected of the kind that is shown, such as "Plaid · Banking". */
  get linked(): string[] {
    return this.all('[part=connected]').map((row) =>
      [...row.querySelectorAll('.name, .secondary')].map(readText).join(' · '),
    );
  }

  /** Presses "Change" beside what is connected. */
  change(name: string): void {
    const row = this.all('[part=connected]').find(
      (one) => readText(one.querySelector('.name')) === name,
    );
    row?.querySelector('button')?.click();
  }

  /** The sections of the permission, such as "Why we need it: To decide". */
  get sections(): string[] {
    return this.all('[data-section]').map(
      (one) => `${readText(one.querySelector('dt'))}: ${seenText(one.querySelector('dd') ?? one)}`,
    );
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
    await until('the picker', () => this.has('[part=picker]'));
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

  /** Where the person can see the offer to ask somebody else: with an `outcome`, or in the `foot`. */
  get asked(): string[] {
    return this.all('.ask')
      .filter((one) => one.checkVisibility())
      .map((one) => (one.closest('.foot') ? 'foot' : 'outcome'));
  }

  /** What somebody else does with the link, such as "Somebody is connecting Xero". */
  get activities(): string[] {
    return this.all('.activity').map((one) => readText(one).replace(/^✓ ?/, ''));
  }

  /** Asks for a link for somebody else. */
  async invite(): Promise<void> {
    this.pressAction('Ask someone who can');
    await this.untilHeading('Ask someone else to connect');
  }

  /** Asks for a link for somebody else, until it is there. */
  async untilInvited(): Promise<string> {
    await this.invite();
    return until('the link', () => this.link !== '' && this.link);
  }

  /** From the introduction to where software is connected, whatever is connected already. */
  async start(): Promise<void> {
    this.pressAction('Get started');
    await this.untilState('connect');
  }

  /** What is connected of the kind that is shown, once that is known. */
  async untilLinked(): Promise<void> {
    await until('what is connected', () => this.linked.length > 0);
    await this.element.updateComplete;
  }

  /** From the introduction to what can be connected. */
  async begin(): Promise<PickerHarness> {
    this.pressAction('Get started');
    return this.picker();
  }
}
