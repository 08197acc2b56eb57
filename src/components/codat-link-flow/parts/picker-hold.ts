import type { LitElement, ReactiveController } from 'lit';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { LinkEndDetail } from '../../../events/index.js';
import type { CodatIntegrationPicker } from '../../codat-integration-picker/codat-integration-picker.js';

/**
 * Keeps the picker where it is from the beginning of an attempt until the picker has shown how the attempt ended: what
 * is connected is known before that. So it is while files are chosen in the picker: more may follow the first.
 */
export class PickerHold implements ReactiveController {
  readonly #host: LitElement;
  readonly #storeController: StoreController;
  #isHeld = false;
  #isReleasing = false;
  #isOutcomeShown = false;
  #isUploadShown = false;

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

  /** Whether files are chosen in the picker. */
  get isUploadShown(): boolean {
    return this.#isUploadShown;
  }

  readonly onUpload = (isShown: boolean): void => {
    this.#isUploadShown = isShown;
    this.#host.requestUpdate();
  };

  /** For the picker to say so. */
  readonly onOutcome = (isShown: boolean): void => {
    this.#isOutcomeShown = isShown;
    this.#host.requestUpdate();
  };

  /** Whether the person has yet to read, without a picker to wait for, that it is another organisation now. */
  isNewsLeft({ organisationChanged }: LinkEndDetail): boolean {
    return organisationChanged !== undefined && !this.isShown;
  }

  /** Resolves once the picker may go. */
  async whenReleased(): Promise<void> {
    await this.#picker?.whenSettled();
  }

  hostUpdate(): void {
    // The person is at another step.
    if (!this.#picker) this.#isUploadShown = false;
    if (this.#mustStay) this.#isHeld = true;
    else if (this.#isHeld && !this.#isReleasing) void this.#release();
  }

  /** Whether something is under way in the picker: it is at no other step, to which the person may have gone meanwhile. */
  get #mustStay(): boolean {
    const isLive = this.#storeController.store?.linking.isLive ?? false;
    return this.#picker !== null && (isLive || this.#isUploadShown);
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
