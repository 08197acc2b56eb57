import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CodatError } from '../../api/errors.js';
import { announceError } from '../../controllers/announce-error.js';
import { LiveRegion } from '../../controllers/live-region.js';
import { LoadTask, type LoadFailure } from '../../controllers/load-task.js';
import { StoreController } from '../../controllers/store-controller.js';
import { UploadController } from '../../controllers/upload-controller.js';
import { addEnglish } from '../../i18n/english.js';
import { upload } from '../../locales/en/upload.js';
import { uploadTypes, type UploadType } from '../../store/uploads-part.js';
import type { UploadItem } from '../../store/uploads/upload-item.js';
import type { UploadQueue } from '../../store/uploads/upload-queue.js';
import { parseEnum, type NumberSetting } from '../../ui/dom/enum-attribute.js';
import { hasFiles } from '../../ui/dom/has-files.js';
import { DEFAULT_HEADING_LEVEL, deeper, heading, headingLevelOf } from '../../ui/heading.js';
import { errorNotice } from '../../ui/notice.js';
import { supportText } from '../../ui/support-text.js';
import { CodatElement } from '../base/codat-element.js';
import { failureNotice } from '../base/failure-notice.js';
import { styles } from './codat-file-upload.styles.js';
import { dropZone } from './parts/drop-zone.js';
import { fileRow, receivedRow } from './parts/file-row.js';
import { explain, newsWords } from './parts/upload-failure.js';
import { givenIn } from './parts/given-files.js';

addEnglish(upload);

/** More would be a page of its own. */
const MAX_RECEIVED_SHOWN = 20;

/**
 * Takes files in place of software: drop, choose, paste or photograph them. They are checked before they are sent, and
 * what has arrived is listed as Codat lists it. Shows nothing where files cannot be uploaded: the proxy has no route for
 * them, or the integration is not turned on in the Codat Portal, of which the console says which; or the page's user may
 * not connect anything.
 *
 * @summary Upload files instead of connecting.
 * @customElement codat-file-upload
 *
 * @slot heading - In place of the heading.
 * @slot description - In place of the words under it.
 * @slot unavailable - Shown where files cannot be uploaded; empty by default.
 *
 * @fires {CodatFilesUploadedEvent} codat-files-uploaded - Files arrived: once for all that were on their way together.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt has ended that began in an element that is gone.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart head - The heading and the words under it.
 * @csspart dropzone - Where files are dropped.
 * @csspart choose - The button that chooses files.
 * @csspart camera - The button that takes a photo, where there is a touch screen.
 * @csspart total - The progress of all files together.
 * @csspart file - A file that is on its way, or that will not go.
 * @csspart file-status - How it is with the file.
 * @csspart progress - A progress bar.
 * @csspart cancel - The button that stops sending a file.
 * @csspart retry - The button to try again.
 * @csspart remove - The button that takes a file away that was not sent.
 * @csspart received - The files that have arrived.
 * @csspart received-file - One of them.
 * @csspart error - An error.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - The integrations, the connections or the code of uploading could not be loaded.
 * @cssstate unavailable - Files cannot be uploaded; nothing is shown.
 * @cssstate dragging - Files are held over the element.
 * @cssstate uploading - Files are on their way.
 * @cssstate received - Files have arrived, now or before.
 */
export class CodatFileUpload extends CodatElement {
  static override styles = styles;
  protected static override readonly focusPlaces = ['.choose'];

  /** What the files are: `accounting` (default), `banking` or `other`, which are documents of any kind. */
  @property({ attribute: 'source-type' }) sourceType: UploadType = 'accounting';

  /** The level of its heading in the page's outline, 1 to 6; headings inside are one deeper. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: NumberSetting =
    DEFAULT_HEADING_LEVEL;

  /** @internal Whether it only shows how the files are getting on. */
  @property({ attribute: false }) isSummary = false;

  @state() private isDragging = false;

  readonly #storeController = new StoreController(this);
  readonly #loading = new LoadTask(this, this.#storeController, {
    queries: ['integrations', 'connections'],
    failure: (): LoadFailure | undefined => (this.isSummary ? undefined : this.#loading.failure),
  });
  readonly #uploads = new UploadController(this, this.#storeController, () => this.#type);
  readonly #live = new LiveRegion(this, this.#storeController);
  /** The errors of uploading that the latest rendering shows: no other is announced. */
  #shownErrors: CodatError[] = [];

  /** Asks Codat again what has arrived. Resolves when it is shown. */
  async refresh(): Promise<void> {
    this.applySettings();
    await Promise.all([
      this.#loading.refresh(),
      this.#storeController.store?.uploads.files.refresh(),
    ]);
    await this.whenDrawn();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { journey, store } = this.#storeController;
    if (this.renderRoot.querySelector('.choose')) journey.view(store);
    for (const error of this.#shownErrors) announceError(this, error, 'upload');
  }

  protected override render() {
    const { failure } = this.#loading;
    const { queue, integration, failure: missingCode } = this.#uploads;
    const store = this.#storeController.store;
    // The list of an earlier visit may lack what was turned on since.
    const isKnown = integration !== undefined || !store?.integrations.isUnchecked;
    const isReady = this.#loading.isReady && isKnown;
    const isUnavailable =
      !failure && store !== undefined && (!store.uploads.isPossible || (isReady && !integration));
    const hasFailed = failure !== undefined || missingCode !== undefined;
    this.#shownErrors = [];
    const isLoading =
      !hasFailed && !isUnavailable && !(isReady && queue && store?.uploads.isOffered);
    this.states.set({
      loading: isLoading,
      error: hasFailed && !isUnavailable && !this.isSummary,
      unavailable: isUnavailable,
      dragging: this.isDragging,
      uploading: queue?.isLive ?? false,
      received: (store?.uploads.received(this.#type).length ?? 0) > 0,
    });
    if (isUnavailable) return html`<slot name="unavailable"></slot>`;
    if (this.isSummary) {
      return html`<div class="panel" part="panel">
        ${this.#live.render(this.#news(queue), queue?.news)} ${queue && this.#renderFiles(queue)}
        ${this.#renderReceived()}
      </div>`;
    }
    return html`<div
      class="panel"
      part="panel"
      @dragenter=${this.#onDrag}
      @dragover=${this.#onDrag}
      @dragleave=${this.#onDragLeave}
      @drop=${this.#onDrop}
      @paste=${this.#onPaste}
    >
      <div class="head" part="head">
        <slot name="heading"
          >${heading(this.#level, 'heading', this.localize.term('uploadHeading', this.#type))}</slot
        >
        <slot name="description"
          ><p class="lead">${supportText(this.localize.term('uploadLead'), this.localize)}</p></slot
        >
      </div>
      ${this.#live.render(
        isLoading ? this.localize.term('uploadLoading') : this.#news(queue),
        isLoading ? undefined : queue?.news,
      )}
      ${failure ? this.#renderFailure(failure) : this.#renderBody(queue, isLoading, missingCode)}
    </div>`;
  }

  #renderFailure(failure: LoadFailure) {
    return failureNotice(failure, this.localize, () => {
      this.#reportRetry();
      void this.refresh();
    });
  }

  #renderError(
    title: 'uploadNotOpened' | 'uploadListFailed',
    error: CodatError,
    retry: () => void,
  ) {
    this.#shownErrors.push(error);
    return errorNotice(this.localize.term(title), error, this.localize, retry);
  }

  #renderBody(
    queue: UploadQueue | undefined,
    isLoading: boolean,
    missingCode: CodatError | undefined,
  ) {
    if (missingCode) {
      return this.#renderError('uploadNotOpened', missingCode, () => {
        this.#reportRetry();
        this.#uploads.retry();
      });
    }
    if (isLoading || !queue) {
      return html`<div class="zone" aria-hidden="true">
        <div class="button">${this.localize.term('uploadChoose')}</div>
        <div class="bone"></div>
      </div>`;
    }
    return html`${dropZone(this.localize, this.isDragging, this.#onFiles)}
    ${this.#renderFiles(queue)} ${this.#renderReceived()}`;
  }

  #renderFiles(queue: UploadQueue) {
    for (const { state } of queue.items) {
      if (state.kind === 'failed') this.#shownErrors.push(explain(state.error));
    }
    return html`${this.#renderTotal(queue)}
    ${
      queue.items.length > 0
        ? html`<ul class="files" role="list">
            ${queue.items.map((item) => fileRow(item, this.localize, this.#actions))}
          </ul>`
        : nothing
    }`;
  }

  /** One file has its own bar. */
  #renderTotal(queue: UploadQueue) {
    const { count, done, fraction } = queue.progress;
    if (count < 2 || !queue.isLive) return nothing;
    const words = this.localize.term('uploadProgress', done, count);
    return html`<div class="total" part="total">
      <p class="secondary">${words}</p>
      <progress part="progress" max="1" value=${fraction} aria-label=${words}></progress>
    </div>`;
  }

  #renderReceived() {
    const { localize } = this;
    const store = this.#storeController.store;
    if (!store) return nothing;
    const { state } = store.uploads.files;
    const { uploads } = store;
    const received = this.isSummary ? uploads.summaryOf(this.#type) : uploads.received(this.#type);
    const rest = received.length - MAX_RECEIVED_SHOWN;
    if (received.length === 0 && state.kind === 'error') {
      const retry = () => void store.uploads.files.refresh();
      return this.#renderError('uploadListFailed', state.error, retry);
    }
    if (received.length === 0) return nothing;
    return html`<section class="received" part="received" aria-labelledby="received">
      ${heading(
        deeper(this.#level),
        'received-heading',
        localize.term('uploadReceivedHeading'),
        'received',
      )}
      <ul role="list">
        ${received.slice(0, MAX_RECEIVED_SHOWN).map((file) => receivedRow(file, localize))}
      </ul>
      ${rest > 0 ? html`<p class="secondary">${localize.term('uploadMore', rest)}</p>` : nothing}
    </section>`;
  }

  #news(queue: UploadQueue | undefined): string {
    return queue ? newsWords(queue.news, this.localize) : '';
  }

  get #level(): number {
    return headingLevelOf(this, this.headingLevel);
  }

  get #type(): UploadType {
    return parseEnum(this, 'source-type', this.sourceType, uploadTypes);
  }

  readonly #actions = {
    remove: (item: UploadItem) => this.#uploads.queue?.remove(item),
    retry: (item: UploadItem) => {
      this.#reportRetry();
      this.#uploads.queue?.retry(item);
    },
  };

  #reportRetry(): void {
    this.#storeController.journey.report({ name: 'retry' });
  }

  readonly #onFiles = (files: readonly File[]) => this.#uploads.add(files);

  readonly #onDrag = (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    this.isDragging = true;
  };

  readonly #onDragLeave = (event: DragEvent) => {
    const panel = event.currentTarget as HTMLElement;
    // Between what is inside of it.
    if (panel.contains(event.relatedTarget as Node | null)) return;
    this.isDragging = false;
  };

  readonly #onDrop = (event: DragEvent) => {
    this.isDragging = false;
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.#uploads.add(givenIn(event.dataTransfer));
  };

  readonly #onPaste = (event: ClipboardEvent) => {
    if (!hasFiles(event.clipboardData)) return;
    event.preventDefault();
    this.#uploads.add(givenIn(event.clipboardData));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-file-upload': CodatFileUpload;
  }
}
