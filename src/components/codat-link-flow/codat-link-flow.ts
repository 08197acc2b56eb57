import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import { JourneyController } from '../../controllers/journey-controller.js';
import { LiveRegion } from '../../controllers/live-region.js';
import { LoadTask } from '../../controllers/load-task.js';
import { ModalController } from '../../controllers/modal-controller.js';
import { StoreController } from '../../controllers/store-controller.js';
import type { ConsentDetail } from '../../events/index.js';
import { addEnglish } from '../../i18n/english.js';
import { flow } from '../../locales/en/flow.js';
import { BrandImages } from '../../ui/brand-images.js';
import { mayMoveFocus } from '../../ui/dom/focus.js';
import { ignoreSecondClick } from '../../ui/stage/ignore-second-click.js';
import { ConfigProvider } from '../base/config-context.js';
import { ConnectionQuestion } from '../base/connection-question.js';
import { styles } from './codat-link-flow.styles.js';
import { ConsentRequest } from './parts/consent-request.js';
import { disconnectNote } from './parts/disconnect-note.js';
import { missingAtEnd } from './parts/done-step.js';
import { stepNumbers, type FlowContext, type FlowStep } from './parts/flow-context.js';
import { flowDialog } from './parts/flow-dialog.js';
import { entryOf, hasEntry, whenEntryKnown } from './parts/flow-entry.js';
import { summarizedTypes } from './parts/files-summary.js';
import { FlowReport } from './parts/flow-report.js';
import { FlowSettings } from './parts/flow-settings.js';
import { Inviting } from './parts/inviting.js';
import { Leaving } from './parts/leaving.js';
import { stepAfterLink } from './parts/next-step.js';
import { OfferedData } from './parts/offered-data.js';
import { PickerHold } from './parts/picker-hold.js';
import { refreshInner } from './parts/refresh-inner.js';
import { Repair } from './parts/repair.js';
import { ReturnedTrip } from './parts/returned-trip.js';
import { stepAnnouncement, stepContent, type StepActions } from './parts/step-content.js';
import { stepFrame } from './parts/step-frame.js';
import { stepNow } from './parts/step-now.js';

addEnglish(flow);

/**
 * The whole journey as one element: an introduction, consent, connecting what is needed, syncing, done. In the page, or as a modal dialog.
 *
 * @summary The whole journey, from the introduction to done.
 * @customElement codat-link-flow
 *
 * @slot logo - The host's logo, beside Codat's mark in the introduction.
 * @slot introduction - In place of the introduction's heading and words.
 * @slot consent - In place of the words beside the box that the person ticks to give permission.
 * @slot consent-purpose - In place of the words for what the data is for.
 * @slot consent-data - In place of the words for what is accessed.
 * @slot consent-retention - In place of the words for how long.
 * @slot consent-withdrawal - In place of the words for how to withdraw the permission.
 * @slot connect - In place of the heading and words over what can be connected.
 * @slot not-listed - A way on for those who do not find their software.
 * @slot outcome-cancelled - With the words for "cancelled at the provider's".
 * @slot outcome-failed - With the words for "could not be connected".
 * @slot outcome-unsupported - With the words for "this edition cannot be connected".
 * @slot disconnect-note - What else there is to know before disconnecting, in the question that asks for it.
 * @slot share - In place of the heading and words over the link for somebody else.
 * @slot done - In place of the heading and words at the end.
 *
 * @fires {CodatConsentEvent} codat-consent - The person gave permission and continues. Cancelable; `waitUntil()` keeps the flow on its step.
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
 * @fires {CodatFilesUploadedEvent} codat-files-uploaded - Files arrived, where `upload` offers that.
 * @fires {CodatSyncChangeEvent} codat-sync-change - Syncing made progress.
 * @fires {CodatSyncCompleteEvent} codat-sync-complete - Syncing has ended, with or without errors.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card, or the dialog, around everything.
 * @csspart category - A kind of software that is asked for.
 * @csspart picker - What can be connected.
 * @csspart sync - The sync progress.
 * @csspart list - What is connected, at the end.
 * @csspart connected - What is connected, a line each, while the person connects.
 * @csspart action - A button that leads on or back.
 * @csspart files - How the files of one kind are getting on.
 * @csspart dialog - A question, such as whether to leave.
 * @csspart error - An error in place of what could not be shown.
 * @csspart retry - The button to try again.
 * @csspart empty - The words for "nothing to connect", "nothing found" and "nothing connected".
 * @csspart search - The picker's search field.
 * @csspart group - The picker's category of software.
 * @csspart tile - The picker's integration.
 * @csspart logo - An integration's logo.
 * @csspart official-button - A brand's official button.
 * @csspart status - An integration's or connection's status.
 * @csspart stage - What takes the list's place: what to do at the provider's, and how it ended.
 * @csspart attempt - An attempt to link an integration: on the stage, or in a line over the list.
 * @csspart item - A connection in the list at the end.
 * @csspart dropzone - Where files can be dropped.
 * @csspart choose - The button to choose files.
 * @csspart camera - The button to take a photograph.
 * @csspart file - One file.
 * @csspart progress - How much of a file was sent.
 *
 * @cssproperty [--codat-link-flow-width=640px] - The dialog's, where there is room for it.
 * @cssproperty [--codat-link-flow-height=680px] - The dialog's in every step, where there is room for it.
 *
 * @cssstate introduction - The introduction is shown.
 * @cssstate connect - The person chooses and connects software.
 * @cssstate share - The person sends the journey to somebody else.
 * @cssstate done - The last step is shown.
 * @cssstate error - The journey could not be shown.
 */
export class CodatLinkFlow extends FlowSettings {
  static override styles = styles;
  /** Not the button that closes the dialog, which comes first in it. */
  protected static override readonly focusPlaces = ['.step', '.foot'];

  @state() private step: FlowStep = { kind: 'introduction' };

  readonly #storeController = new StoreController(this);
  /** Before those of the elements inside, which go with their step. */
  readonly #live = new LiveRegion(this, this.#storeController);
  readonly #journey = new JourneyController(this, this.#storeController);
  readonly #consent: ConsentRequest = new ConsentRequest(this);
  readonly #inviting: Inviting = new Inviting(this, this.#storeController.journey);
  readonly #leaving: Leaving = new Leaving(this, this.#journey, () => this.#onLeft());
  readonly #report = new FlowReport(this.#storeController.journey, this.#journey);
  readonly #data = new OfferedData();
  readonly #images = new BrandImages(this);
  readonly #question: ConnectionQuestion = new ConnectionQuestion(this, this.#storeController);
  readonly #pickerHold: PickerHold = new PickerHold(this, this.#storeController);
  readonly #repair: Repair = new Repair(this, this.#storeController);
  readonly #trip = new ReturnedTrip(this, this.#consent);
  /** Whether the person is past what the host opened the journey at. */
  #isEntryLeft = false;
  /** Whether the page wanted to see what was not drawn yet. */
  #isShowAwaited = false;

  /** @internal Whether the person may do this here. */
  readonly may = (action: 'reconnect' | 'disconnect') => this.#storeController.may(action);

  constructor() {
    super();
    this.addEventListener('codat-link-end', (event) => {
      // Those of the elements inside are handled before a listener of the page can stop them.
      if (event.composedPath()[0] === this) void this.#onLinkEnd(event);
    });
    this.#storeController.whenCompanyChanges(() => {
      this.#consent.forget();
      // What is left of the step is what does not depend on the company.
      this.step = { kind: this.step.kind };
      this.#isEntryLeft = false;
      this.#leaving.stay();
    });
    new LoadTask(this, this.#storeController, {
      queries: ['connections', 'integrations'],
      isShown: () => this.isShown,
      // What is inside shows why nothing could be loaded.
      failure: () => undefined,
    });
    new ModalController(this, (dialog) => {
      // Not the button that closes the dialog, which is the first that can take the focus.
      if (dialog.matches('.flow')) this.#heading()?.focus();
    });
    // What is inside takes this element's settings.
    new ConfigProvider(this, () => ({ ...this.storeConfig, journeyStep: this.step.kind }));
  }

  /** Opens the dialog, or brings the journey in the page into view. */
  show(): void {
    if (this.modal) this.open = true;
    else if (this.hasUpdated) this.#heading()?.focus();
    else this.#isShowAwaited = true;
  }

  /** Closes the journey as the person would: with a question first if something is half done. */
  close(): void {
    this.#leaving.close(this.#isUnderWay());
  }

  /** Asks Codat again for all that is shown. Resolves when it is shown. */
  async refresh(): Promise<void> {
    this.applySettings();
    await refreshInner(this.shadowRoot, this.#storeController.store);
    await this.whenDrawn();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    ignoreSecondClick(root, '.foot');
    root.addEventListener('codat-link-end', (event) => void this.#onLinkEnd(event));
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A server renders without `update`.
    if (!this.hasUpdated) this.step = this.#stepNow();
  }

  /** Not in `willUpdate`: the store of new settings is there only after that. */
  protected override update(changed: PropertyValues): void {
    const { store } = this.#storeController;
    this.step = this.#trip.update(this.step, store);
    const isOther = changed.has('connectionId') || changed.has('platformKey');
    if (isOther) this.#isEntryLeft = false;
    if (isOther && hasEntry(this) && this.step.kind === 'done') this.step = { kind: 'connect' };
    this.step = this.#inviting.update(this.#stepNow(), store, this.isConnected && this.isShown);
    this.#leaving.update(this.#isUnderWay());
    super.update(changed);
  }

  #stepNow(): FlowStep {
    return stepNow(this.step, {
      consent: this.#consent,
      journey: this.#journey,
      isOpenedAt: hasEntry(this) && !this.#isEntryLeft,
      isLive: (this.#storeController.store?.linking.isLive ?? false) || this.#journey.isUploading,
      isPickerHeld: this.#pickerHold.isHeld,
    });
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    if (this.#logo) this.requestUpdate();
    if (this.#isShowAwaited) this.show();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.step.kind === 'introduction') this.#consent.updated(this.#context());
    const isOther = this.#report.updated(this.isShown, this.step.kind);
    if (isOther && mayMoveFocus(this)) this.#heading()?.focus();
  }

  protected override render() {
    this.states.set({ [this.step.kind]: true });
    const context = this.#context();
    const { headingLevel } = context.settings;
    const questions = [this.#leaving.render(context), this.#question.render(headingLevel)];
    if (!this.modal) {
      return html`<div class="panel" part="panel">${this.#renderStep(context)}</div>
        ${questions}`;
    }
    const label = this.localize.term('pickerHeading');
    const content = this.open ? this.#renderStep(context) : nothing;
    const dialog = { label, isOpen: this.open, content, leave: () => this.close() };
    return [flowDialog({ ...dialog, onClosed: this.#leaving.onClosed }), questions];
  }

  #renderStep(context: FlowContext) {
    const { localize } = context;
    const close = this.modal ? () => this.close() : undefined;
    const step = stepNumbers[this.step.kind];
    const actions = this.#actions();
    const content = stepContent(this.step, context, actions);
    const news = stepAnnouncement(this.step, actions);
    return html`${this.#live.render(news)} ${stepFrame(content, { step, localize, close })}`;
  }

  #context(): FlowContext {
    const { localize, settings } = this;
    const { categories } = this.#journey;
    const { store } = this.#storeController;
    const data = this.#data.get(categories, settings, store?.integrations.value, this.#entry);
    const note = disconnectNote(this.#question.isAsked);
    const fileTypes = summarizedTypes(store?.uploads, this.step, this.#pickerHold);
    const mayConnect = store?.allows('connect') ?? true;
    return { localize, settings, categories, data, fileTypes, mayConnect, disconnectNote: note };
  }

  get #entry() {
    return this.#isEntryLeft ? undefined : entryOf(this, this.#storeController, this.#pickerHold);
  }

  #heading(): HTMLElement | null {
    return this.renderRoot.querySelector('.step > .head');
  }

  get #logo(): Element | null {
    return this.querySelector(':scope > [slot=logo]');
  }

  #actions(): StepActions {
    const { store } = this.#storeController;
    return {
      // As a server renders it first, which knows of no logo; `firstUpdated` looks for one.
      hasLogo: this.hasUpdated && this.#logo !== null,
      onLogo: () => this.requestUpdate(),
      consent: this.#consent,
      inviting: this.#inviting,
      images: this.#images,
      pickerHold: this.#pickerHold,
      entry: this.#entry,
      repair: this.#repair,
      leaveEntry: this.#leaveEntry,
      integrations: store?.integrations.value ?? [],
      connections: store?.connections.value ?? [],
      begin: (consent) => void this.#onBegin(consent),
      to: (step) => (this.step = step),
      disconnect: (one) => this.#question.ask('disconnect', one),
      finish: this.#onFinish,
    };
  }

  /** Whether leaving now would leave something half done. */
  #isUnderWay(): boolean {
    const { kind } = this.step;
    if (kind === 'introduction') return this.#consent.isPending;
    return kind !== 'done' && this.#journey.isUnfinished;
  }

  readonly #leaveEntry = (step: FlowStep) => {
    this.#isEntryLeft = true;
    this.step = step;
    void this.updateComplete.then(() => this.#heading()?.focus());
  };

  #onLeft(): void {
    this.#report.left();
    this.#consent.reset();
    this.#trip.forget();
    this.open = false;
    this.#isEntryLeft = false;
    if (this.modal && this.step.kind !== 'done') return;
    this.#consent.startOver();
    this.step = { kind: 'introduction' };
  }

  async #onBegin(consent: ConsentDetail | undefined): Promise<void> {
    if (this.#consent.isMissing) {
      // What the journey is opened at is asked for too; a tick for less is taken away with that update.
      if (this.#entry?.kind === 'loading') await whenEntryKnown(this, this.#storeController);
      if (!this.isConnected || !this.isShown || this.#entry?.kind === 'loading') return;
      this.step = { kind: 'introduction', isConsentMissing: !this.#consent.isTicked };
      if (!consent || !(await this.#consent.make(consent))) return;
    }
    if (this.step.kind === 'introduction') this.step = { kind: 'connect' };
  }

  async #onLinkEnd(event: Event): Promise<void> {
    const linked = await this.#journey.linkedBy(event);
    if (!linked || this.#pickerHold.isNewsLeft(linked)) return;
    await this.#repair.whenSettled();
    // Last of all: with the next step, and not before, what is connected is shown in the picker's place.
    await this.#pickerHold.whenReleased();
    const isEntry = hasEntry(this) && !this.#isEntryLeft && this.step.kind === 'connect';
    const next = stepAfterLink(this.step, this.#journey.categories, linked.sourceType, isEntry);
    this.#isEntryLeft ||= isEntry;
    if (next === this.step) return;
    this.step = next;
    // The tile that had the focus may be gone; a field of the host page keeps it.
    await this.updateComplete;
    if (mayMoveFocus(this)) this.#heading()?.focus();
  }

  readonly #onFinish = () =>
    this.#leaving.finish(() => {
      this.#report.left();
      this.step = { kind: 'done', without: missingAtEnd(this.#context(), this.#actions()) };
    });
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-link-flow': CodatLinkFlow;
  }
}
