/*
 * What a service worker has that a page has not. The library of TypeScript for workers cannot be taken in beside the
 * one for pages, in which most of this package runs.
 */

export interface WorkerClient {
  readonly id: string;
}

export interface WorkerEvent extends Event {
  waitUntil(done: Promise<unknown>): void;
}

export interface WorkerFetchEvent extends WorkerEvent {
  readonly request: Request;
  /** Empty for a page that is being opened. */
  readonly clientId: string;
  respondWith(response: Promise<Response>): void;
}

export interface WorkerMessageEvent extends WorkerEvent {
  readonly data: unknown;
  readonly source: WorkerClient | null;
  readonly ports: readonly MessagePort[];
}

interface WorkerEvents {
  install: WorkerEvent;
  activate: WorkerEvent;
  fetch: WorkerFetchEvent;
  message: WorkerMessageEvent;
}

/** A service worker's `self`. */
export interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly WorkerClient[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<Type extends keyof WorkerEvents>(
    type: Type,
    listener: (event: WorkerEvents[Type]) => void,
  ): void;
}

/** The service worker's `self`; undefined in a page, in Node and in other workers. */
export function workerScope(): WorkerScope | undefined {
  const isWorker = 'ServiceWorkerGlobalScope' in globalThis && 'skipWaiting' in globalThis;
  return isWorker ? (globalThis as unknown as WorkerScope) : undefined;
}
