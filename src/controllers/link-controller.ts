import type { Connection, Integration } from '../api/schema.js';
import type { LinkOptions } from '../store/linking/attempt-types.js';
import type { LinkAttempt } from '../store/linking/link-attempt.js';
import { startTrace, type AttemptTrace } from '../store/attempt-trace.js';
import type { Attempt } from '../store/starting-attempt.js';
import { attemptDetails } from '../ui/attempt-panel.js';
import type { AttemptActions } from '../ui/attempt-parts.js';
import { parseEnum } from '../ui/dom/enum-attribute.js';
import type { Localize } from '../i18n/localize.js';
import type { LinkParameterList } from '../store/link-parameters.js';
import { linkModes, type LinkMode } from '../store/link-window.js';
import { openLinkWindow, type OpenedWindow } from '../store/opened-window.js';
import { CodatIntegrationSelectEvent } from '../events/codat-integration-select.js';
import type { Scene } from './stage-controller.js';
import type { StoreController } from './store-controller.js';

/** What linking needs of its element. */
interface LinkControllerHost extends HTMLElement {
  linkMode: LinkMode;
  readonly localize: Localize;
  /** What the host adds to each linkUrl. */
  readonly addedLinkParameters: LinkParameterList | undefined;
  readonly isInFlow: boolean;
  applySettings(): void;
}

/** Begins, continues and ends an element's attempts to link; all of it in the click itself, as pop-ups demand. */
export class LinkController {
  readonly #host: LinkControllerHost;
  readonly #storeController: StoreController;
  /** What the person has chosen, and not begun to connect yet, by platform key. */
  readonly #chosen = new Map<string, AttemptTrace>();

  constructor(host: LinkControllerHost, storeController: StoreController) {
    this.#host = host;
    this.#storeController = storeController;
    storeController.whenCompanyChanges(() => this.#chosen.clear());
  }

  /** Loads what the click needs, ahead of it. */
  preload(): void {
    this.#storeController.store?.linking.preload();
    attemptDetails.preload();
  }

  /** The person has chosen this integration; the host page may prevent what follows. */
  select(integration: Integration): void {
    if (this.announce(integration)) this.begin(integration);
  }

  /** Dispatches `codat-integration-select` to the host page. Returns false if the page prevents what follows. */
  announce(integration: Integration): boolean {
    if (!this.#host.dispatchEvent(new CodatIntegrationSelectEvent(integration))) return false;
    // The page may have set another company in its listener: what follows is meant for that one. A journey begins anew with
    // it, as it may have a permission to ask for.
    if (!this.#host.isInFlow) this.#host.applySettings();
    const { key, sourceType } = integration;
    // A second press on what is under way goes on with that.
    const isLive = this.#storeController.store?.linking.attemptFor(integration)?.isLive;
    if (!isLive) this.#chosen.set(key, this.#select(startTrace(key, sourceType)));
    return true;
  }

  /** The trace of what the person has chosen, and not begun to connect yet. */
  chosen(platformKey: string): AttemptTrace | undefined {
    return this.#chosen.get(platformKey);
  }

  /** Reports that the person leaves a scene of the stage for the list. */
  reportLeave(scene: Scene | undefined): void {
    const trace =
      scene?.kind === 'preparation'
        ? this.chosen(scene.integration.key)
        : scene?.kind === 'attempt'
          ? scene.attempt.trace
          : undefined;
    if (trace) this.#storeController.journey.report({ name: 'leave' }, trace);
  }

  #select(trace: AttemptTrace): AttemptTrace {
    this.#storeController.journey.report({ name: 'select' }, trace);
    return trace;
  }

  /** Begins in the click itself; or later, with the window that the click has opened. */
  begin(integration: Integration, opened?: OpenedWindow): void {
    const trace = this.#chosen.get(integration.key);
    this.#chosen.delete(integration.key);
    const { store, client } = this.#storeController;
    // The page may have left the element without a company.
    if (!store) opened?.window?.close();
    store?.linking.link(integration, { ...this.#how(integration.name), trace }, client, opened);
  }

  /** Opens the window in the click, before it is known whether there is such an integration. */
  open(platformKey: string, platformName: string): OpenedWindow {
    return openLinkWindow({ platformKey, platformName }, this.#how(platformName));
  }

  /** Continues with a pending connection, or reconnects a lost one: in the click itself, or later, with its window. */
  relink(connection: Connection, opened?: OpenedWindow): void {
    const { store, client } = this.#storeController;
    const { integrationKey, sourceType, platformName } = connection;
    const isLive = store?.linking.underWay(connection) !== undefined;
    const trace = isLive ? undefined : this.#select(startTrace(integrationKey, sourceType));
    const options = { ...this.#how(platformName), trace };
    store?.linking.reconnect(connection, options, client, opened);
  }

  readonly reopen = (attempt: LinkAttempt) => {
    // In the mode the attempt began with; an attempt from before a reload has nothing else.
    const { words, parameters } = this.#how(attempt.target.platformName);
    attempt.reopen({ words, parameters });
  };

  readonly openHere = (attempt: LinkAttempt) => {
    attempt.reopen({ mode: 'redirect', parameters: this.#host.addedLinkParameters });
  };

  readonly check = (attempt: LinkAttempt) => attempt.check();

  readonly cancel = (attempt: LinkAttempt) => {
    const { store, client } = this.#storeController;
    store?.linking.cancel(attempt, client);
  };

  readonly dismiss = (attempt: Attempt) => {
    const { store, journey } = this.#storeController;
    journey.report({ name: 'dismiss' }, attempt.trace);
    store?.linking.dismiss(attempt);
  };

  readonly retry = (attempt: Attempt) => {
    const { store, client, journey } = this.#storeController;
    const { attemptId, integrationKey, sourceType } = attempt.trace;
    const trace = startTrace(integrationKey, sourceType);
    journey.report({ name: 'retry', previousAttemptId: attemptId }, trace);
    store?.linking.retry(attempt, { ...this.#how(attempt.target.platformName), trace }, client);
  };

  /** All that can be done about an attempt. */
  get actions(): AttemptActions {
    const { reopen, openHere, check, cancel, dismiss, retry } = this;
    return { reopen, openHere, check, cancel, dismiss, retry };
  }

  #how(platformName: string): LinkOptions {
    const { localize, linkMode, ownerDocument } = this.#host;
    return {
      mode: parseEnum(this.#host, 'link-mode', linkMode, linkModes),
      words: {
        title: localize.term('openingTitle'),
        message: platformName
          ? localize.term('openingMessage', localize.name(platformName))
          : localize.term('openingTitle'),
        lang: localize.lang(),
        dir: localize.dir(),
        opener: ownerDocument.defaultView ?? window,
      },
      parameters: this.#host.addedLinkParameters,
      panel: attemptDetails,
    };
  }
}
