import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asCodatError, type CodatError } from '../api/errors.js';
import type { Integration } from '../api/schema.js';
import { uploadIntegration, uploadModule, type UploadType } from '../store/uploads-part.js';
import type { DroppedFolder } from '../store/uploads/upload-item.js';
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
  /** Given while it is still loaded where they go: kept, since nobody gives a file twice. */
  #given: (File | DroppedFolder)[] = [];
  #failure: CodatError | undefined;
  #shownType: UploadType | undefined;

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
    storeController.whenCompanyChanges(() => (this.#given = []));
    new Absence(host, {
      gone: () => {
        this.#given = [];
        this.#show(undefined);
      },
    });
  }

  /** Undefined until the code of uploading is loaded. */
  get queue(): UploadQueue | undefined {
    return this.#queue;
  }

  /** What files of the kind are connected to, once it is known. */
  get integration(): Integration | undefined {
    const all = this.#storeController.store?.integrations.value;
    return all && uploadIntegration(all, this.#type());
  }

  /** Takes files, at once or as soon as it is known where they go. */
  add(given: readonly (File | DroppedFolder)[]): void {
    this.#given.push(...given);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { store } = this.#storeController;
    store?.uploads.load();
    const type = this.#type();
    if (type !== this.#shownType) this.#given = [];
    this.#shownType = type;
    this.#show(store?.uploads.queueFor(type));
    // Another element may have loaded it since.
    if (uploadModule.value) this.#failure = undefined;
    else if (!this.#failure) void this.#load();
    this.#pass();
  }

  /** Why the code of uploading could not be loaded. */
  get failure(): CodatError | undefined {
    return this.#failure;
  }

  /** Loads the code of uploading again. */
  retry(): void {
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    try {
      await uploadModule.load();
    } catch (cause) {
      this.#failure = asCodatError(cause);
    }
    this.#host.requestUpdate();
  }

  /** Not before it is known that files can be sent: the first would leave a connection behind that nothing uses. */
  #pass(): void {
    const { store } = this.#storeController;
    if (this.#given.length === 0 || !store) return;
    const { integration } = this;
    const { uploads, integrations } = store;
    // The element shows nothing then, and does not send later what nobody sees any more.
    const isRefused = !integration && integrations.state.kind === 'ready';
    if (isRefused || !uploads.isPossible) this.#given = [];
    if (!integration || !this.#queue || !uploads.isOffered) return;
    this.#queue.add(this.#given.splice(0), integration, this.#storeController.client);
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
