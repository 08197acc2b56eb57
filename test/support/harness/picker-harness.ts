import type { CodatIntegrationPicker } from '../../../src/components/codat-integration-picker/codat-integration-picker.js';
import { until } from '../page.js';
import { ElementHarness, heardText, readText, seenText } from './element-harness.js';

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
    return heardText(this.tile);
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

export class PickerHarness extends ElementHarness<CodatIntegrationPicker> {
  get tiles(): TileHarness[] {
    return this.all('ul [part=tile]').map((tile) => new TileHarness(tile));
  }

  get names(): string[] {
    return this.tiles.map(({ name }) => name);
  }

  get groups(): string[] {
    return this.all('[part=group] h3').map((heading) =>
      readText(heading)
        .replace(readText(heading.querySelector('small')), '')
        .trim(),
    );
  }

  namesIn(group: string): string[] {
    const section = this.all('[part=group]').find((one) =>
      readText(one.querySelector('h3')).startsWith(group),
    );
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
