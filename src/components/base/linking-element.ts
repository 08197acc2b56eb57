import { nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Scope } from '../../api/scopes.js';
import { LiveRegion } from '../../controllers/live-region.js';
import { LinkController } from '../../controllers/link-controller.js';
import { IntersectionController } from '../../controllers/intersection-controller.js';
import { announceAttemptError } from '../../controllers/announce-error.js';
import { LoadTask, type LoadFailure, type StoreQuery } from '../../controllers/load-task.js';
import { StoreController } from '../../controllers/store-controller.js';
import {
  attemptAnnouncement,
  attemptDetails,
  attemptPanel,
  attemptWords,
} from '../../ui/attempt-panel.js';
import type { AttemptActions, AttemptWords } from '../../ui/attempt-parts.js';
import { whenIdle } from '../../store/when-idle.js';
import { BrandImages } from '../../ui/brand-images.js';
import { parseEnum } from '../../ui/dom/enum-attribute.js';
import { failureNotice } from './failure-notice.js';
import { mayReopen, type Attempt } from '../../store/starting-attempt.js';
import { linkModes, type LinkMode } from '../../store/link-window.js';
import { CodatElement } from './codat-element.js';

/**
 * An attempt under way, as an element shows it beside its connection: `here`, where the attempt's panel says what can be
 * done; or shown by another element, which the person may not see, so that it is to `continue` here too; or to `wait`.
 */
export type AttemptUnderWay = 'here' | 'continue' | 'wait';

/** What the elements share in which a person can link something. */
export abstract class LinkingElement extends CodatElement {
  /** Where the person signs in: `popup` (default), `tab`, `redirect` (this tab), or `manual` (the host opens it). */
  @property({ attribute: 'link-mode' }) linkMode: LinkMode = 'popup';

  /** @internal The `actions` of the journey around it, space-separated; undefined outside of one. */
  @property({ attribute: false }) journeyActions?: string;

  protected readonly storeController = new StoreController(this);
  protected readonly loading: LoadTask;
  protected readonly linker: LinkController;
  protected readonly live: LiveRegion;
  protected readonly images = new BrandImages(this);

  constructor(...queries: StoreQuery[]) {
    super();
    this.loading = new LoadTask(this, this.storeController, {
      queries,
      failure: () => this.failure,
    });
    this.linker = new LinkController(this, this.storeController);
    this.live = new LiveRegion(this, this.storeController);
    for (const type of ['pointerover', 'focusin']) {
      this.addEventListener(type, () => this.linker.preload(), { passive: true });
    }
    new IntersectionController(this, (key) => this.storeController.store?.brandings.want(key));
  }

  /** Whether the person may do this: what the proxy would refuse is not offered. Known with the connections. */
  protected allows(scope: Scope): boolean {
    return this.storeController.store?.allows(scope) ?? true;
  }

  /** @internal Whether the journey around it lets the person do this with a connection. */
  lets(action: 'reconnect' | 'disconnect'): boolean {
    return this.journeyActions?.split(' ').includes(action) ?? true;
  }

  /** @internal Whether the person may do this here. */
  may(action: 'reconnect' | 'disconnect'): boolean {
    return this.storeController.may(action);
  }

  /** Asks Codat again for all that is shown. Resolves when it is shown. */
  async refresh(): Promise<void> {
    this.applySettings();
    const { store } = this.storeController;
    store?.brandings.forgetFailures();
    const files = store?.uploads.refresh();
    await Promise.all([this.loading.refresh(), this.showsFiles() && files]);
    await this.whenDrawn();
  }

  /** Whether it shows files: nothing else waits for their list. */
  protected readonly showsFiles: () => boolean = () => false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Warns of a wrong link-mode before the first click.
    if (changed.has('linkMode')) parseEnum(this, 'link-mode', this.linkMode, linkModes);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#loadLinking();
    if (this.isInView) this.storeController.journey.view(this.storeController.store);
    for (const attempt of this.attempts()) {
      if (this.speaksFor(attempt)) announceAttemptError(this, attempt);
    }
  }

  #isPreloaded = false;

  /** Loads the code of linking once the first list is shown; the panel at once where there is an attempt to show. */
  #loadLinking(): void {
    if (!attemptDetails.value && this.attempts().length > 0) {
      void attemptDetails.load().then(
        () => this.requestUpdate(),
        () => undefined,
      );
    }
    if (this.#isPreloaded || !this.storeController.store?.connections.value) return;
    this.#isPreloaded = true;
    whenIdle(() => this.linker.preload());
  }

  /** Whether the person sees what the element has loaded. */
  protected get isInView(): boolean {
    return this.loading.isReady && !this.failure;
  }

  /** Why there is nothing to show. */
  protected get failure(): LoadFailure | undefined {
    return this.loading.failure;
  }

  /** The attempts that concern what is shown here. */
  protected abstract attempts(): readonly Attempt[];

  /** Whether this element shows the attempt: an attempt that began in another element is shown there. */
  protected speaksFor(attempt: Attempt): boolean {
    return (
      this.storeController.store?.linking.speaksFor(attempt, this.storeController.client) ?? false
    );
  }

  /** The words of an attempt; undefined where another element shows the attempt. */
  protected wordsOf(attempt: Attempt | undefined): AttemptWords | undefined {
    return attempt && this.speaksFor(attempt) ? attemptWords(attempt, this.localize) : undefined;
  }

  /** How to show that an attempt is under way; undefined where none is. */
  protected underWay(attempt: Attempt | undefined): AttemptUnderWay | undefined {
    if (!attempt?.isLive) return undefined;
    if (this.wordsOf(attempt)) return 'here';
    return mayReopen(attempt) ? 'continue' : 'wait';
  }

  protected renderAttempt(attempt: Attempt | undefined, actions: AttemptActions = this.linker) {
    return attempt && this.speaksFor(attempt)
      ? attemptPanel(attempt, this.localize, actions)
      : nothing;
  }

  /** The live region's words about the attempts, each by its id: the order of those shown is not that of time. */
  protected attemptsAnnouncement(): Map<unknown, string> {
    const mine = this.attempts().filter((one) => this.speaksFor(one));
    return new Map(
      mine.map((one) => [one.trace.attemptId, attemptAnnouncement(one, this.localize)]),
    );
  }

  readonly #retryLoading = () => {
    this.storeController.journey.report({ name: 'retry' });
    void this.refresh();
  };

  protected renderFailure() {
    const { failure } = this;
    return failure && failureNotice(failure, this.localize, this.#retryLoading);
  }
}
