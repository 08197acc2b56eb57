import type { LitElement } from 'lit';
import { asCodatError } from '../../../api/errors.js';
import type { Integration } from '../../../api/schema.js';
import { announceError } from '../../../controllers/announce-error.js';
import type { LinkController } from '../../../controllers/link-controller.js';
import type { StageController } from '../../../controllers/stage-controller.js';
import type { StoreController } from '../../../controllers/store-controller.js';
import { linkFailureWords } from '../../../i18n/error-words.js';
import type { Localize } from '../../../i18n/localize.js';
import type { OpenedWindow } from '../../../store/opened-window.js';
import { needsPreparation } from '../../../store/skipped-preparations.js';
import { attemptDetails } from '../../../ui/attempt-panel.js';
import type { CatalogList } from './catalog-list.js';

interface ChoiceHost extends LitElement {
  readonly localize: Localize;
}

interface ChoiceParts {
  storeController: StoreController;
  linker: LinkController;
  stage: StageController;
  list: CatalogList;
}

/** What a person's choice leads to: what it takes to connect the integration, and the attempt, both on the stage. */
export class IntegrationChoice {
  readonly #host: ChoiceHost;
  readonly #parts: ChoiceParts;

  constructor(host: ChoiceHost, parts: ChoiceParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** The person has chosen an integration: what it takes to connect it comes first, where that is more than signing in. */
  readonly choose = (integration: Integration, opened?: OpenedWindow) => {
    const { list, linker, storeController } = this.#parts;
    list.reportSearch();
    if (!linker.announce(integration)) {
      opened?.window?.close();
      return;
    }
    const attempt = storeController.store?.linking.attemptFor(integration);
    if (attempt?.isLive || !needsPreparation(integration)) {
      this.begin(integration, opened);
      return;
    }
    opened?.window?.close();
    storeController.journey.report({ name: 'hint' }, linker.chosen(integration.key));
    this.#prepare(integration);
  };

  /** Shows what the integration takes; the code for that may have to be loaded, and may fail to. */
  #prepare(integration: Integration): void {
    const { stage } = this.#parts;
    stage.show({ kind: 'preparation', integration });
    attemptDetails.load().then(
      () => this.#host.requestUpdate(),
      (reason: unknown) => {
        const { scene } = stage;
        // The person, or another company, has gone on since.
        if (scene?.kind !== 'preparation' || scene.integration !== integration) return;
        const { localize } = this.#host;
        const error = asCodatError(reason);
        const words = linkFailureWords(error, localize.name(integration.name), localize);
        stage.show({ kind: 'problem', ...words, retry: () => this.#prepare(integration) });
        announceError(this.#host, error, 'link');
      },
    );
  }

  /** Starts the attempt, in the click. */
  begin(integration: Integration, opened?: OpenedWindow): void {
    this.#parts.stage.showAttempt(integration.key);
    this.#parts.linker.begin(integration, opened);
  }

  /** Gives the list back; an attempt goes on in a line over it. */
  leave(): void {
    const { linker, stage } = this.#parts;
    linker.reportLeave(stage.scene);
    stage.leave();
  }
}
