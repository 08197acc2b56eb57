import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ActionTask } from '../../controllers/action-task.js';
import { JourneyController } from '../../controllers/journey-controller.js';
import { LiveRegion } from '../../controllers/live-region.js';
import { LoadTask } from '../../controllers/load-task.js';
import { ModalController } from '../../controllers/modal-controller.js';
import { ConnectionsPoller } from '../../controllers/connections-poller.js';
import { StoreController } from '../../controllers/store-controller.js';
import { mayMoveFocus } from '../../ui/dom/focus.js';
import { DEFAULT_HEADING_LEVEL, headingLevelOf } from '../../ui/heading.js';
import { ConfigProvider } from '../base/config-context.js';
import { parseEnum, parseEnumList, type WordList } from '../../ui/dom/enum-attribute.js';
import { hostUrl } from '../base/host-url.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import { nextCategory } from '../../store/connections/journey.js';
import type { CompanyStore } from '../../store/company-store.js';
import { linkModes, type LinkMode } from '../../store/link-window.js';
import type { CodatConnectionList } from '../codat-connection-list/codat-connection-list.js';
import { CodatElement } from '../base/codat-element.js';
import type { CodatIntegrationPicker } from '../codat-integration-picker/codat-integration-picker.js';
import type { CodatSyncStatus } from '../codat-sync-status/codat-sync-status.js';
import { CodatCloseEvent, CodatConsentEvent, CodatFinishEvent } from '../../events/index.js';
import { styles } from './codat-link-flow.styles.js';
import { connectStep } from './parts/connect-step.js';
import { doneStep } from './parts/done-step.js';
import { flowActions, stepNumbers, type FlowContext, type FlowStep } from './parts/flow-context.js';
import { flowDialog } from './parts/flow-dialog.js';
import { introductionStep } from './parts/introduction-step.js';
import { leaveQuestion } from './parts/leave-question.js';
import { makeShareLink, shareStep } from './parts/share-step.js';
import { stepBar } from './parts/step-frame.js';
import { addEnglish } from '../../i18n/english.js';
import { flow } from '../../locales/en/flow.js';

addEnglish(flow);

/**
 * The whole journey as one element: an introduction, consent, connecting what is needed, syncing, done. In the page, or as a modal dialog.
 *
 * @summary The whole journey, from the introduction to done.
 * @customElement codat-link-flow
 *
 * @slot introduction - In place of the introduction's heading and words.
 * @slot consent - In place of the words that the person agrees to.
 * @slot connect - In place of the heading and words over what can be connected.
 * @slot not-listed - A way on for those who do not find their software.
 * @slot outcome-cancelled - With the words for "cancelled at the provider's".
 * @slot outcome-failed - With the words for "could not be connected".
 * @slot outcome-unsupported - With the words for "this edition cannot be connected".
 * @slot share - In place of the heading and words over the link for somebody else.
 * @slot done - In place of the heading and words at the end.
 *
 * @fires {CodatConsentEvent} codat-consent - The person agreed to the terms and goes on.
 * @fires {CodatFinishEvent} codat-finish - The person is done.
 * @fires {CodatCloseEvent} codat-close - The person is about to leave the journey. Cancelable.
 * @fires {CodatIntegrationSelectEvent} codat-integration-select - An integration was chosen; nothing is created yet. Cancelable.
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection exists.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatDisconnectEvent} codat-disconnect - The person disconnected a connection here.
 * @fires {CodatReconnectEvent} codat-reconnect - A lost connection was reconnected here.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatSyncChangeEvent} codat-sync-change - Syncing made progress.
 * @fires {CodatSyncCompleteEvent} codat-sync-complete - Syncing has ended, with or without errors.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card, or the dialog, around everything.
 * @csspart category - A kind of software that is asked for.
 * @csspart picker - What can be connected.
 * @csspart sync - The sync progress.
 * @csspart list - What is connected.
 * @csspart action - A button that leads on or back.
 *
 * @cssproperty [--codat-link-flow-width=720px] - The dialog's, where there is room for it.
 *
 * @cssstate introduction - The introduction is shown.
 * @cssstate connect - The person chooses and connects software.
 * @cssstate share - The person hands the journey on to somebody else.
 * @cssstate done - The last step is shown.
 */
export class CodatLinkFlow extends CodatElement {
  static override styles = styles;
  /** Not the button that closes the dialog, which comes first in it. */
  protected static override readonly focusPlaces = ['.step'];

  /** Whether the flow is a modal dialog, shown by `show()` or `open`, instead of a part of the page. */
  @flag
  @property({ type: Boolean, converter: flagConverter })
  modal = false;

  /** Whether the dialog is shown. Removing the attribute closes the dialog without a question. */
  @flag
  @property({ type: Boolean, converter: flagConverter, reflect: true })
  open = false;

  /** The kinds of software that are needed: `accounting banking commerce bankfeed expense other`, space-separated, or as an array. */
  @property() required: WordList = '';

  /** Kinds of software that are welcome too. Without `required` and `optional`, one connection of any kind is asked for. */
  @property() optional: WordList = '';

  /** Whether the person has to agree to the host's terms before going on. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'require-consent' })
  requireConsent = false;

  /** Where the host's privacy policy is: https, or an address of the page's origin. */
  @property({ attribute: 'policy-url' }) policyUrl = '';

  /**
   * The host's address that opens this journey for the same company, to be handed on to somebody else, or a
   * function that makes one. https, or an address of the page's origin. Without it nothing is handed on.
   */
  @property({ attribute: 'share-url' }) shareUrl: string | (() => string | Promise<string>) = '';

  /** Only these integrations, by Codat's platform keys, space-separated or as an array; in this order. */
  @property({ attribute: 'platform-keys' }) platformKeys: WordList = '';

  /**
   * What the person may do with a connection at the end: any of `continue reconnect disconnect`, space-separated or as
   * an array. Without `disconnect` for somebody who only helps to connect, for instance.
   */
  @property() actions: WordList = 'continue reconnect disconnect';

  /** Whether test versions of integrations are shown. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'show-sandbox' })
  showSandbox = false;

  /** Where the person signs in: `popup` (default), `tab`, `redirect` (this tab), or `manual` (the host opens it). */
  @property({ attribute: 'link-mode' }) linkMode: LinkMode = 'popup';

  /** The level of its headings in the page's outline, 1 to 6; those inside a step are one deeper. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = DEFAULT_HEADING_LEVEL;

  @state() private step: FlowStep = { kind: 'introduction' };
  @state() private isAskedToLeave = false;

  readonly #storeController = new StoreController(this);
  /** Before those of the elements inside, which go with their step. */
  readonly #live = new LiveRegion(this, this.#storeController);
  readonly #share = new ActionTask(this, {
    operation: 'share',
    run: () => makeShareLink(this, this.shareUrl),
  });
  readonly #journey = new JourneyController(this, this.#storeController);
  /** The store of the last update. */
  #store: CompanyStore | undefined;

  constructor() {
    super();
    new LoadTask(this, this.#storeController, {
      queries: ['connections'],
      isShown: () => this.#isShown(),
      // What is inside shows why nothing could be loaded.
      failure: () => undefined,
    });
    new ModalController(this, (dialog) => {
      // Not the button that closes the dialog, which is the first that can take the focus.
      if (dialog.matches('.flow')) this.#heading()?.focus();
    });
    // What is inside takes this element's settings.
    new ConfigProvider(this, () => this.storeConfig);
    new ConnectionsPoller(this, () =>
      this.step.kind === 'share' && this.#isShown() ? this.#storeController.store : undefined,
    );
  }

  /** Opens the dialog, or brings the journey in the page into view. */
  show(): void {
    if (this.modal) this.open = true;
    else this.#heading()?.focus();
  }

  /** Closes the journey as the person would: with a question first if something is half done. */
  close(): void {
    if (this.#isUnderWay()) this.isAskedToLeave = true;
    else this.#leave();
  }

  /** Asks Codat again for all that is shown. Resolves when it is shown. */
  async refresh(): Promise<void> {
    const inner = this.renderRoot.querySelectorAll<
      CodatIntegrationPicker | CodatConnectionList | CodatSyncStatus
    >('[part=picker], [part=list], [part=sync]');
    await Promise.all([
      this.#storeController.store?.connections.refresh(),
      ...[...inner].map((element) => element.refresh()),
    ]);
    await this.updateComplete;
  }

  /** Elements inside announce changes of connections through this element alone. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('codat-connection-change', (event) => event.stopPropagation());
    root.addEventListener('codat-link-end', (event) => void this.#onLinkEnd(event));
    return root;
  }

  /** Not in `willUpdate`: the store of new settings is there only after that. */
  protected override update(changed: PropertyValues): void {
    const { store } = this.#storeController;
    if (store && store !== this.#store) {
      this.#store = store;
      // Back from a trip in this tab: the introduction was read before it.
      if (store.linking.hasReturned) {
        this.step = { kind: 'connect' };
        this.open = this.modal;
      }
    }
    if (this.step.kind === 'share' && this.#journey.isComplete) this.step = { kind: 'done' };
    if (this.step.kind !== 'share') this.#share.reset();
    else if (this.#share.isIdle && this.isConnected && this.#isShown()) void this.#share.run();
    super.update(changed);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const before = changed.get('step') as FlowStep | undefined;
    const isOther = before && before.kind !== this.step.kind;
    if (isOther && mayMoveFocus(this)) this.#heading()?.focus();
  }

  protected override render() {
    this.states.set({ [this.step.kind]: true });
    if (!this.modal) {
      return html`<div class="panel" part="panel">${this.#renderStep()}</div>
        ${this.#renderQuestion()}`;
    }
    const label = this.localize.term('pickerHeading');
    const content = this.open ? this.#renderStep() : nothing;
    const leave = () => this.close();
    const dialog = { label, isOpen: this.open, content, leave, onClosed: this.#onClosed };
    return [flowDialog(dialog), this.#renderQuestion()];
  }

  #renderStep() {
    const close = this.modal ? () => this.close() : undefined;
    return html`${this.#live.render('')}
      ${stepBar(stepNumbers[this.step.kind], this.localize, close)}
      <div class="step">${this.#renderContent(this.#context())}</div>`;
  }

  #renderContent(context: FlowContext) {
    const { step } = this;
    switch (step.kind) {
      case 'introduction':
        return introductionStep(context, {
          isConsentMissing: step.isConsentMissing ?? false,
          begin: this.#onBegin,
        });
      case 'connect':
        return connectStep(context, {
          chosen: step.chosen,
          choose: (chosen) => (this.step = { kind: 'connect', chosen }),
          share: this.shareUrl ? () => (this.step = { kind: 'share' }) : undefined,
          goOn: () => (this.step = { kind: 'done' }),
        });
      case 'share':
        return shareStep(context, this.#share, {
          isCopied: step.isCopied ?? false,
          onCopied: () => (this.step = { kind: 'share', isCopied: true }),
          back: () => (this.step = { kind: 'connect' }),
          retry: () => void this.#share.run(),
        });
      case 'done':
        return doneStep(context, {
          isFinished: step.isFinished ?? false,
          back: () => (this.step = { kind: 'connect' }),
          finish: this.#onFinish,
        });
      default:
        return step satisfies never;
    }
  }

  #renderQuestion() {
    if (!this.isAskedToLeave) return nothing;
    return leaveQuestion(this.#context(), this.#leave, () => {
      this.isAskedToLeave = false;
    });
  }

  #context(): FlowContext {
    return {
      localize: this.localize,
      categories: this.#journey.categories,
      requireConsent: this.requireConsent,
      policyUrl: hostUrl(this, 'policy-url', this.policyUrl),
      platformKeys: this.platformKeys,
      actions: parseEnumList(this, 'actions', this.actions, flowActions),
      showSandbox: this.showSandbox,
      headingLevel: headingLevelOf(this, this.headingLevel),
      linkMode: parseEnum(this, 'link-mode', this.linkMode, linkModes),
    };
  }

  #isShown(): boolean {
    return !this.modal || this.open;
  }

  /** Whether leaving now would leave something half done. */
  #isUnderWay(): boolean {
    const { kind } = this.step;
    if (kind === 'introduction' || kind === 'done') return false;
    return !this.#journey.isComplete || (this.#storeController.store?.linking.isLive ?? false);
  }

  #heading(): HTMLElement | null {
    return this.renderRoot.querySelector('.step > .head');
  }

  #leave = () => {
    this.isAskedToLeave = false;
    if (!this.dispatchEvent(new CodatCloseEvent(this.#journey.detail))) return;
    this.open = false;
    if (!this.modal || this.step.kind === 'done') this.step = { kind: 'introduction' };
  };

  #onBegin = (agreedTo: string | undefined) => {
    if (this.requireConsent) {
      if (agreedTo === undefined) {
        this.step = { kind: 'introduction', isConsentMissing: true };
        return;
      }
      const at = new Date().toISOString();
      this.dispatchEvent(new CodatConsentEvent({ text: agreedTo, at }));
    }
    this.step = { kind: 'connect' };
  };

  #onLinkEnd = async (event: Event) => {
    if (!(await this.#journey.isLinkedBy(event))) return;
    // The picker shows for a moment that it worked.
    await this.renderRoot.querySelector<CodatIntegrationPicker>('[part=picker]')?.whenSettled();
    if (this.step.kind !== 'connect') return;
    this.step = nextCategory(this.#journey.categories) ? { kind: 'connect' } : { kind: 'done' };
    // The tile that had the focus may be gone; a field of the host page keeps it.
    void this.updateComplete.then(() => {
      if (mayMoveFocus(this)) this.#heading()?.focus();
    });
  };

  #onFinish = () => {
    this.dispatchEvent(new CodatFinishEvent(this.#journey.detail));
    if (this.modal) this.#leave();
    else this.step = { kind: 'done', isFinished: true };
  };

  #onClosed = () => {
    if (this.open && this.isConnected) this.#leave();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-link-flow': CodatLinkFlow;
  }
}
