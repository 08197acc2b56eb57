import type { CodatIntegrationPicker } from '../../../src/components/codat-integration-picker/codat-integration-picker.js';
import { searchModule } from '../../../src/components/codat-integration-picker/parts/catalog-search.js';
import { until } from '../page.js';
import { ElementHarness, screenReaderText, readText, seenText } from './element-harness.js';

/** One integration in a picker. */
export class TileHarness {
  readonly tile: HTMLElement;

  constructor(tile: HTMLElement) {
    this.tile = tile;
  }

  get name(): string {
    return seenText(this.tile.querySelector('.name'));
  }

  /** The second line: the platform's address, or how it stands. */
  get hint(): string {
    return readText(this.tile.querySelector('.secondary'));
  }

  get chip(): string {
    return readText(this.tile.querySelector('[part=status]'));
  }

  get canBePressed(): boolean {
    return this.tile.matches('button:enabled');
  }

  get accessibleName(): string {
    return screenReaderText(this.tile);
  }

  get logo(): HTMLImageElement | null {
    return this.tile.querySelector('[part=logo] img');
  }

  /** The logo's place, where there is no image. */
  get initials(): string {
    return readText(this.tile.querySelector('[part=logo]'));
  }

  get officialImages(): HTMLImageElement[] {
    return [...this.tile.querySelectorAll<HTMLImageElement>('[part=official-button] img')];
  }

  press(): void {
    this.tile.click();
  }
}

/** A category's name: its heading, without the note and the number beside it. */
function groupName(group: HTMLElement): string {
  const heading = group.querySelector('h3')?.cloneNode(true) as Element | undefined;
  if (!heading) return '';
  for (const aside of heading.querySelectorAll('small, .count')) aside.remove();
  return readText(heading);
}

export class PickerHarness extends ElementHarness<CodatIntegrationPicker> {
  get tiles(): TileHarness[] {
    return this.all('[part=group] [part=tile]').map((tile) => new TileHarness(tile));
  }

  /** The tiles that come first. */
  get popular(): TileHarness[] {
    return this.all('[part=popular] [part=tile]').map((tile) => new TileHarness(tile));
  }

  /** Waits until the list is there, and opens all that is folded. */
  override async ready(): Promise<this> {
    await this.loaded();
    await this.openAll();
    return this;
  }

  /** Waits until the list is there, folded as it is. */
  async loaded(): Promise<this> {
    return super.ready();
  }

  /** Presses whatever opens a category or shows the rest of it. */
  async openAll(): Promise<void> {
    for (const button of this.all('[aria-expanded=false]')) button.click();
    await this.element.updateComplete;
  }

  /** What can be opened, and whether it is. */
  get folds(): string[] {
    return this.all('[aria-expanded]').map(
      (button) => `${readText(button)}${button.ariaExpanded === 'true' ? ' (open)' : ''}`,
    );
  }

  async open(label: string): Promise<void> {
    this.press('[aria-expanded]', label);
    await this.element.updateComplete;
    await this.element.updateComplete;
  }

  /** Whether it shows this software as connected: on its tile, or in the line of its category. */
  isConnected(name: string): boolean {
    const tile = this.tiles.find((one) => one.name === name);
    const line = `${name} is connected`;
    return tile?.chip === '✓ Connected' || this.connected.some((one) => one.startsWith(line));
  }

  /** Presses "Use different software", and waits for the question. */
  async askForAnother(): Promise<void> {
    const button = this.get('[part=replace]');
    button.focus();
    button.click();
    await until('the question', () => this.root.querySelector('dialog')?.open);
  }

  /** The question's words; empty where none is asked. */
  get question(): string {
    return this.text('dialog[open]');
  }

  pressInQuestion(label: string): void {
    this.press('dialog[open] button', label);
  }

  /** The lines of the categories of which the one connection is there. */
  get connected(): string[] {
    return this.texts('[part=connected] .words');
  }

  get names(): string[] {
    return this.tiles.map(({ name }) => name);
  }

  get groups(): string[] {
    return this.all('[part=group]').map(groupName);
  }

  namesIn(group: string): string[] {
    const section = this.all('[part=group]').find((one) => groupName(one).startsWith(group));
    return [...(section?.querySelectorAll('.name') ?? [])].map(seenText);
  }

  tile(name: string): TileHarness {
    const found = this.tiles.find((tile) => tile.name === name);
    if (!found) throw new Error(`No tile "${name}" among ${this.names.join(', ')}.`);
    return found;
  }

  choose(name: string): void {
    this.tile(name).press();
  }

  get searchField(): HTMLInputElement {
    return this.get('[part=search]', HTMLInputElement);
  }

  async search(words: string): Promise<void> {
    this.searchField.value = words;
    this.searchField.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await searchModule.load();
    await this.element.updateComplete;
  }

  /** What takes the list's place, as it is read; empty while the list is shown. */
  get stage(): string {
    return this.text('.stage');
  }

  /** What is said on the stage. */
  get stageTitle(): string {
    return this.text('.stage-title');
  }

  async untilStage(title: string): Promise<void> {
    await this.untilText('.stage-title', title);
  }

  async untilList(): Promise<void> {
    await until('the list', () => this.element.hasUpdated && !this.has('.stage'));
  }

  /** The labels of what can be done on the stage. */
  get stageActions(): string[] {
    return this.texts('.stage :is(button, a)');
  }

  pressOnStage(label: string): void {
    this.press('.stage :is(button, a)', label);
  }

  /** The attempts that were put aside, as they are seen over the list. */
  get lines(): string[] {
    return this.texts('.line .name');
  }

  /** Presses what bears this accessible name in a line. */
  pressInLine(name: string): void {
    const found = this.all('.line button').find(({ ariaLabel }) => ariaLabel === name);
    if (!found) throw new Error(`No "${name}" in ${JSON.stringify(this.texts('.line'))}.`);
    found.focus();
    found.click();
  }

  /** Whether the list can be used: seen, pressed and read. */
  get isListUsable(): boolean {
    return !this.get('.choices').hasAttribute('inert');
  }

  /** Waits until a brand's official button is drawn. */
  async untilBranded(name: string): Promise<TileHarness> {
    const tile = this.tile(name);
    await until(`${name}'s official button`, () => {
      const images = tile.officialImages;
      return images.length > 0 && images.every(({ complete }) => complete);
    });
    return tile;
  }
}
