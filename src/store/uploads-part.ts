import { CodatApiError } from '../api/errors.js';
import type { Integration, UploadedFile } from '../api/schema.js';
import { warnOnce } from '../api/warn.js';
import { isFileUpload, kindOf } from './catalog/catalog.js';
import { isSourceType } from './connections/matching.js';
import { LazyModule } from './lazy-module.js';
import { Query } from './query.js';
import { TypedEventTarget } from './typed-event-target.js';
import type { UploadItem } from './uploads/upload-item.js';
import type { UploadQueue } from './uploads/upload-queue.js';
import type { UploadServices } from './uploads/upload-services.js';

/** The code of uploading. */
export const uploadModule = new LazyModule(() => import('./uploads/upload-queue.js'));

/** The kinds of files that Codat takes, as `source-type` has them. */
export const uploadTypes = ['accounting', 'banking', 'other'] as const;
export type UploadType = (typeof uploadTypes)[number];

/** Codat's names of the three, for those whose source type says something else. */
const names: Readonly<Record<UploadType, RegExp>> = {
  accounting: /^accounting\b/i,
  banking: /^bank/i,
  other: /^business documents\b/i,
};

/** The integration by which files of this kind are uploaded, if the host has turned it on. */
export function uploadIntegration(
  integrations: readonly Integration[],
  type: UploadType,
): Integration | undefined {
  const uploads = integrations.filter((one) => one.enabled && isFileUpload(one));
  return (
    uploads.find(({ name }) => names[type].test(name)) ??
    uploads.find(({ sourceType }) => isSourceType(sourceType, type))
  );
}

/** The files that could not be sent. */
export const failedNames = ({ items }: Pick<UploadQueue, 'items'>): readonly string[] =>
  items.filter(({ state }) => state.kind === 'failed').map(({ name }) => name);

/** The part of uploading that is always there: whether it is to be had, and what has arrived. */
export class Uploads extends TypedEventTarget<{
  /** What has arrived is another, or uploading turned out not to be possible. */
  change: undefined;
}> {
  /** What has arrived, of all kinds. */
  readonly files: Query<UploadedFile[]>;
  readonly #services: UploadServices;
  readonly #queues = new Map<UploadType, UploadQueue>();
  readonly #sending = new Set<UploadItem>();
  #isMissing = false;
  #wasAnswered = false;

  constructor(services: UploadServices) {
    super();
    this.#services = services;
    this.files = new Query((signal) => this.#listFiles(signal));
    this.files.addEventListener('change', () => {
      // For good: to ask once more takes nothing back.
      this.#wasAnswered ||= this.files.state.kind === 'error' || this.files.value !== undefined;
      this.emit('change', undefined);
    });
  }

  /** Whether files can be sent, as far as that is known: the proxy may have no such route, or not let this user connect. */
  get isPossible(): boolean {
    const { uploadFile, listFiles, scopes } = this.#services.client;
    const isAllowed = scopes?.has('connect') ?? true;
    return isAllowed && uploadFile !== undefined && listFiles !== undefined && !this.#isMissing;
  }

  /** Whether it is known that files can be sent. */
  get isOffered(): boolean {
    return this.isPossible && this.#wasAnswered;
  }

  /** Asks what has arrived, unless that is known or asked already. */
  load(): void {
    if (this.isPossible) this.files.load();
  }

  /** Asks again what has arrived, where that was asked before. Never rejects: `files` has the failure. */
  async refresh(): Promise<void> {
    // What is under way asks by itself, and knows then which of its files have arrived.
    if (this.isPossible && this.#wasAnswered && !this.isLive) await this.files.refresh();
  }

  /** Forgets what has arrived, what could not be sent, and whether files can be sent. */
  forget(): void {
    this.files.forget();
    this.#queues.clear();
    this.#isMissing = false;
    this.#wasAnswered = false;
  }

  /** What has arrived of a kind, the newest first; of all where it is empty. */
  received(sourceType: string): UploadedFile[] {
    const all = this.files.value ?? [];
    return all.filter((file) => !sourceType || this.#isOf(file, sourceType)).reverse();
  }

  /** The same, of which each file is of one kind: where Codat does not say which, of the first that it may be of. */
  summaryOf(type: UploadType): UploadedFile[] {
    return this.received(type).filter(
      (file) => uploadTypes.find((one) => this.#isOf(file, one)) === type,
    );
  }

  /** The kinds of which files are on their way, or could not be sent. */
  get unsettledTypes(): UploadType[] {
    return uploadTypes.filter((type) => {
      const queue = this.#queues.get(type);
      return queue && (queue.isLive || failedNames(queue).length > 0);
    });
  }

  /** Whether files are on their way. */
  get isLive(): boolean {
    return [...this.#queues.values()].some(({ isLive }) => isLive);
  }

  /** The files of this kind that are on their way; undefined until the code is loaded. */
  queueFor(type: UploadType): UploadQueue | undefined {
    const known = this.#queues.get(type);
    if (known || !uploadModule.value) return known;
    const queue: UploadQueue = new uploadModule.value.UploadQueue(this.#services, {
      files: this.files,
      received: () => this.received(type),
      sentElsewhere: (name) =>
        [...this.#queues.values()].reduce(
          (count, other) => (other === queue ? count : count + other.sent.count(name)),
          0,
        ),
      sending: this.#sending,
      sendNext: () => this.#queues.forEach((one) => one.sendNext()),
      setMissing: () => this.setMissing(),
    });
    this.#queues.set(type, queue);
    let before = '';
    queue.addEventListener('change', () => {
      // Not with each part of a file that is sent.
      const now = [queue.isLive, queue.progress.done, failedNames(queue).length].join();
      if (now !== before) this.emit('change', undefined);
      before = now;
    });
    return queue;
  }

  /** The proxy has no routes for files: nothing is offered any more. */
  setMissing(): void {
    if (this.#isMissing) return;
    this.#isMissing = true;
    warnOnce(
      'codat-elements: files cannot be uploaded, since the token proxy does not pass them on. It needs ' +
        'POST /companies/{companyId}/connections/{connectionId}/files and GET /companies/{companyId}/files.',
    );
    this.emit('change', undefined);
  }

  /** Where Codat does not say a file's kind, it is of the one that it was sent under; where that is not known, of each. */
  #isOf(file: UploadedFile, kind: string): boolean {
    if (file.sourceType) return kindOf(file.sourceType) === kind;
    const senders = uploadTypes.filter((type) => this.#queues.get(type)?.sent.mayBe(file));
    return (senders.length > 0 ? senders : uploadTypes).some((type) => type === kind);
  }

  async #listFiles(signal: AbortSignal): Promise<UploadedFile[]> {
    try {
      return (await this.#services.client.listFiles?.({ signal })) ?? [];
    } catch (error) {
      // A proxy that does not know the route, or does not let this user upload.
      const isRefused = error instanceof CodatApiError && [403, 404, 405].includes(error.status);
      if (!isRefused) throw error;
      this.setMissing();
      return [];
    }
  }
}
