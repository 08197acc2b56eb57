import { nothing, type LitElement } from 'lit';
import { asCodatError, type CodatError } from '../../../api/errors.js';
import type { Connection, Integration } from '../../../api/schema.js';
import { announceError } from '../../../controllers/announce-error.js';
import type { StoreController } from '../../../controllers/store-controller.js';
import type { Localize } from '../../../i18n/localize.js';
import {
  integrationOf,
  isConnectionOf,
  isSourceType,
} from '../../../store/connections/matching.js';
import { LazyModule } from '../../../store/lazy-module.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import type { CatalogList } from './catalog-list.js';
import { connectedLine } from './connected-line.js';

/** Only few disconnect: the question is loaded with the first line that leads to it. */
export const questionModule = new LazyModule(() => import('./replace-question.js'));

type Question = ReturnType<typeof import('./replace-question.js').replaceQuestion>;

interface GroupHost extends LitElement {
  readonly localize: Localize;
}

/** A category of which a company has one connection, once it is connected: one line, and the way to use another. */
export class ConnectedGroup {
  readonly #host: GroupHost;
  readonly #storeController: StoreController;
  readonly #list: CatalogList;
  #question: Question | undefined;
  /** Why the question about a connection could not be loaded. */
  #failure: { of: string; error: CodatError } | undefined;

  constructor(host: GroupHost, storeController: StoreController, list: CatalogList) {
    this.#host = host;
    this.#storeController = storeController;
    this.#list = list;
    storeController.whenCompanyChanges(() => (this.#failure = undefined));
  }

  /** `offered`: what the picker lets choose from, all categories. */
  render(
    connection: Connection,
    offered: readonly Integration[],
    place: { id: string; headingLevel: number },
    images: BrandImages,
  ) {
    const store = this.#storeController.store;
    const isReplaceable =
      this.#storeController.may('disconnect') &&
      offered.some(
        (one) =>
          isSourceType(one.sourceType, connection.sourceType) && !isConnectionOf(connection, one),
      );
    if (isReplaceable) questionModule.preload();
    return connectedLine({
      ...place,
      connection,
      integration: integrationOf(connection, store?.integrations.value ?? []),
      branding: store?.brandings.get(connection.integrationKey ?? ''),
      images,
      localize: this.#host.localize,
      failure: this.#failure?.of === connection.id ? this.#failure.error : undefined,
      replace: isReplaceable ? () => void this.#ask(connection) : undefined,
    });
  }

  renderQuestion(headingLevel: number) {
    return this.#question?.render(headingLevel) ?? nothing;
  }

  async #ask(connection: Connection): Promise<void> {
    this.#failure = undefined;
    const { store } = this.#storeController;
    const isOther = () => store !== this.#storeController.store;
    try {
      const { replaceQuestion } = await questionModule.load();
      if (isOther()) return;
      this.#question ??= replaceQuestion(this.#host, this.#storeController, (one) =>
        this.#open(one),
      );
      this.#question.ask(connection);
    } catch (cause) {
      if (isOther()) return;
      const error = asCodatError(cause);
      this.#failure = { of: connection.id, error };
      announceError(this.#host, error, 'disconnect');
      this.#host.requestUpdate();
    }
  }

  /** Opens the category that the connection leaves, and gives its first tile. */
  async #open({ sourceType }: Connection): Promise<HTMLElement | null> {
    const category = sourceType.toLowerCase();
    this.#list.open(category);
    await this.#host.updateComplete;
    return this.#list.firstTile(category);
  }
}
