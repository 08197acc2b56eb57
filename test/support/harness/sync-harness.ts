import type { CodatSyncStatus } from '../../../src/components/codat-sync-status/codat-sync-status.js';
import { until } from '../page.js';
import { ElementHarness, readText } from './element-harness.js';

/** A bar's progress, as it is drawn and as a screen reader announces it. */
export function barOf(root: ParentNode | null | undefined) {
  const bar = root?.querySelector('progress');
  if (!bar) return undefined;
  const { position, ariaLabel, ariaValueText } = bar;
  return { position, name: ariaLabel, words: ariaValueText };
}

export class SyncHarness extends ElementHarness<CodatSyncStatus> {
  /** The first thing that is said. */
  get title(): string {
    return this.text('.name');
  }

  /** What is said under it. */
  get lines(): string[] {
    return this.texts('.state > .secondary');
  }

  /** What can be done, by its buttons. */
  get actions(): string[] {
    return this.texts('[part=action]');
  }

  pressAction(label: string): void {
    this.press('[part=action]', label);
  }

  get bar() {
    return barOf(this.root);
  }

  /** With `details`: what is synced, by what a person calls it, with how it stands. */
  get types(): Record<string, string> {
    const entries = this.all('[part=type]').map((item) => {
      const [name = '', ...status] = [...item.children].map(readText).filter(Boolean);
      return [name, status.join(' ')] as const;
    });
    return Object.fromEntries(entries);
  }

  async untilTitle(title: string): Promise<void> {
    await until(`“${title}” instead of “${this.title}”`, () => this.title === title);
  }
}
