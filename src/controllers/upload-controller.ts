import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { uploadModule, type UploadType } from '../store/uploads-part.js';
import type { UploadQueue } from '../store/uploads/upload-queue.js';
import { Absence } from './absence.js';
import type { StoreController } from './store-controller.js';

/**
 * Ties an element to the files of one kind that are on their way. A move of the element changes nothing; when the element
 * is gone for good, or shows another company or kind, what is on its way ends with the last element that shows it.
 */
export class UploadController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #storeController: StoreController;
  readonly #type: () => UploadType;
  #queue: UploadQueue | undefined;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    storeController: StoreController,
    type: () => UploadType,
  ) {
    this.#host = host;
    this.#storeController = storeController;
    this.#type = type;
    host.addController(this);
    new Absence(host, { gone: () => this.#show(undefined) });
  }

  /** Undefined until the code of uploading is loaded. */
  get queue(): UploadQueue | undefined {
    return this.#queue;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { store } = this.#storeController;
    store?.uploads.load();
    this.#show(store?.uploads.queueFor(this.#type()));
    if (!uploadModule.value) {
      uploadModule.load().then(
        () => this.#host.requestUpdate(),
        () => undefined,
      );
    }
  }

  #show(queue: UploadQueue | undefined): void {
    if (queue === this.#queue) return;
    const { client } = this.#storeController;
    this.#queue?.removeEventListener('change', this.#onChange);
    this.#queue?.detach(client);
    this.#queue = queue;
    queue?.attach(client);
    queue?.addEventListener('change', this.#onChange);
  }

  readonly #onChange = () => this.#host.requestUpdate();
}
