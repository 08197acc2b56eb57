import { html, nothing, type LitElement } from 'lit';
import { asCodatError, type CodatError } from '../../../api/errors.js';
import { announceError } from '../../../controllers/announce-error.js';
import type { NumberSetting } from '../../../ui/dom/enum-attribute.js';
import type { Localize } from '../../../i18n/localize.js';
import type { CompanyStore } from '../../../store/company-store.js';
import type { Scene } from '../../../controllers/stage-controller.js';
import {
  failedNames,
  uploadIntegration,
  uploadTypes,
  type UploadType,
} from '../../../store/uploads-part.js';
import { mayMoveFocus } from '../../../ui/dom/focus.js';
import { hasFiles } from '../../../ui/dom/has-files.js';
import { errorNotice } from '../../../ui/notice.js';
import { outcomeWithSlot } from '../../../ui/stage/attempt-stage.js';
import type { TextOverrides } from '../../../i18n/terms.js';
import type { ProvidedConfig } from '../../base/config-context.js';
import { uploadElement, uploadStatusModule } from '../../base/upload-element.js';

interface OfferHost extends LitElement {
  readonly localize: Localize;
  readonly storeConfig: ProvidedConfig;
  /** Whether the host page wants files offered. */
  readonly upload: boolean;
  readonly text: TextOverrides | undefined;
  /** The level of the host's own heading, which the files take the place of. */
  readonly headingLevel: NumberSetting;
}

const chevron = html`<svg class="chevron" viewBox="0 0 20 20" aria-hidden="true">
  <path d="m7 4 6 6-6 6" />
</svg>`;

/**
 * Refuses files that nothing in the upload's place takes, such as before its element is loaded: the browser would open
 * them in place of the page.
 */
const refuseFiles = (event: DragEvent) => {
  const { dataTransfer } = event;
  if (event.defaultPrevented || !hasFiles(dataTransfer)) return;
  event.preventDefault();
  if (dataTransfer) dataTransfer.dropEffect = 'none';
};

/**
 * The offer to upload files where software cannot be connected, and the element that takes them, in the list's place. Once
 * opened it stays, so that what is on its way goes on behind the list.
 */
export class UploadOffer {
  readonly #host: OfferHost;
  readonly #storeOf: () => CompanyStore | undefined;
  /** The kinds that the picker shows; all where there are none. */
  readonly #wanted: () => readonly string[];
  readonly #opened = new Set<UploadType>();
  #shown: UploadType | undefined;
  /** Why the element that takes files could not be loaded. */
  #failure: CodatError | undefined;

  constructor(
    host: OfferHost,
    storeOf: () => CompanyStore | undefined,
    wanted: () => readonly string[],
  ) {
    this.#host = host;
    this.#storeOf = storeOf;
    this.#wanted = wanted;
  }

  /** Whether files take the list's place. */
  get isShown(): boolean {
    return this.#shown !== undefined && this.#types.includes(this.#shown);
  }

  /** The kinds of files that are offered. */
  get #types(): UploadType[] {
    const store = this.#storeOf();
    const integrations = store?.integrations.value;
    if (!this.#host.upload || !integrations) return [];
    const wanted = this.#wanted();
    const types = uploadTypes.filter(
      (type) =>
        (wanted.length === 0 || wanted.includes(type)) && uploadIntegration(integrations, type),
    );
    // One question for all kinds. They are offered before the response, so that nothing moves when it comes; without a
    // proxy that knows of files there is nothing to offer.
    if (types.length > 0) store.uploads.load();
    return store.uploads.isPossible ? types : [];
  }

  /** Makes room for what takes the stage: what is on its way goes on behind the list. */
  leave(): void {
    this.#shown = undefined;
  }

  /** Gives the list back: what is on its way for this company goes on in no element any more. */
  reset(): void {
    this.leave();
    this.#opened.clear();
  }

  /** A row that opens the upload of one kind; `isNamed`: it does not stand with its group, and says the kind. */
  row(sourceType: string, isNamed = false) {
    const type = this.#types.find((one) => one === sourceType);
    const store = this.#storeOf();
    if (!type || !store) return nothing;
    const { localize } = this.#host;
    // Documents of any kind are called so already.
    const kind = isNamed && type !== 'other' ? `${localize.term('sourceTypeName', type)} · ` : '';
    return html`<button
      type="button"
      class="upload-offer"
      part="upload"
      data-type=${type}
      @click=${() => this.#show(type)}
    >
      <span
        ><span class="name">${localize.term('uploadInstead', type)}</span>
        <span class="secondary">${kind}${this.#status(type, store)}</span></span
      >${chevron}
    </button>`;
  }

  /** What is said of a kind: how its files are getting on, or what can be sent. */
  #status(type: UploadType, { uploads }: CompanyStore): string {
    const { localize } = this.#host;
    const queue = uploads.queueFor(type);
    const status = queue && uploadStatusModule.value?.uploadStatus(queue, localize);
    if (status) return status;
    const received = uploads.received(type).length;
    return received > 0
      ? localize.term('uploadDone', received)
      : localize.term('uploadInsteadHint');
  }

  /** What the live region says of files that go on behind the list. */
  announcement(): string {
    const store = this.#storeOf();
    if (!store || this.isShown) return '';
    const failed = [...this.#opened].filter((type) => {
      const queue = store.uploads.queueFor(type);
      return queue && failedNames(queue).length > 0;
    });
    return failed.map((type) => this.#status(type, store)).join(' ');
  }

  /** Rows of all kinds but of those that stand with their group. */
  rows(except: readonly string[] = []) {
    return this.#types.filter((type) => !except.includes(type)).map((type) => this.row(type, true));
  }

  /** The row after an attempt that nothing can be done about here. */
  afterOutcome(scene: Scene | undefined) {
    if (scene?.kind !== 'attempt') return nothing;
    const { attempt } = scene;
    const isOver = ['failed', 'unsupported'].includes(outcomeWithSlot(attempt) ?? '');
    return isOver ? this.row(attempt.target.sourceType?.toLowerCase() ?? '') : nothing;
  }

  /**
   * The elements that take files: the one that was asked for, and those that are on their way behind the list. `leaveStage`
   * gives the list back where an outcome stands in its place.
   */
  views(leaveStage: () => void) {
    const { localize, storeConfig, headingLevel, text } = this.#host;
    const { proxyUrl, companyId, credentials, getToken, headers, client, supportUrl } = storeConfig;
    const shown = this.isShown ? this.#shown : undefined;
    return [...this.#opened].map(
      (type) =>
        html`<div
          class="upload"
          ?hidden=${type !== shown}
          @dragover=${refuseFiles}
          @drop=${refuseFiles}
        >
          <button
            type="button"
            class="button quiet back"
            part="upload-back"
            @click=${() => this.#hide(leaveStage)}
          >
            ${localize.term('backToList')}
          </button>
          ${this.#failure ? this.#renderFailure(this.#failure, type) : nothing}
          <codat-file-upload
            exportparts="dropzone,choose,camera,file,progress,error,retry"
            source-type=${type}
            .proxyUrl=${proxyUrl}
            .companyId=${companyId}
            .credentials=${credentials}
            .getToken=${getToken}
            .headers=${headers}
            .client=${client}
            .text=${text}
            .supportUrl=${supportUrl}
            .headingLevel=${headingLevel}
          ></codat-file-upload>
        </div>`,
    );
  }

  #renderFailure(failure: CodatError, type: UploadType) {
    const { localize } = this.#host;
    return errorNotice(localize.term('uploadInstead', type), failure, localize, () => {
      this.#show(type);
    });
  }

  async #load(): Promise<void> {
    this.#failure = undefined;
    const store = this.#storeOf();
    try {
      await uploadElement.load();
    } catch (cause) {
      // The person, or another company, has gone on since.
      if (!this.isShown || store !== this.#storeOf()) return;
      this.#failure = asCodatError(cause);
      announceError(this.#host, this.#failure, 'upload');
      this.#host.requestUpdate();
    }
  }

  #show(type: UploadType): void {
    this.#opened.add(type);
    this.#shown = type;
    void this.#load();
    uploadStatusModule.preload();
    this.#host.requestUpdate();
    void this.#focus('.upload:not([hidden]) .back');
  }

  #hide(leaveStage: () => void): void {
    const type = this.#shown;
    this.#shown = undefined;
    // An outcome that the person has turned from to files is a line over the list from now on.
    leaveStage();
    this.#host.requestUpdate();
    void this.#focus(`.upload-offer[data-type=${type}]`);
  }

  async #focus(selector: string): Promise<void> {
    const mayFocus = mayMoveFocus(this.#host);
    await this.#host.updateComplete;
    const targets = this.#host.renderRoot.querySelectorAll<HTMLElement>(selector);
    const target =
      [...targets].find((one) => !one.closest('[inert]')) ??
      // A search has left the row out.
      this.#host.renderRoot.querySelector<HTMLElement>('.search input');
    if (mayFocus) target?.focus({ preventScroll: true });
  }
}
