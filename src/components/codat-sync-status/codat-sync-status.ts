import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CodatSyncChangeEvent, CodatSyncCompleteEvent } from '../../events/index.js';
import { LiveRegion } from '../../controllers/live-region.js';
import { LoadTask, type LoadFailure } from '../../controllers/load-task.js';
import { StoreController } from '../../controllers/store-controller.js';
import { SyncView } from '../../controllers/sync-view.js';
import { failureNotice } from '../base/failure-notice.js';
import { emptyNotice } from '../../ui/notice.js';
import { progressBar } from '../../ui/progress-bar.js';
import { countWords, endWords } from '../../i18n/sync-words.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import {
  sourceOf,
  type SyncedType,
  type SyncProgress,
  type SyncStage,
} from '../../store/sync/sync-progress.js';
import { CodatElement } from '../base/codat-element.js';
import { styles } from './codat-sync-status.styles.js';

const chips = { working: '', done: 'success', failed: 'danger' } as const;

/** What there is to show. */
type View =
  | { kind: 'loading' }
  | { kind: 'error'; failure: LoadFailure }
  /** Nothing is connected; or what is connected gave nothing yet. */
  | { kind: 'empty'; title: 'nothingConnected' | 'syncNothing' }
  /** About to begin: what is known is of before. */
  | { kind: 'working'; progress?: SyncProgress }
  | { kind: 'done' | 'failed'; progress: SyncProgress };

/**
 * Shows how far the first reading of the company's data is, what could not be read, and when it is done.
 *
 * @summary How far the data is read.
 * @customElement codat-sync-status
 *
 * @slot empty - In place of the words for "nothing connected" and "nothing read yet".
 *
 * @fires {CodatSyncChangeEvent} codat-sync-change - The reading moved.
 * @fires {CodatSyncCompleteEvent} codat-sync-complete - A reading has ended, well or not.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart progress - The bar.
 * @csspart types - The kinds of data, with `details`.
 * @csspart type - One kind of data.
 * @csspart status - How a kind of data stands.
 * @csspart error - An error.
 * @csspart empty - What is said when nothing is connected.
 * @csspart retry - The button to try again.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - How far it is could not be loaded.
 * @cssstate empty - Nothing is connected, or nothing was read yet.
 * @cssstate working - Data is being read, or about to be.
 * @cssstate done - All is read.
 * @cssstate failed - The reading has ended, not all of it well.
 */
export class CodatSyncStatus extends CodatElement {
  static override styles = styles;

  /** Whether each kind of data is shown with how it stands. */
  @flag
  @property({ type: Boolean, converter: flagConverter })
  details = false;

  readonly #storeController = new StoreController(this);
  readonly #loading = new LoadTask(this, this.#storeController, {
    queries: ['connections'],
    failure: () => {
      const view = this.#view();
      return view.kind === 'error' ? view.failure : undefined;
    },
  });
  readonly #live = new LiveRegion(this, this.#storeController);

  constructor() {
    super();
    new SyncView(this, this.#storeController, {
      onChange: (progress) => this.dispatchEvent(new CodatSyncChangeEvent(progress)),
      onComplete: (progress) => this.dispatchEvent(new CodatSyncCompleteEvent(progress)),
    });
  }

  /** Asks Codat again how far it is. Resolves when it is shown. */
  async refresh(): Promise<void> {
    await this.#loading.refresh();
    await this.#storeController.store?.sync.refresh();
    await this.updateComplete;
  }

  protected override render() {
    const view = this.#view();
    const kinds = ['loading', 'error', 'empty', 'working', 'done', 'failed'] as const;
    this.states.set(Object.fromEntries(kinds.map((kind) => [kind, kind === view.kind])));
    return html`<div class="panel" part="panel">
      ${this.#live.render(view.kind === 'loading' ? this.localize.term('syncLoading') : '')}
      ${this.#renderView(view)}
    </div>`;
  }

  #view(): View {
    const { store } = this.#storeController;
    const { failure, isReady } = this.#loading;
    if (failure) return { kind: 'error', failure };
    if (!store || !isReady) return { kind: 'loading' };
    const { sync } = store;
    const { error, progress } = sync;
    if (!sync.hasSource) return { kind: 'empty', title: 'nothingConnected' };
    if (error) return { kind: 'error', failure: { error, operation: 'read-status' } };
    if (!progress) return { kind: 'loading' };
    const { kind } = progress;
    if (kind !== 'none') return { kind, progress };
    return sync.isExpected ? { kind: 'working' } : { kind: 'empty', title: 'syncNothing' };
  }

  #renderView(view: View) {
    const { localize } = this;
    switch (view.kind) {
      case 'loading':
        return html`<div class="state" aria-hidden="true">
          <div class="bone title"></div>
          <div class="bone"></div>
          <div class="bone"></div>
        </div>`;
      case 'error':
        return failureNotice(view.failure, localize, () => void this.refresh());
      case 'empty':
        return html`<slot name="empty"
          >${emptyNotice(localize.term(view.title), localize.term(view.title === 'syncNothing' ? 'syncNothingHint' : 'syncEmptyHint'))}</slot
        >`;
      case 'working':
      case 'done':
      case 'failed': {
        const [title, ...lines] = this.#wordsOf(view);
        const isWorking = view.kind === 'working';
        const [count = ''] = lines;
        return html`<div class="state ${view.kind}">
            <p class="name">${title}</p>
            ${isWorking ? progressBar(title, count, view.progress) : nothing}
            ${lines.map((line) => html`<p class="secondary">${line}</p>`)}
          </div>
          ${this.details ? this.#renderTypes(view.progress?.perType ?? []) : nothing}`;
      }
      default:
        return view satisfies never;
    }
  }

  /** A title, and what is said under it. */
  #wordsOf(view: View & { kind: SyncStage }): [title: string, ...lines: string[]] {
    const { localize } = this;
    const { kind, progress } = view;
    if (kind === 'working') {
      const count = progress ? countWords(progress, localize) : localize.term('syncBegins');
      return [localize.term('syncWorking'), count, localize.term('syncWorkingHint')];
    }
    return endWords(progress, this.#storeController.store?.connections.value ?? [], localize);
  }

  #renderTypes(types: readonly SyncedType[]) {
    const { localize } = this;
    return html`<ul class="types" part="types" role="list">
      ${types.map(({ dataType, status, stage }) => {
        const source = sourceOf(dataType);
        return html`<li part="type">
          <span
            >${localize.term('dataTypeName', dataType)}
            <span class="secondary">${localize.term('sourceTypeName', source)}</span></span
          >
          <span class="chip ${status === 'NotSupported' ? '' : chips[stage]}" part="status"
            >${localize.term('dataTypeStatus', status)}</span
          >
        </li>`;
      })}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-sync-status': CodatSyncStatus;
  }
}
