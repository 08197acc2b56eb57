import type { CodatConnectButton } from '../../../src/components/codat-connect-button/codat-connect-button.js';
import { ElementHarness } from './element-harness.js';

export class ButtonHarness extends ElementHarness<CodatConnectButton> {
  get button(): HTMLButtonElement {
    return this.get('[part=button]', HTMLButtonElement);
  }

  get isButton(): boolean {
    return this.has('[part=button]');
  }

  get accessibleName(): string {
    return this.button.ariaLabel ?? this.text('[part=button]');
  }

  get status(): string {
    return this.text('[part=status]');
  }

  get reason(): string {
    const id = this.button.getAttribute('aria-describedby');
    return id ? this.text(`#${id}`) : '';
  }

  get officialImages(): HTMLImageElement[] {
    return this.all<HTMLImageElement>('[part=official-button] img');
  }

  click(): void {
    this.button.click();
  }
}
