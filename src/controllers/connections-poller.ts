import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import { LinkPoller } from '../store/linking/link-poller.js';

/** While an element waits for somebody else, on another device for instance: looks now and then what they linked. */
export class ConnectionsPoller implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #awaited: () => CompanyStore | undefined;
  #watch: LinkPoller | undefined;

  /** `awaited` gives the store to look at as long as somebody is waited for. */
  constructor(host: ReactiveControllerHost & HTMLElement, awaited: () => CompanyStore | undefined) {
    this.#host = host;
    this.#awaited = awaited;
    host.addController(this);
  }

  hostUpdated(): void {
    // An update may come after the element was taken out: nothing would end the watch.
    const store = this.#host.isConnected ? this.#awaited() : undefined;
    if (!store) this.hostDisconnected();
    else if (!this.#watch) {
      const watch = new LinkPoller({
        ask: () => store.connections.refresh(),
        heard: () => {
          // Somebody waits for that attempt; here it only says that it is time to look.
          watch.pollNow();
          return false;
        },
        look: () => undefined,
        // What the proxy tells comes by itself; should it miss something, this finds it.
        isPushed: () => false,
      });
      this.#watch = watch;
      watch.start();
    }
  }

  hostDisconnected(): void {
    this.#watch?.stop();
    this.#watch = undefined;
  }
}
