import { pause } from '../../api/abort.js';
import { asCodatError, CodatApiError, isAbort, isGone } from '../../api/errors.js';
import { isUnclear } from '../../api/failures.js';
import { MAX_FILES } from '../../api/file-types.js';
import type { Connection, Integration } from '../../api/schema.js';
import type { StoreClient } from '../store-clients.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { checkItem } from './check-item.js';
import { LeaveGuard } from './leave-guard.js';
import { ListedFiles } from './listed-files.js';
import { SentFiles } from './sent-files.js';
import { UploadConnection } from './upload-connection.js';
import { UploadTurns } from './upload-turns.js';
import { noNews, withFailure, type UploadNews } from './upload-news.js';
import { uploadProgress } from './upload-progress.js';
import type { UploadedFiles, UploadServices } from './upload-services.js';
import {
  isLive,
  itemOf,
  type DroppedFolder,
  type UploadItem,
  type UploadState,
} from './upload-item.js';

/** How many files are sent at once, of all kinds together. */
const MAX_CONCURRENT = 3;

const without = (items: readonly UploadItem[], item: UploadItem): UploadItem[] =>
  items.filter((one) => one !== item);

/** The files of one kind that are on their way: checked one after the other, sent three at a time with those of other kinds. */
export class UploadQueue extends TypedEventTarget<{
  change: undefined;
}> {
  readonly #services: UploadServices;
  readonly #uploads: UploadedFiles;
  readonly #connection: UploadConnection;
  readonly #guard = new LeaveGuard();
  readonly #viewers = new Set<StoreClient>();
  readonly #controllers = new Map<UploadItem, AbortController>();
  readonly #turns = new UploadTurns();
  readonly #listed: ListedFiles;
  /** What has arrived from here. */
  readonly sent: SentFiles;
  /** Those that the page was notified of. */
  readonly #announced = new WeakSet<UploadItem>();
  #items: UploadItem[] = [];
  #made = 0;
  #checking: Promise<void> = Promise.resolve();
  #owner: StoreClient | undefined;
  #news = noNews;

  constructor(services: UploadServices, uploads: UploadedFiles) {
    super();
    this.#services = services;
    this.#uploads = uploads;
    this.#connection = new UploadConnection(services);
    this.#listed = new ListedFiles(uploads);
    this.sent = new SentFiles(uploads);
  }

  /** What the person gave, but for what Codat lists by now. */
  get items(): readonly UploadItem[] {
    return this.#items;
  }

  /** Whether anything is on its way. */
  get isLive(): boolean {
    return this.#items.some(isLive);
  }

  /** The latest of what happened. */
  get news(): UploadNews {
    return this.#news;
  }

  get progress(): ReturnType<typeof uploadProgress> {
    return uploadProgress(this.#items);
  }

  /** An element that shows the queue. */
  attach(viewer: StoreClient): void {
    this.#viewers.add(viewer);
  }

  /** With the last element that shows it, what is on its way ends. */
  detach(viewer: StoreClient): void {
    this.#viewers.delete(viewer);
    if (this.#viewers.size > 0) return;
    const controllers = [...this.#controllers.values()];
    this.#items = [];
    this.#news = noNews;
    this.#update();
    this.#connection.stop();
    for (const controller of controllers) controller.abort();
  }

  /** Checks files, and sends those that may be sent. */
  add(
    given: readonly (File | DroppedFolder)[],
    integration: Integration,
    owner: StoreClient,
  ): void {
    this.#owner = owner;
    if (!this.isLive) this.#beginBatch();
    const added = given.map((one) => itemOf(one, ++this.#made));
    this.#items = [...this.#items, ...added];
    this.#connection.integration = integration;
    // In turn: which is the 21st, and which one is there already, depends on those before.
    this.#checking = this.#checking.then(() => this.#checkAll(added));
    this.#update();
  }

  /** Stops sending a file, or takes away what was not sent. */
  remove(item: UploadItem): void {
    this.#items = without(this.#items, item);
    this.#controllers.get(item)?.abort();
    this.#update();
    this.#admit();
    this.sendNext();
    void this.#settle();
  }

  retry(item: UploadItem): void {
    if (item.state.kind !== 'failed') return;
    if (!this.isLive) this.#listed.markUnknown();
    this.#set(item, { kind: 'waiting' });
    this.sendNext();
  }

  #beginBatch(): void {
    this.#items = this.#items.filter(({ state }) => state.kind !== 'received');
    this.#listed.mark();
  }

  async #checkAll(added: readonly UploadItem[]): Promise<void> {
    for (const item of added) {
      const state = await this.#check(item);
      this.#set(item, state);
    }
    const there = added.filter((item) => this.#items.includes(item));
    this.#news = {
      started: there.filter(({ state }) => state.kind === 'waiting').length,
      problems: there.filter(
        ({ state }) => state.kind === 'refused' && state.reason !== 'too-many',
      ),
      done: 0,
    };
    this.#update();
    this.sendNext();
  }

  #check(item: UploadItem): Promise<UploadState> {
    const others = this.#items.filter(
      (one) => one !== item && one.id < item.id && one.state.kind !== 'refused',
    );
    return checkItem(item, others, this.sent);
  }

  /** Takes those for which there was no room, now that there may be. */
  #admit(): void {
    const left = this.#items.filter(
      ({ state }) => state.kind === 'refused' && state.reason === 'too-many',
    );
    if (left.length === 0) return;
    if (!this.isLive) this.#beginBatch();
    const taken = this.#items.filter(({ state }) => state.kind !== 'refused').length;
    const next = left.slice(0, Math.max(0, MAX_FILES - taken));
    if (next.length === 0) return;
    for (const item of next) item.state = { kind: 'checking' };
    this.#checking = this.#checking.then(() => this.#checkAll(next));
  }

  /** Sends what waits, as there is room. */
  sendNext(): void {
    for (const item of this.#items) {
      if (this.#uploads.sending.size >= MAX_CONCURRENT) return;
      if (item.state.kind === 'waiting' && !this.#controllers.has(item)) void this.#send(item);
    }
  }

  async #send(item: UploadItem): Promise<void> {
    const controller = new AbortController();
    this.#controllers.set(item, controller);
    this.#uploads.sending.add(item);
    this.#set(item, { kind: 'sending', fraction: 0 });
    try {
      await this.#transfer(item, controller.signal);
      this.#set(item, { kind: 'received' });
      this.sent.add(item);
    } catch (cause) {
      await this.#onFailure(item, cause, controller.signal);
    } finally {
      this.#controllers.delete(item);
      this.#uploads.sending.delete(item);
      this.#uploads.sendNext();
      void this.#settle();
    }
  }

  async #transfer(item: UploadItem, signal: AbortSignal): Promise<void> {
    const { file, name } = item;
    if (!file) return;
    const send = async (connection: Connection) =>
      this.#services.client.uploadFile?.(connection.id, file, {
        name,
        signal,
        onProgress: (sent, total) =>
          this.#set(item, { kind: 'sending', fraction: total > 0 ? Math.min(1, sent / total) : 0 }),
      });
    const connection = await this.#connection.get();
    signal.throwIfAborted();
    try {
      await send(connection);
    } catch (error) {
      // The connection was deleted meanwhile; or it is there, and the proxy has no such route.
      if (!isGone(error) || !(await this.#connection.isDeleted(connection))) throw error;
      this.#set(item, { kind: 'sending', fraction: 0 });
      await send(await this.#connection.get());
    }
  }

  async #onFailure(item: UploadItem, cause: unknown, signal: AbortSignal): Promise<void> {
    if (isAbort(cause) || !this.#items.includes(item)) return;
    const error = asCodatError(cause);
    if (error instanceof CodatApiError && [404, 405].includes(error.status)) {
      this.#items = [];
      this.#uploads.setMissing();
      this.#update();
      return;
    }
    const hasArrived = isUnclear(error) && (await this.#listed.hasArrived(item, () => this.#items));
    if (hasArrived) {
      this.sent.add(item);
      this.#set(item, { kind: 'received' });
      return;
    }
    if (!this.#items.includes(item)) return;
    const wait = this.#turns.waitAfter(error, item, hasArrived);
    if (wait !== undefined) {
      this.#set(item, { kind: 'waiting' });
      // It keeps its place meanwhile: the other files of this page would find the server as full.
      return pause(wait, signal).catch(() => undefined);
    }
    const reason = isUnclear(error) ? this.#listed.reasonFor(error) : error;
    this.#set(item, { kind: 'failed', error: reason });
    this.#news = withFailure(this.#news, item, this.#items);
    this.#update();
  }

  /** Once no upload is pending: reloads the list of received files, and notifies the page. */
  async #settle(): Promise<void> {
    this.#update();
    const arrived = this.#items.filter(({ state }) => state.kind === 'received');
    if (this.isLive || this.#controllers.size > 0 || arrived.length === 0) return;
    await this.#listed.reload();
    if (this.#items.some(isLive) || !arrived.every((item) => this.#items.includes(item))) return;
    const listed = new Map(arrived.map((item) => [item, this.#listed.latest(item.name)]));
    // What the list has is shown from there.
    this.#items = this.#items.filter((item) => !listed.get(item));
    // What Codat lists late stays among the items, and is no news a second time.
    const fresh = arrived.filter((item) => !this.#announced.has(item));
    for (const item of fresh) this.#announced.add(item);
    // What did not go was said before the list was asked.
    if (fresh.length > 0) this.#news = { ...noNews, done: fresh.length };
    this.#listed.mark();
    this.#admit();
    this.#update();
    if (fresh.length === 0) return;
    const connection = await this.#connection.get().catch(() => undefined);
    if (!connection) return;
    const details = fresh.map((one) => ({ ...listed.get(one), name: one.name, size: one.size }));
    this.#services.clients.notify(
      { kind: 'files-uploaded', connection, files: details },
      this.#owner,
    );
  }

  #set(item: UploadItem, state: UploadState): void {
    if (!this.#items.includes(item)) return;
    item.state = state;
    this.#update();
  }

  #update(): void {
    this.#guard.isOn = this.isLive;
    this.emit('change', undefined);
  }
}
