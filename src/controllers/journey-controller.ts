import { parseEnumList, type WordList } from '../ui/dom/enum-attribute.js';
import { isLinkedSoftware, sourceTypes } from '../store/catalog/catalog.js';
import { journeyOf, stillNeeded, type JourneyCategory } from '../store/connections/journey.js';
import { detailOf } from '../events/connection-detail.js';
import { CodatLinkEndEvent, type ConnectionDetail, type LinkEndDetail } from '../events/index.js';
import type { StoreController } from './store-controller.js';

/** An element that asks for some kinds of software. */
interface JourneyHost extends HTMLElement {
  required: WordList;
  optional: WordList;
}

/** How far the company is with what an element asks for. */
export class JourneyController {
  readonly #host: JourneyHost;
  readonly #storeController: StoreController;

  constructor(host: JourneyHost, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
  }

  get categories(): JourneyCategory[] {
    const kinds = (attribute: 'required' | 'optional') =>
      parseEnumList(this.#host, attribute, this.#host[attribute], sourceTypes);
    const uploads = this.#storeController.store?.uploads;
    const files = (sourceType: string) => uploads?.received(sourceType) ?? [];
    return journeyOf(kinds('required'), kinds('optional'), this.#connections ?? [], files);
  }

  /** Whether all that is required is known to be linked. */
  get isComplete(): boolean {
    return this.#connections !== undefined && stillNeeded(this.categories).length === 0;
  }

  /** Whether something is still to be linked that the person may link, or is being linked. */
  get isUnfinished(): boolean {
    const { store } = this.#storeController;
    return (
      (!this.isComplete && store?.allows('connect') !== false) || (store?.linking.isLive ?? false)
    );
  }

  /** Whether files are on their way. */
  get isUploading(): boolean {
    return this.#storeController.store?.uploads.isLive ?? false;
  }

  /** The software that is connected, as the detail of an event. */
  get detail(): { connections: ConnectionDetail[] } {
    const linked = this.#connections?.filter(isLinkedSoftware) ?? [];
    return { connections: linked.map(detailOf) };
  }

  /**
   * The connection that an event says was linked; undefined for any other event. Its link is known to the store then,
   * even where another copy of this package made it.
   */
  async linkedBy(event: Event): Promise<LinkEndDetail | undefined> {
    if (!(event instanceof CodatLinkEndEvent) || event.detail.outcome !== 'linked')
      return undefined;
    const { connectionId } = event.detail;
    const isKnown = this.#connections?.some(
      ({ id, status }) => id === connectionId && status === 'Linked',
    );
    if (!isKnown) await this.#storeController.store?.connections.refresh();
    return event.detail;
  }

  get #connections() {
    return this.#storeController.store?.connections.value;
  }
}
