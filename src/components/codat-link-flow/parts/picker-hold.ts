import type { LitElement, ReactiveController } from 'lit';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { CodatIntegrationPicker } from '../../codat-integration-picker/codat-integration-picker.js';

/**
 * Keeps the picker where it is from the beginning of an attempt until the picker has shown how the attempt ended: what
 * is connected is known before that.
 */
export class PickerHold implements ReactiveController {
  readonly #host: LitElement;
  readonly #storeController: StoreController;
  #isHeld = false;
  #isReleasing = false;
  #isOutcomeShown = false;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(host: LitElement, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
    host.addController(this);
  }

  get isShown(): boolean {
    return this.#picker !== null;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Whether an outcome stands in the picker in place of what can be connected. */
  get isOutcomeShown(): boolean {
    return this.#isOutcomeShown;
  }

  /** For the picker to say so. */
  readonly onOutcome = (isShown: boolean): void => {
    this.#isOutcomeShown = isShown;
    this.#host.requestUpdate();
  };

  /** Resolves once the picker may go. */
  async whenReleased(): Promise<void> {
    await this.#picker?.whenSettled();
  }

  hostUpdate(): void {
    if (this.#mustStay) this.#isHeld = true;
    else if (this.#isHeld && !this.#isReleasing) void this.#release();
  }

  /** Whether an attempt is under way in the picker: it is at no other step, to which the person may have gone meanwhile. */
  get #mustStay(): boolean {
    return this.#picker !== null && (this.#storeController.store?.linking.isLive ?? false);
  }

  get #picker(): CodatIntegrationPicker | null {
    return this.#host.renderRoot.querySelector<CodatIntegrationPicker>('[part=picker]');
  }

  async #release(): Promise<void> {
    this.#isReleasing = true;
    await this.whenReleased();
    this.#isReleasing = false;
    // Another attempt may have begun meanwhile.
    this.#isHeld = this.#mustStay;
    this.#host.requestUpdate();
  }
}
