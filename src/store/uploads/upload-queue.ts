import {
  asCodatError,
  CodatApiError,
  CodatNetworkError,
  isAbort,
  isGone,
  type CodatError,
} from '../../api/errors.js';
import { MAX_FILES } from '../../api/file-types.js';
import type { Connection, Integration } from '../../api/schema.js';
import type { StoreClient } from '../store-clients.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { LeaveGuard } from './leave-guard.js';
import { ListedFiles } from './listed-files.js';
import { UploadConnection } from './upload-connection.js';
import type { UploadedFiles, UploadServices } from './upload-services.js';
import {
  inspectFile,
  isLive,
  isSameFile,
  type DroppedFolder,
  type UploadItem,
  type UploadState,
} from './upload-item.js';

/** How many files are sent at once. */
const MAX_CONCURRENT = 3;

/** What is worth saying to who cannot see it. */
export type UploadNews =
  | { kind: 'started'; count: number }
  | { kind: 'refused' | 'failed'; name: string }
  | { kind: 'done'; count: number };

/** Whether the file may have arrived although its upload failed. */
const isUnclear = (error: CodatError): boolean =>
  error instanceof CodatNetworkError ||
  (error instanceof CodatApiError && (error.status === 408 || error.status >= 500));

/** The files of one kind that are on their way: checked one after the other, sent three at a time. */
export class UploadQueue extends TypedEventTarget<{
  change: undefined;
}> {
  readonly #services: UploadServices;
  readonly #uploads: UploadedFiles;
  readonly #connection: UploadConnection;
  readonly #guard = new LeaveGuard();
  readonly #viewers = new Set<StoreClient>();
  readonly #controllers = new Map<UploadItem, AbortController>();
  readonly #listed: ListedFiles;
  #items: UploadItem[] = [];
  #made = 0;
  #checking: Promise<void> = Promise.resolve();
  #owner: StoreClient | undefined;
  #news: UploadNews | undefined;

  constructor(services: UploadServices, uploads: UploadedFiles) {
    super();
    this.#services = services;
    this.#uploads = uploads;
    this.#connection = new UploadConnection(services);
    this.#listed = new ListedFiles(uploads);
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
  get news(): UploadNews | undefined {
    return this.#news;
  }

  /** Of all that is on its way or has arrived with it: how many, how many of them have arrived, and how much of all, 0 to 1. */
  get progress(): { count: number; done: number; fraction: number } {
    const batch = this.#items.filter((item) => isLive(item) || item.state.kind === 'received');
    const total = batch.reduce((sum, { size }) => sum + size, 0);
    const sent = batch.reduce((sum, { size, state }) => sum + size * fractionOf(state), 0);
    const done = batch.filter(({ state }) => state.kind === 'received').length;
    return { count: batch.length, done, fraction: total > 0 ? sent / total : 0 };
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
    this.#news = undefined;
    this.#update();
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
    const added = given.map((one) => this.#itemOf(one));
    this.#items = [...this.#items, ...added];
    this.#connection.integration = integration;
    // In turn: which is the 21st, and which one is there already, depends on those before.
    this.#checking = this.#checking.then(() => this.#checkAll(added));
    this.#update();
  }

  /** Stops sending a file, or takes away what was not sent. */
  remove(item: UploadItem): void {
    this.#items = this.#items.filter((one) => one !== item);
    this.#controllers.get(item)?.abort();
    this.#update();
    this.#sendNext();
    void this.#settle();
  }

  retry(item: UploadItem): void {
    if (item.state.kind !== 'failed') return;
    this.#set(item, { kind: 'waiting' });
    this.#sendNext();
  }

  #beginBatch(): void {
    this.#items = this.#items.filter(({ state }) => state.kind !== 'received');
    this.#listed.mark();
  }

  #itemOf(given: File | DroppedFolder): UploadItem {
    const id = ++this.#made;
    return 'folder' in given
      ? { id, file: undefined, name: given.folder, size: 0, state: { kind: 'checking' } }
      : { id, file: given, name: given.name, size: given.size, state: { kind: 'checking' } };
  }

  async #checkAll(added: readonly UploadItem[]): Promise<void> {
    let count = 0;
    for (const item of added) {
      const state = await this.#check(item);
      if (!this.#items.includes(item)) continue;
      if (state.kind === 'waiting') count += 1;
      else if (state.kind === 'refused') this.#news = { kind: 'refused', name: item.name };
      this.#set(item, state);
    }
    if (count > 0) this.#news = { kind: 'started', count };
    this.#update();
    this.#sendNext();
  }

  async #check(item: UploadItem): Promise<UploadState> {
    const { file } = item;
    if (!file) return { kind: 'refused', reason: 'folder' };
    const others = this.#items.filter(
      (one) => one !== item && one.id < item.id && one.state.kind !== 'refused',
    );
    for (const other of others) {
      if (other.file && (await isSameFile(file, other.file))) {
        return { kind: 'refused', reason: 'duplicate' };
      }
    }
    const checked = await inspectFile(file);
    if (typeof checked === 'string') return { kind: 'refused', reason: checked };
    if (others.length >= MAX_FILES) return { kind: 'refused', reason: 'too-many' };
    item.name = checked.name;
    return { kind: 'waiting' };
  }

  #sendNext(): void {
    for (const item of this.#items) {
      if (this.#controllers.size >= MAX_CONCURRENT) return;
      if (item.state.kind === 'waiting' && !this.#controllers.has(item)) void this.#send(item);
    }
  }

  async #send(item: UploadItem): Promise<void> {
    const controller = new AbortController();
    this.#controllers.set(item, controller);
    this.#set(item, { kind: 'sending', fraction: 0 });
    try {
      await this.#transfer(item, controller.signal);
      this.#set(item, { kind: 'received' });
    } catch (cause) {
      await this.#onFailure(item, cause);
    } finally {
      this.#controllers.delete(item);
      this.#sendNext();
      void this.#settle();
    }
  }

  async #transfer(item: UploadItem, signal: AbortSignal): Promise<void> {
    const { file, name } = item;
    const { client } = this.#services;
    if (!file) return;
    const send = async (connection: Connection) =>
      client.uploadFile?.(connection.id, file, {
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
      if (!isGone(error) || !(await this.#connection.isDeleted())) throw error;
      this.#set(item, { kind: 'sending', fraction: 0 });
      await send(await this.#connection.get());
    }
  }

  async #onFailure(item: UploadItem, cause: unknown): Promise<void> {
    if (isAbort(cause) || !this.#items.includes(item)) return;
    const error = asCodatError(cause);
    if (error instanceof CodatApiError && [404, 405].includes(error.status)) {
      this.#items = [];
      this.#uploads.setMissing();
      this.#update();
      return;
    }
    if (isUnclear(error) && (await this.#hasArrived(item))) {
      this.#set(item, { kind: 'received' });
      return;
    }
    if (!this.#items.includes(item)) return;
    this.#news = { kind: 'failed', name: item.name };
    this.#set(item, { kind: 'failed', error });
  }

  /** Whether Codat lists one more file of this name than can be accounted for. */
  async #hasArrived({ name }: UploadItem): Promise<boolean> {
    const { files } = this.#uploads;
    await files.pending;
    await files.refresh();
    if (files.state.kind !== 'ready') return false;
    const known = this.#items.filter((one) => one.name === name && one.state.kind === 'received');
    return this.#listed.countNew(name) > known.length;
  }

  /** Once no upload is pending: reloads the list of received files, and notifies the page. */
  async #settle(): Promise<void> {
    this.#update();
    const arrived = this.#items.filter(({ state }) => state.kind === 'received');
    if (this.isLive || this.#controllers.size > 0 || arrived.length === 0) return;
    const { files } = this.#uploads;
    await files.pending;
    await files.refresh();
    if (this.#items.some(isLive) || !arrived.every((item) => this.#items.includes(item))) return;
    const listed = arrived.map(({ name }) => this.#listed.latest(name));
    // What the list has is shown from there.
    this.#items = this.#items.filter((item) => {
      const place = arrived.indexOf(item);
      return place < 0 || !listed[place];
    });
    this.#news = { kind: 'done', count: arrived.length };
    this.#listed.mark();
    this.#update();
    const connection = await this.#connection.get().catch(() => undefined);
    if (!connection) return;
    const { clients } = this.#services;
    const details = arrived.map(({ name, size }, place) => ({ ...listed[place], name, size }));
    clients.notify({ kind: 'files-uploaded', connection, files: details }, this.#owner);
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

function fractionOf(state: UploadState): number {
  if (state.kind === 'received') return 1;
  return state.kind === 'sending' ? state.fraction : 0;
}
