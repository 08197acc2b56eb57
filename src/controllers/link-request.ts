import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CodatConfigurationError, type CodatError } from '../api/errors.js';
import type { Integration } from '../api/schema.js';
import { errorWords, linkFailureWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { isFileUpload } from '../store/catalog/catalog.js';
import { integrationStatus } from '../store/catalog/integration-status.js';
import { platformName } from '../store/catalog/platforms.js';
import { conflictError } from '../store/connections/rules.js';
import { needsPreparation } from '../store/skipped-preparations.js';
import type { OpenedWindow } from '../store/opened-window.js';
import { onPageLifecycle } from '../store/page-lifecycle.js';
import { warnOnce } from '../ui/dom/warn-once.js';
import { Absence } from './absence.js';
import { announceError } from './announce-error.js';
import type { LinkController } from './link-controller.js';
import type { LoadFailure, LoadTask } from './load-task.js';
import type { StageController } from './stage-controller.js';
import type { StoreController } from './store-controller.js';

interface LinkRequestHost extends ReactiveControllerHost, HTMLElement {
  readonly localize: Localize;
}

interface LinkRequestOptions {
  storeController: StoreController;
  loading: LoadTask;
  linker: LinkController;
  stage: StageController;
  /** Why the element has nothing to show. */
  failure(): LoadFailure | undefined;
  /** Does what a click on the integration's tile does, with a window that is open already if there is one. */
  choose(integration: Integration, opened: OpenedWindow | undefined): void;
}

/** Waits for the list; given up without an error where the person has gone on to something else. */
interface Waiting {
  platformKey: string;
  resolve(isReady: boolean): void;
  reject(error: CodatError): void;
}

/**
 * A host's own button connects an integration, as a click on its tile does. Where the list is still loading, the window
 * opens in the click all the same, and waits for the list.
 */
export class LinkRequest implements ReactiveController {
  readonly #host: LinkRequestHost;
  readonly #options: LinkRequestOptions;
  #waiting: Waiting | undefined;

  constructor(host: LinkRequestHost, options: LinkRequestOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new Absence(host, { gone: () => this.#waiting?.reject(removed()) });
    options.storeController.whenCompanyChanges(() => this.#waiting?.reject(givenUp()));
  }

  /**
   * To be called in the click itself. Rejects with a CodatError, which is shown as well: one that the host's page does not
   * handle is no error of the page's.
   */
  request(platformKey: string): Promise<void> {
    const request = this.#request(platformKey);
    request.catch(() => undefined);
    return request;
  }

  hostUpdated(): void {
    const { failure, stage } = this.#options;
    // While the element is moved, or until it was removed.
    if (!this.#host.isConnected) return;
    const failed = failure();
    if (failed) this.#waiting?.reject(failed.error);
    else if (stage.scene?.kind !== 'loading') this.#waiting?.resolve(false);
    else if (this.#waiting && this.#isReady(this.#waiting.platformKey)) this.#waiting.resolve(true);
  }

  /** Whether all is known about the key: what the list of an earlier visit lacks may be there all the same. */
  #isReady(platformKey: string): boolean {
    const { loading, storeController } = this.#options;
    if (!loading.isReady) return false;
    return (
      this.#find(platformKey) !== undefined || !storeController.store?.integrations.isUnchecked
    );
  }

  #find(platformKey: string): Integration | undefined {
    const integrations = this.#options.storeController.store?.integrations.value;
    return integrations?.find((one) => one.key === platformKey && !isFileUpload(one));
  }

  async #request(platformKey: string): Promise<void> {
    const { failure } = this.#options;
    if (!this.#host.isConnected) throw removed();
    const failed = failure();
    if (failed) throw failed.error;
    if (this.#isReady(platformKey)) this.#choose(platformKey);
    else await this.#chooseLater(platformKey);
  }

  /** Opens the window before anything is awaited: later, browsers block it. */
  async #chooseLater(platformKey: string): Promise<void> {
    const { stage, linker } = this.#options;
    this.#waiting?.resolve(false);
    const name = platformName(platformKey) ?? '';
    const opened = needsPreparation({ key: platformKey })
      ? undefined
      : linker.open(platformKey, name);
    const close = () => opened?.window?.close();
    // The blank window would stay when its page is gone.
    const stopLifecycle = onPageLifecycle({ pagehide: close });
    stage.show({ kind: 'loading', name: this.#host.localize.text(name) });
    try {
      if (!(await this.#untilReady(platformKey))) {
        close();
        return;
      }
      stage.leave();
      this.#choose(platformKey, opened);
    } catch (error) {
      close();
      // The stage may be a later request's by now.
      if (!this.#waiting && stage.scene?.kind === 'loading') stage.leave();
      throw error;
    } finally {
      stopLifecycle();
    }
  }

  async #untilReady(platformKey: string): Promise<boolean> {
    let own: Waiting | undefined;
    const isReady = new Promise<boolean>((resolve, reject) => {
      own = this.#waiting = { platformKey, resolve, reject };
    });
    try {
      return await isReady;
    } finally {
      // A later request may wait by now.
      if (this.#waiting === own) this.#waiting = undefined;
    }
  }

  #choose(platformKey: string, opened?: OpenedWindow): void {
    const { storeController, choose } = this.#options;
    const { localize } = this.#host;
    const integration = this.#find(platformKey);
    if (!integration) {
      const error = new CodatConfigurationError(
        `link("${platformKey}"): no integration that is turned on has this key.`,
      );
      warnOnce(this.#host, error.message);
      const title = localize.term('configurationFailed');
      throw this.#shown({ title, text: errorWords(error, localize) }, error);
    }
    const status = integrationStatus(integration, storeController.store?.connections.value ?? []);
    const conflict =
      status.kind === 'excluded'
        ? status.by
        : status.kind === 'linked' && !status.canAddAnother
          ? status.connection
          : undefined;
    if (conflict) {
      const error = conflictError(conflict, integration.name);
      const name = localize.name(integration.name);
      throw this.#shown(linkFailureWords(error, name, localize), error);
    }
    choose(integration, opened);
  }

  #shown(words: { title: string; text: string }, error: CodatError): CodatError {
    this.#options.stage.show({ kind: 'problem', ...words });
    announceError(this.#host, error, 'link');
    return error;
  }
}

const givenUp = () =>
  new CodatConfigurationError('link() was given up: the picker shows another company now.');

const removed = () => new CodatConfigurationError('link() needs a picker that is in the page.');
