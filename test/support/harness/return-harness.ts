import type { CodatLinkReturn } from '../../../src/components/codat-link-return/codat-link-return.js';
import { until } from '../page.js';
import { ElementHarness, readText } from './element-harness.js';

export class ReturnHarness extends ElementHarness<CodatLinkReturn> {
  get heading(): string {
    return this.text('h2');
  }

  get words(): string {
    return this.text('.lead');
  }

  get slotName(): string {
    return this.get('slot', HTMLSlotElement).name;
  }

  get back(): HTMLAnchorElement | null {
    return this.root.querySelector('[part=back]');
  }

  /** Waits until it knows that no page waits for it. */
  async untilStaying(): Promise<this> {
    await until('the return page to stay', () =>
      [this.back, this.root.querySelector('p.secondary')].some((node) => readText(node)),
    );
    return this;
  }
}
