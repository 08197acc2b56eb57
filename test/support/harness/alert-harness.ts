import type { CodatConnectionAlert } from '../../../src/components/codat-connection-alert/codat-connection-alert.js';
import { until } from '../page.js';
import { ElementHarness, screenReaderText, readText } from './element-harness.js';

export class AlertHarness extends ElementHarness<CodatConnectionAlert> {
  /** What is wrong; empty while all is well. */
  get title(): string {
    return this.text('.banner .name');
  }

  /** What is said under it. */
  get lines(): string[] {
    return this.texts('.banner .secondary');
  }

  /** What can be done: one thing at most. */
  get actions(): string[] {
    return this.texts('[part=action]');
  }

  /** What a screen reader says of what can be done. */
  get actionNames(): string[] {
    return this.all('[part=action]').map(screenReaderText);
  }

  /** The room that it takes in the page's flow, with the gap that it causes. */
  get isInFlow(): boolean {
    return getComputedStyle(this.element).position !== 'absolute';
  }

  /** What has the focus in this element. */
  get focused(): string {
    return readText(this.root.activeElement);
  }

  async act(label: string): Promise<void> {
    this.press('[part=action]', label);
    await this.element.updateComplete;
  }

  async untilTitle(title: string): Promise<void> {
    await until(`“${title}” instead of “${this.title}”`, () => this.title === title);
  }
}
