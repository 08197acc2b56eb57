import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import { onResults } from '../store/linking/link-channel.js';
import { PollSchedule } from '../store/linking/poll-schedule.js';
import { Poller } from '../store/poller.js';

/** Polls the company's connections and files while an element waits for another user, on another device for instance. */
export class ConnectionsPoller implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #awaited: () => CompanyStore | undefined;
  #polled: { readonly store: CompanyStore; readonly stop: () => void } | undefined;

  /** `awaited` gives the store to poll while the element waits. */
  constructor(host: ReactiveControllerHost & HTMLElement, awaited: () => CompanyStore | undefined) {
    this.#host = host;
    this.#awaited = awaited;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may come after the element was taken out: nothing would stop the poller.
    const store = this.#host.isConnected ? this.#awaited() : undefined;
    if (store === this.#polled?.store) return;
    this.#polled?.stop();
    this.#polled = store && { store, stop: this.#start(store) };
  }

  hostDisconnected(): void {
    this.#polled?.stop();
    this.#polled = undefined;
  }

  #start(store: CompanyStore): () => void {
    // The event stream updates the connections by itself; polls find what it misses.
    const schedule = new PollSchedule({ isLive: false });
    const poller = new Poller({
      poll: () => {
        // Beside the poll: a list of files that hangs must not hold back the next one.
        void store.uploads.refresh();
        return store.connections.refresh();
      },
      nextPauseMs: schedule.nextPauseMs,
    });
    const closeChannel = onResults(() => {
      // The result is an attempt's: here it is only a sign that there is something new.
      schedule.isLikely = true;
      poller.pollNow();
      return false;
    });
    poller.start();
    return () => {
      poller.stop();
      closeChannel();
    };
  }
}
